import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod/v4';

import { runNpm, runProgram } from './run-program.mts';
import { UserMessage } from './user-message.mts';

export const PACK_NAME = 'n8n-nodes-doorman';

const projectFolder = dirname(import.meta.dirname);
const packageSchema = z.looseObject({ name: z.string(), version: z.string() });
const ledgerSchema = z.looseObject({ dependencies: z.record(z.string(), z.string()) });

/** n8n's own arguments (its community-packages service), and no network for a self-contained pack. */
const INSTALL_ARGS = [
	'install',
	'--audit=false',
	'--fund=false',
	'--bin-links=false',
	'--install-strategy=shallow',
	'--ignore-scripts=true',
	'--package-lock=false',
	'--offline',
];

function readJson(file: string): unknown {
	return JSON.parse(readFileSync(file, 'utf8'));
}

/**
 * Packs the project as it would be published and returns the tarball's path. `dist/` has to be
 * built before.
 */
export async function packProject(into: string, from: string = projectFolder): Promise<string> {
	if (!existsSync(join(from, 'dist'))) {
		throw new UserMessage('There is no dist/ to pack. Run `npm run build` first.');
	}
	mkdirSync(into, { recursive: true });
	const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', into];
	const packed = await runNpm(args, { cwd: from });
	const [result] = z.array(z.object({ filename: z.string() })).parse(JSON.parse(packed));
	if (result === undefined) throw new Error('npm pack said nothing about its tarball');
	return join(into, result.filename);
}

/** Runtime needs only: n8n drops everything else that a package asks for. */
function withoutForeignDependencies(manifest: z.infer<typeof packageSchema>): string {
	const dropped = ['devDependencies', 'peerDependencies', 'optionalDependencies'];
	const kept = Object.entries(manifest).filter(([field]) => !dropped.includes(field));
	return JSON.stringify(Object.fromEntries(kept), null, 2);
}

function recordInLedger(nodesFolder: string, name: string, version: string): void {
	const file = join(nodesFolder, 'package.json');
	const fresh = { name: 'installed-nodes', private: true, dependencies: {} };
	const ledger = ledgerSchema.parse(existsSync(file) ? readJson(file) : fresh);
	ledger.dependencies[name] = version;
	writeFileSync(file, JSON.stringify(ledger, null, 2));
}

/**
 * Installs a tarball of the pack into `<userFolder>/.n8n/nodes`, step by step as n8n does it for
 * Settings > Community nodes, and returns the package's folder. n8n finds it at its next start.
 */
export async function installPack(tarball: string, userFolder: string): Promise<string> {
	const nodesFolder = join(userFolder, '.n8n', 'nodes');
	const packageFolder = join(nodesFolder, 'node_modules', PACK_NAME);
	rmSync(packageFolder, { recursive: true, force: true });
	mkdirSync(packageFolder, { recursive: true });
	await runProgram('tar', ['-xzf', tarball, '-C', packageFolder, '--strip-components=1'], {
		cwd: nodesFolder,
	});
	const manifestFile = join(packageFolder, 'package.json');
	const manifest = packageSchema.parse(readJson(manifestFile));
	writeFileSync(manifestFile, withoutForeignDependencies(manifest));
	await runNpm(INSTALL_ARGS, { cwd: packageFolder });
	recordInLedger(nodesFolder, manifest.name, manifest.version);
	return packageFolder;
}
