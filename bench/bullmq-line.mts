import { loadPeer } from './peers.mts';
import { startRedis } from '../test/queue-mode/support/redis-server.ts';
import type { BenchEvent, WaitingLine } from './waiting-lines.mts';

/** As much of BullMQ, and of the client it asks for, as is used here. */
interface BullMq {
	readonly Queue: new (name: string, options: { connection: Connection }) => Queue;
	readonly Worker: new (
		name: string,
		handle: (job: { readonly name: string }) => Promise<void>,
		options: { connection: Connection; concurrency: number; autorun: boolean },
	) => Worker;
}

interface Connection {
	readonly host: string;
	readonly port: number;
}

interface Queue {
	addBulk(jobs: readonly object[]): Promise<unknown>;
	promoteJobs(): Promise<void>;
	close(): Promise<void>;
}

interface Worker {
	on(event: 'error', listener: (error: Error) => void): void;
	on(event: 'failed', listener: (job: unknown, error: Error) => void): void;
	run(): Promise<void>;
	close(): Promise<void>;
}

interface IoRedis {
	readonly Redis: new (connection: Connection) => Redis;
}

interface Redis {
	config(...words: string[]): Promise<unknown>;
	pipeline(): Commands;
	multi(): Commands;
	disconnect(): void;
}

interface Commands {
	set(key: string, value: string, ...words: (string | number)[]): Commands;
	rpush(key: string, ...values: string[]): Commands;
	lrange(key: string, start: number, stop: number): Commands;
	del(key: string): Commands;
	exec(): Promise<[Error | null, unknown][] | null>;
}

const LINE = 'alerts';
const QUIET_MS = 3_600_000;
const REMEMBERED_S = 30 * 86_400;
/** More did not help. */
const CONCURRENCY = 50;

/**
 * BullMQ with a job for each user whose delay begins anew with every event. A job keeps one event
 * only, so the events are in lists beside it. Redis writes its log every second.
 */
export async function openBullMqLine(folder: string): Promise<WaitingLine> {
	const bullMq: BullMq = loadPeer('bullmq');
	const ioRedis: IoRedis = loadPeer('ioredis');
	const redis = await startRedis(folder);
	const connection = { host: redis.host, port: redis.port };
	const queue = new bullMq.Queue(LINE, { connection });
	const client = new ioRedis.Redis(connection);
	await client.config('SET', 'appendonly', 'yes');
	await client.config('SET', 'appendfsync', 'everysec');
	let left = 0;
	return {
		queue: async (events) => {
			const fresh = await takeIn(client, events);
			left += fresh.length;
			const lists = client.pipeline();
			for (const event of fresh) lists.rpush(listOf(event.user), JSON.stringify(event));
			await lists.exec();
			await queue.addBulk(
				fresh.map(({ user }) => ({
					name: user,
					data: {},
					opts: {
						delay: QUIET_MS,
						deduplication: { id: user, reschedule: true },
						removeOnComplete: true,
					},
				})),
			);
		},
		makeDue: () => queue.promoteJobs(),
		release: async () => {
			const expected = left;
			await new Promise<void>((resolve, reject) => {
				const worker = new bullMq.Worker(
					LINE,
					async ({ name }) => {
						const events = await takeOut(client, name);
						left -= events.length;
						if (left === 0) setImmediate(() => void worker.close().then(resolve, reject));
					},
					{ connection, concurrency: CONCURRENCY, autorun: false },
				);
				worker.on('error', reject);
				worker.on('failed', (_job, error) => {
					reject(error);
				});
				worker.run().catch(reject);
			});
			return expected - left;
		},
		close: async () => {
			client.disconnect();
			await queue.close();
			await redis.stop();
		},
	};
}

function listOf(user: string): string {
	return `events:${user}`;
}

async function takeIn(client: Redis, events: readonly BenchEvent[]): Promise<BenchEvent[]> {
	const seen = client.pipeline();
	for (const { id } of events) seen.set(`seen:${id}`, '', 'EX', REMEMBERED_S, 'NX');
	const answers = await seen.exec();
	return events.filter((_, index) => answers?.[index]?.[1] === 'OK');
}

async function takeOut(client: Redis, user: string): Promise<BenchEvent[]> {
	const answers = await client.multi().lrange(listOf(user), 0, -1).del(listOf(user)).exec();
	const texts: unknown = answers?.[0]?.[1];
	return Array.isArray(texts) ? texts.map((text): BenchEvent => JSON.parse(String(text))) : [];
}
