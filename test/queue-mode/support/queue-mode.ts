import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod/v4';
import { freePorts } from '../../../sandbox/free-port.mts';
import { OWNER } from '../../../sandbox/instance.mts';
import type { N8nRole } from '../../../sandbox/n8n-process.mts';
import { N8nRest } from '../../../sandbox/n8n-rest.mts';
import { installPack, packProject } from '../../../sandbox/pack-install.mts';
import type { PostgresServer } from '../../support/postgres-server.mts';
import { Closing } from './closing';
import { QueueProcess, type EnvironmentChanges } from './queue-process';
import { queueEnvironment, startQueueServers } from './queue-servers';
import {
	callWebhook,
	untilRegistered,
	webhookSchema,
	type Answer,
	type CallOptions,
} from './webhook-call';

export interface QueueModeOptions {
	/** 2 when left out. */
	workers?: number;
	/** 1 when left out. */
	webhookProcesses?: number;
	/** For all processes; wins over what they are told otherwise. */
	env?: EnvironmentChanges;
}

const workflowSchema = z.object({ nodes: z.array(z.unknown()) });

/**
 * A running n8n in queue mode, every process with a user folder of its own into which the packed
 * project is installed, as on several machines. Each process can be killed and started again.
 */
export class QueueMode {
	readonly main: QueueProcess;
	readonly webhookProcesses: readonly QueueProcess[];
	readonly workers: readonly QueueProcess[];
	/** The server of Doorman's store; n8n has one of its own. */
	readonly store: PostgresServer;
	/** The editor's interface of the main process, for the signed-in owner. */
	readonly rest: N8nRest;
	readonly #closing: Closing;
	#calls = 0;

	constructor(processes: Processes, store: PostgresServer, rest: N8nRest, closing: Closing) {
		this.main = processes.main;
		this.webhookProcesses = processes.webhook;
		this.workers = processes.worker;
		this.store = store;
		this.rest = rest;
		this.#closing = closing;
	}

	/** Saves a workflow, publishes it, and waits until every webhook process takes calls for it. */
	async publish(workflow: unknown): Promise<void> {
		const { nodes } = workflowSchema.parse(workflow);
		await this.rest.publishWorkflow(await this.rest.createWorkflow(workflow));
		for (const node of nodes) {
			const { success, data: webhook } = webhookSchema.safeParse(node);
			if (!success) continue;
			for (const { url } of this.webhookProcesses) await untilRegistered(url, webhook);
		}
	}

	/** Posts JSON to a production webhook, to the webhook processes in turn. */
	async call(path: string, body: unknown, options?: CallOptions): Promise<Answer> {
		const process = this.webhookProcesses[this.#calls++ % this.webhookProcesses.length];
		return await callWebhook((process ?? this.main).url, path, body, options);
	}

	/** Copies what all processes logged, to look into a failure. */
	saveLogs(folder: string): void {
		mkdirSync(folder, { recursive: true });
		for (const { name, logFile } of [this.main, ...this.webhookProcesses, ...this.workers]) {
			if (existsSync(logFile)) copyFileSync(logFile, join(folder, `${name}.log`));
		}
	}

	/** Kills every process and server and deletes what they stored. */
	async close(): Promise<void> {
		await this.#closing.close();
	}
}

/**
 * Starts Redis, PostgreSQL and all processes of n8n, and resolves when all are ready. Nothing keeps
 * running when that fails.
 */
export async function openQueueMode(options: QueueModeOptions = {}): Promise<QueueMode> {
	const startedAt = performance.now();
	const closing = new Closing();
	try {
		const folder = mkdtempSync(join(tmpdir(), 'doorman-queue-mode-'));
		closing.add(async () => rmSync(folder, { recursive: true, force: true }));
		const servers = await startQueueServers(folder, closing);
		const env = { ...queueEnvironment(servers), ...options.env };
		const processes = await installProcesses(folder, { ...options, env }, closing);
		const rest = await startProcesses(processes);
		const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
		console.log(`n8n was ready in queue mode after ${seconds} s`);
		return new QueueMode(processes, servers.store, rest, closing);
	} catch (error) {
		// This failure is the one to report, not another one on the way out.
		await closing.close().catch(() => {});
		throw error;
	}
}

interface Processes {
	readonly main: QueueProcess;
	readonly webhook: readonly QueueProcess[];
	readonly worker: readonly QueueProcess[];
}

async function installProcesses(
	folder: string,
	options: QueueModeOptions,
	closing: Closing,
): Promise<Processes> {
	const processes = await processesIn(folder, options, closing);
	const tarball = await packProject(folder);
	const all = [processes.main, ...processes.webhook, ...processes.worker];
	await together(all.map(async ({ userFolder }) => await installPack(tarball, userFolder)));
	return processes;
}

/** None of them runs yet. */
async function processesIn(
	folder: string,
	{ workers = 2, webhookProcesses = 1, env = {} }: QueueModeOptions,
	closing: Closing,
): Promise<Processes> {
	const giveUp = new AbortController();
	// Chosen together, so that no two of them are the same.
	const ports = await freePorts(2 * (1 + webhookProcesses + workers));
	const processOf = (role: N8nRole, name: string) => {
		const [port, brokerPort] = ports.splice(0, 2);
		if (port === undefined || brokerPort === undefined) throw new Error('No port is left');
		const userFolder = join(folder, name);
		const process = new QueueProcess({
			name,
			role,
			userFolder,
			port,
			brokerPort,
			env,
			signal: giveUp.signal,
		});
		closing.add(async () => await process.kill());
		return process;
	};
	const several = (role: N8nRole, count: number) =>
		Array.from({ length: count }, (_, index) => processOf(role, `${role}-${index + 1}`));
	const processes = {
		main: processOf('main', 'main'),
		webhook: several('webhook', webhookProcesses),
		worker: several('worker', workers),
	};
	closing.add(async () => giveUp.abort());
	return processes;
}

/** The main process first, because it sets up n8n's database; then all others at once. */
async function startProcesses({ main, webhook, worker }: Processes): Promise<N8nRest> {
	await main.start();
	const starts = [...webhook, ...worker].map(async (process) => await process.start());
	const [rest] = await Promise.all([N8nRest.setUpOwner(main.url, OWNER), together(starts)]);
	return rest;
}

/** All results; waits for the others when one fails, so that nothing is left under way. */
async function together<Result>(work: readonly Promise<Result>[]): Promise<Result[]> {
	await Promise.allSettled(work);
	return await Promise.all(work);
}
