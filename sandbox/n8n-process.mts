import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

import { freePorts } from './free-port.mts';
import { n8nEnvironment, type N8nRole } from './n8n-environment.mts';
import { n8nScript } from './n8n-location.mts';

export { n8nEnvironment, type N8nRole } from './n8n-environment.mts';

export interface N8nProcess {
	readonly role: N8nRole;
	/** `http://127.0.0.1:<port>`; of a worker only the health check answers there. */
	readonly url: string;
	readonly userFolder: string;
	readonly logFile: string;
	readonly pid: number;
	/** Resolves when the process is gone, with a few words on how it went. Never rejects. */
	readonly exited: Promise<string>;
	/** Asks n8n to finish and waits; after 15 s it is killed. Nothing of it is left then. */
	stop(): Promise<void>;
	/** SIGKILL for n8n and its task runner at once, and waits. */
	kill(): Promise<void>;
}

export interface StartN8nOptions {
	/** `main` when left out. */
	role?: N8nRole;
	userFolder: string;
	/** A free one when left out. */
	port?: number;
	env?: Record<string, string>;
	encryptionKey?: string;
	/** How long n8n may take until it is ready, migrations included; 180 s when left out. */
	readyWithinMs?: number;
	/** Gives up the start; a process that is ready is not touched any more. */
	signal?: AbortSignal;
}

const STOP_WITHIN_MS = 15_000;
const LOG_LINES_SHOWN = 25;
const COMMAND: Record<N8nRole, string> = { main: 'start', worker: 'worker', webhook: 'webhook' };

/** The last lines of a log, for an error message. */
export function tailOf(logFile: string): string {
	return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-LOG_LINES_SHOWN).join('\n');
}

/**
 * Runs n8n's own script in a process group of its own, so that a Ctrl-C in the terminal reaches
 * only us and n8n is stopped in order.
 */
function spawnN8n(args: string[], env: Record<string, string>, logFile: string) {
	const log = openSync(logFile, 'a');
	try {
		const leave = pathToFileURL(join(import.meta.dirname, 'leave-with-parent.mts')).href;
		return spawn(process.execPath, ['--import', leave, n8nScript(), ...args], {
			env: { ...env, DOORMAN_STARTED_BY: String(process.pid) },
			// n8n reads a .env file where it starts.
			cwd: env['N8N_USER_FOLDER'],
			detached: true,
			stdio: ['ignore', log, log],
		});
	} finally {
		closeSync(log);
	}
}

/** Resolves when the process is gone, with a few words on how it went. */
async function exitOf(child: ChildProcess): Promise<string> {
	return await new Promise((resolve) => {
		child.once('error', (error) => resolve(`could not be started: ${error.message}`));
		child.once('exit', (code, signal) => {
			resolve(signal === null ? `ended with code ${code}` : `was ended by ${signal}`);
		});
	});
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
	try {
		process.kill(-pid, signal);
	} catch (error) {
		// ESRCH: nobody of the group is left, which is what was wanted.
		if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
	}
}

async function isReady(url: string): Promise<boolean> {
	try {
		const response = await fetch(`${url}/healthz/readiness`, {
			signal: AbortSignal.timeout(2_000),
		});
		return response.status === 200;
	} catch {
		return false;
	}
}

async function untilReady(
	n8n: N8nProcess,
	withinMs: number,
	signal: AbortSignal | undefined,
): Promise<void> {
	let gone: string | undefined;
	void n8n.exited.then((how) => (gone = how));
	const deadline = Date.now() + withinMs;
	while (!(await isReady(n8n.url))) {
		if (signal?.aborted) {
			await n8n.kill();
			signal.throwIfAborted();
		}
		const problem = gone ?? (Date.now() > deadline ? `was not ready within ${withinMs} ms` : '');
		if (problem) {
			await n8n.kill();
			throw new Error(
				`n8n (${n8n.role}) ${problem}. The end of ${n8n.logFile}:\n${tailOf(n8n.logFile)}`,
			);
		}
		await delay(150);
	}
}

function handleOf(child: ChildProcess, known: Omit<N8nProcess, 'exited' | 'stop' | 'kill'>) {
	const { pid } = known;
	const exited = exitOf(child);
	const kill = async () => {
		signalGroup(pid, 'SIGKILL');
		await exited;
	};
	const stop = async () => {
		child.kill('SIGTERM');
		const late = new AbortController();
		const timeout = delay(STOP_WITHIN_MS, undefined, { signal: late.signal }).catch(() => {});
		await Promise.race([exited, timeout]);
		late.abort();
		await kill();
	};
	return { ...known, exited, stop, kill };
}

/**
 * Starts one process of n8n and resolves when it is ready to work. Rejects with the end of its log
 * when it dies or is not ready in time; nothing is left running then.
 */
export async function startN8n(options: StartN8nOptions): Promise<N8nProcess> {
	const { userFolder, role = 'main' } = options;
	const [freeForN8n, brokerPort] = await freePorts(2);
	const port = options.port ?? freeForN8n;
	if (port === undefined || brokerPort === undefined) throw new Error('No free port was found');
	mkdirSync(userFolder, { recursive: true });
	const logFile = join(userFolder, `n8n-${role}-${port}.log`);
	const env = n8nEnvironment({
		role,
		userFolder,
		port,
		brokerPort,
		...(options.encryptionKey !== undefined && { encryptionKey: options.encryptionKey }),
		...(options.env !== undefined && { env: options.env }),
	});
	const child = spawnN8n([COMMAND[role]], env, logFile);
	if (child.pid === undefined) throw new Error(`n8n (${role}) ${await exitOf(child)}`);
	const url = `http://127.0.0.1:${port}`;
	const n8n = handleOf(child, { role, url, userFolder, logFile, pid: child.pid });
	await untilReady(n8n, options.readyWithinMs ?? 180_000, options.signal);
	return n8n;
}
