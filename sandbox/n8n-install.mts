import {
	existsSync,
	mkdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statfsSync,
	writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

import { withLock } from './lock.mts';
import { explainInstallFailure } from './install-failure.mts';
import { cacheFolder, n8nFolder, N8N_VERSION } from './n8n-location.mts';
import { startProgress, type Report } from './progress.mts';
import { runNpm, runProgram } from './run-program.mts';
import { UserMessage } from './user-message.mts';

export interface EnsureN8nOptions {
	/** Gets short lines about what is going on. Nothing is said when n8n is there. */
	report: Report;
	signal?: AbortSignal;
}

/** Of which 1 GB is npm's own, for what it downloads. */
const NEEDED_MB = 4_000;
const projectFolder = dirname(import.meta.dirname);

function megabytesFree(folder: string): number {
	const { bavail, bsize } = statfsSync(folder);
	return Math.floor((bavail * bsize) / 1_048_576);
}

/** How much lies in a folder that is being filled. */
async function sizeOf(folder: string): Promise<string> {
	// Files that come and go meanwhile make `du` complain; its sum is right all the same.
	const command = 'du -sk . 2>/dev/null | cut -f1';
	const kilobytes = Number(await runProgram('sh', ['-c', command], { cwd: folder }));
	return `${Math.round(kilobytes / 1_024)} MB`;
}

/** Loading it is the only sure sign: it may be missing, cut short, or of another machine. */
async function sqliteLoads(folder: string): Promise<boolean> {
	try {
		await runProgram(process.execPath, ['-e', "require('sqlite3')"], { cwd: folder });
		return true;
	} catch {
		return false;
	}
}

function installedVersion(folder: string): string | undefined {
	const file = join(folder, 'node_modules', 'n8n', 'package.json');
	if (!existsSync(file)) return undefined;
	const { version }: { version?: string } = JSON.parse(readFileSync(file, 'utf8'));
	return version;
}

async function isUsable(folder: string): Promise<boolean> {
	return installedVersion(folder) === N8N_VERSION && (await sqliteLoads(folder));
}

/** The header files of the running Node, when they lie on this disk. */
function headersFolder(): string | undefined {
	const ownPackage = join('node_modules', `node-${process.platform}-${process.arch}`);
	return [
		dirname(dirname(process.execPath)),
		join(projectFolder, 'node_modules', 'node', ownPackage),
		join(projectFolder, ownPackage),
	].find((folder) => existsSync(join(folder, 'include', 'node', 'node.h')));
}

/** Fetches the running Node's headers as a package, where they are the only thing missing. */
async function fetchHeaders(into: string, signal: AbortSignal | undefined): Promise<string> {
	const name = `node-${process.platform}-${process.arch}`;
	mkdirSync(into, { recursive: true });
	writeFileSync(join(into, 'package.json'), '{"private":true}');
	const spec = `${name}@${process.versions.node}`;
	await runNpm(['install', spec, '--ignore-scripts', '--prefix', into], { cwd: into, signal });
	return join(into, 'node_modules', name);
}

async function buildSqlite(folder: string, signal: AbortSignal | undefined): Promise<void> {
	const scratch = join(folder, 'node-headers');
	const nodedir = headersFolder() ?? (await fetchHeaders(scratch, signal));
	try {
		await runNpm(['rebuild', 'sqlite3', '--ignore-scripts=false', '--prefix', folder], {
			cwd: folder,
			env: { ...process.env, npm_config_nodedir: nodedir },
			signal,
		});
	} finally {
		rmSync(scratch, { recursive: true, force: true });
	}
	if (await sqliteLoads(folder)) return;
	throw new UserMessage(
		`n8n's database driver was built in ${folder} and does not load. ` +
			'Delete that folder and run the command again.',
	);
}

async function download(folder: string, signal: AbortSignal | undefined): Promise<void> {
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, 'package.json'), '{"private":true}');
	await runNpm(
		[
			'install',
			`n8n@${N8N_VERSION}`,
			'--ignore-scripts',
			'--no-audit',
			'--no-fund',
			// npm's own 10 and 60 seconds keep a person waiting who is merely offline.
			'--fetch-retries=3',
			'--fetch-retry-mintimeout=2000',
			'--fetch-retry-maxtimeout=15000',
			'--prefix',
			folder,
		],
		{ cwd: folder, signal },
	);
}

function requireSpace(cache: string): void {
	const free = megabytesFree(cache);
	if (free >= NEEDED_MB) return;
	throw new UserMessage(
		`n8n needs about ${NEEDED_MB} MB in ${cache}, and ${free} MB are free. Free some space, ` +
			'or set DOORMAN_CACHE to a folder on another disk, and run the command again.',
	);
}

async function install({ report, signal }: EnsureN8nOptions): Promise<void> {
	const folder = n8nFolder();
	const cache = cacheFolder();
	const partial = `${folder}.partial`;
	requireSpace(cache);
	report(`n8n ${N8N_VERSION} is not here yet. It is fetched once, into ${cache},`);
	report('and takes about 6 minutes and 3 GB. Later starts find it there.');
	const progress = startProgress(report, async () => await sizeOf(partial));
	try {
		progress.phase(`Downloading n8n ${N8N_VERSION}`);
		await download(partial, signal);
		progress.phase("Building n8n's database driver");
		if (!(await sqliteLoads(partial))) await buildSqlite(partial, signal);
		rmSync(folder, { recursive: true, force: true });
		renameSync(partial, folder);
	} finally {
		progress.stop();
	}
	report(`n8n ${N8N_VERSION} is installed.`);
}

async function repairOrInstall(options: EnsureN8nOptions): Promise<void> {
	const folder = n8nFolder();
	if (await isUsable(folder)) return;
	if (installedVersion(folder) !== N8N_VERSION) {
		await install(options);
		return;
	}
	options.report("Building n8n's database driver for this Node (about a minute)");
	await buildSqlite(folder, options.signal);
}

/**
 * Makes sure that n8n is installed in the user's cache and returns its folder: at once when it is
 * there, after some minutes the first time. Two processes never install at the same time. Rejects
 * with a `UserMessage` that says what to do.
 */
export async function ensureN8n(options: EnsureN8nOptions): Promise<string> {
	const folder = n8nFolder();
	if (await isUsable(folder)) return folder;
	const { report, signal } = options;
	try {
		const onWait = () => report('Another process is installing n8n. Waiting for it.');
		await withLock(
			`${folder}.lock`,
			{ onWait, signal },
			async () => await repairOrInstall(options),
		);
		return folder;
	} catch (error) {
		signal?.throwIfAborted();
		throw explainInstallFailure(error, cacheFolder());
	}
}
