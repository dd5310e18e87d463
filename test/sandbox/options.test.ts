import { describe, expect, it } from 'vitest';
import { readOptions } from '../../sandbox/options.mts';

describe('readOptions', () => {
	it('starts a fresh n8n on its usual port when nothing is said', () => {
		expect(readOptions([])).toMatchObject({
			port: 5678,
			keep: false,
			exitAfterDemo: false,
			help: false,
		});
	});

	it('reads what was asked for', () => {
		const args = ['--port', '6000', '--keep', '--folder', '/tmp/here', '--exit-after-demo'];
		expect(readOptions(args)).toEqual({
			port: 6000,
			keep: true,
			folder: '/tmp/here',
			exitAfterDemo: true,
			help: false,
		});
	});

	it.each(['0', '65536', 'http', '80.5'])('refuses port %s', (port) => {
		expect(() => readOptions(['--port', port])).toThrow('--port takes a number from 1 to 65535');
	});

	it('points at the help for an option that does not exist', () => {
		expect(() => readOptions(['--prot', '6000'])).toThrow(
			"Unknown option '--prot'. See `npm start -- --help`.",
		);
	});
});
