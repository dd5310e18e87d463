import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installPack, packProject } from '../../sandbox/pack-install.mts';

const root = join(import.meta.dirname, '..', '..');
let folder: string;
let tarball: string;
let installed: string;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'doorman-pack-'));
	tarball = await packProject(folder);
	installed = await installPack(tarball, join(folder, 'user'));
}, 60_000);

afterAll(() => {
	rmSync(folder, { recursive: true, force: true });
});

function filesIn(archive: string): string[] {
	const listing = execFileSync('tar', ['-tzf', archive], { encoding: 'utf8' });
	return listing
		.trim()
		.split('\n')
		.map((path) => path.replace(/^package\//, ''));
}

/**
 * Runs code with the installed package and nothing else but `n8n-workflow` in reach, which n8n
 * itself provides.
 */
function runBesidePack(code: string): string {
	const modules = join(folder, 'n8n-modules');
	mkdirSync(modules, { recursive: true });
	symlinkSync(join(root, 'node_modules', 'n8n-workflow'), join(modules, 'n8n-workflow'));
	return execFileSync(process.execPath, ['-e', code], {
		cwd: dirname(installed),
		encoding: 'utf8',
		env: { ...process.env, NODE_PATH: modules, PACK: installed },
	});
}

describe('the packed tarball', () => {
	it('holds what a user needs and nothing else', () => {
		const allowed =
			/^(package\.json|README\.md|LICENSE|CHANGELOG\.md|THIRD_PARTY_NOTICES\.md|workflows\/[\w-]+\.json|dist\/(nodes|credentials|src)\/.+\.(js|json|svg))$/;
		expect(filesIn(tarball).filter((file) => !allowed.test(file))).toEqual([]);
		expect(filesIn(tarball)).toEqual(
			expect.arrayContaining([
				'THIRD_PARTY_NOTICES.md',
				'LICENSE',
				'CHANGELOG.md',
				'README.md',
				'workflows/import-existing-contacts.json',
				'workflows/lead-intake.json',
				'workflows/listing-alerts.json',
				'workflows/listing-feed.json',
				'workflows/nightly-dedupe.json',
				'workflows/review-duplicates.json',
				'workflows/skip-repeats.json',
			]),
		);
	});

	it('names only files that it holds', () => {
		const { n8n } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
			n8n: { nodes: string[]; credentials: string[] };
		};
		expect(filesIn(tarball)).toEqual(expect.arrayContaining([...n8n.nodes, ...n8n.credentials]));
	});

	it('asks for nothing at run time', () => {
		const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as object;
		expect(manifest).not.toHaveProperty('dependencies');
		expect(manifest).not.toHaveProperty('peerDependencies');
		expect(manifest).not.toHaveProperty('scripts.postinstall');
	});

	it('works once installed as n8n does it, offline and on its own', () => {
		const output = runBesidePack(`
			const { Dedupe } = require(process.env.PACK + '/dist/nodes/Dedupe/Dedupe.node.js');
			const { openStore } = require(process.env.PACK + '/dist/src/store/open-store.js');
			require(process.env.PACK + '/dist/src/vendor/pg.js');
			openStore({ kind: 'embedded', filePath: ':memory:' }).then(async (store) => {
				const terms = { holdMs: undefined, rememberMs: undefined, executionId: '1' };
				const [answer] = await store.seenKeys.claim('l', [{ key: 'k', owner: 'o' }], terms, 1);
				await store.close();
				console.log(new Dedupe().description.name, answer.won);
			});
		`);
		expect(output.trim()).toBe('dedupe true');
	});
});
