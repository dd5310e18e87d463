import { describe, expect, it } from 'vitest';
import { explainInstallFailure } from '../../sandbox/install-failure.mts';
import { ProgramFailed } from '../../sandbox/run-program.mts';

const explain = (output: string) =>
	explainInstallFailure(new ProgramFailed('npm', 'ended with code 1', output), '/the/cache')
		.message;

describe('explainInstallFailure', () => {
	it.each([
		['npm error code ENOTFOUND', 'The package registry could not be reached'],
		['npm error network request failed, reason: connect ECONNREFUSED', 'Check the network'],
		['npm error code ENOSPC', 'The disk of /the/cache is full'],
		["npm error code EACCES\nnpm error path '/the/cache'", '/the/cache cannot be written to'],
		['gyp ERR! stack Error: not found: make', 'Install python3, make and g++'],
		['gyp ERR! find Python You need to install Python', 'Install python3, make and g++'],
		['make: g++: No such file or directory', 'Install python3, make and g++'],
	])('says what to do about "%s"', (output, remedy) => {
		expect(explain(output)).toContain(remedy);
	});

	it('finds the missing compiler when a download was tried before it', () => {
		const output = 'prebuild-install warn install ENOTFOUND\ngyp ERR! stack Error: not found: make';
		expect(explain(output)).toContain('Install python3, make and g++');
	});

	it('shows the end of the output of a failure it does not know', () => {
		expect(explain('npm error something new')).toContain('npm error something new');
	});
});
