import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startN8n, type N8nProcess, type N8nRole } from '../../../sandbox/n8n-process.mts';

const ENCRYPTION_KEY = 'one-key-for-all-processes';

/** Environment variables to set, or to leave out (`undefined`). */
export type EnvironmentChanges = Record<string, string | undefined>;

export interface QueueProcessOptions {
	/** `main`, `webhook-1`, `worker-2`, … */
	readonly name: string;
	readonly role: N8nRole;
	readonly userFolder: string;
	readonly port: number;
	/** Of its task broker. */
	readonly brokerPort: number;
	readonly env: EnvironmentChanges;
	/** Gives up a start that is under way. */
	readonly signal: AbortSignal;
}

/** One process of n8n. It has the same user folder and port again when it is started again. */
export class QueueProcess {
	readonly name: string;
	readonly url: string;
	readonly userFolder: string;
	readonly logFile: string;
	readonly #options: QueueProcessOptions;
	#process: Promise<N8nProcess> | undefined;

	constructor(options: QueueProcessOptions) {
		const { name, role, userFolder, port } = options;
		this.name = name;
		this.url = `http://127.0.0.1:${port}`;
		this.userFolder = userFolder;
		this.logFile = join(userFolder, `n8n-${role}-${port}.log`);
		this.#options = options;
	}

	/**
	 * Starts the process and resolves when it is ready to work.
	 *
	 * @param changes to its environment, until it is killed
	 */
	async start(changes: EnvironmentChanges = {}): Promise<void> {
		if (this.#process !== undefined) throw new Error(`${this.name} runs already`);
		const { role, userFolder, port, brokerPort, env, signal } = this.#options;
		const broker = { N8N_RUNNERS_BROKER_PORT: String(brokerPort) };
		this.#process = startN8n({
			role,
			userFolder,
			port,
			encryptionKey: ENCRYPTION_KEY,
			env: onlySet({ ...broker, ...env, ...changes }),
			signal,
		});
		try {
			await this.#process;
		} catch (error) {
			this.#process = undefined;
			throw error;
		}
	}

	/** SIGKILL for the process and its task runner; resolves when they are gone. */
	async kill(): Promise<void> {
		const started = this.#process;
		this.#process = undefined;
		const running = await started?.catch(() => undefined);
		await running?.kill();
	}

	async restart(changes?: EnvironmentChanges): Promise<void> {
		await this.kill();
		await this.start(changes);
	}

	/** Ids of the executions that this worker took on since it was first started. */
	takenExecutions(): Set<string> {
		const log = existsSync(this.logFile) ? readFileSync(this.logFile, 'utf8') : '';
		const taken = log.matchAll(/Worker started execution (\d+)/g);
		return new Set([...taken].map(([, id = '']) => id));
	}
}

function onlySet(env: EnvironmentChanges): Record<string, string> {
	const set: Record<string, string> = {};
	for (const [name, value] of Object.entries(env)) {
		if (value !== undefined) set[name] = value;
	}
	return set;
}
