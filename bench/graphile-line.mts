import { once } from 'node:events';
import { Client, Pool } from 'pg';
import type { PostgresServer } from '../test/support/postgres-server.mts';
import { loadPeer } from './peers.mts';
import type { BenchEvent, WaitingLine } from './waiting-lines.mts';

/** As much of graphile-worker as is used here. */
interface GraphileWorker {
	run(options: object): Promise<{ stop(): Promise<void> }>;
	runMigrations(options: object): Promise<void>;
	readonly Logger: new (make: () => () => void) => object;
}

const TASK = 'alert';
const DATABASE = 'graphile';
const QUIET_MS = 3_600_000;

/** As its own page on performance has it. */
const WORKER = {
	concurrentJobs: 24,
	maxPoolSize: 12,
	pollInterval: 2_000,
	localQueue: { size: 500 },
	completeJobBatchDelay: 0,
	failJobBatchDelay: 0,
};

/**
 * graphile-worker with a job for each user, found by its key: the events of all calls are joined in
 * its payload, and its time begins anew with each. On a database of its own.
 */
export async function openGraphileLine(server: PostgresServer): Promise<WaitingLine> {
	const graphile: GraphileWorker = loadPeer('graphile-worker');
	const coordinates = await makeDatabase(server);
	const pool = new Pool({ ...coordinates, max: WORKER.maxPoolSize });
	// It asks for both. What fails is thrown by the statement that failed.
	pool.on('error', () => undefined);
	pool.on('connect', (client) => client.on('error', () => undefined));
	const logger = new graphile.Logger(() => () => undefined);
	await graphile.runMigrations({ pgPool: pool, logger });
	await pool.query(
		'CREATE TABLE seen (event_id text PRIMARY KEY, expires_at timestamptz NOT NULL)',
	);
	let left = 0;
	return {
		queue: async (events) => {
			const added = await addJobs(pool, events);
			left += added;
		},
		makeDue: async () => {
			await pool.query('UPDATE graphile_worker._private_jobs SET run_at = now()');
			await pool.query('VACUUM ANALYZE graphile_worker._private_jobs');
		},
		release: async () => {
			const expected = left;
			const done = new EventTarget();
			const handle = async (payload: readonly BenchEvent[]) => {
				left -= payload.length;
				if (left === 0) done.dispatchEvent(new Event('done'));
			};
			const isDone = once(done, 'done');
			const runner = await graphile.run({
				pgPool: pool,
				taskList: { [TASK]: handle },
				noHandleSignals: true,
				preset: { worker: WORKER },
				logger,
			});
			await isDone;
			await runner.stop();
			return expected - left;
		},
		close: () => pool.end(),
	};
}

async function makeDatabase({ coordinates }: PostgresServer) {
	const client = new Client({ ...coordinates });
	await client.connect();
	await client.query(`DROP DATABASE IF EXISTS ${DATABASE}`);
	await client.query(`CREATE DATABASE ${DATABASE}`);
	await client.end();
	return { ...coordinates, database: DATABASE };
}

/** One transaction for all: the ids that are new, and one call with a job for each user. */
async function addJobs(pool: Pool, events: readonly BenchEvent[]): Promise<number> {
	const client = await pool.connect();
	try {
		await client.query('BEGIN');
		const taken = await client.query<{ event_id: string }>(
			`INSERT INTO seen SELECT id, now() + interval '30 days' FROM unnest($1::text[]) AS id
			ON CONFLICT DO NOTHING RETURNING event_id`,
			[events.map(({ id }) => id)],
		);
		const fresh = new Set(taken.rows.map(({ event_id }) => event_id));
		const jobs = new Map<string, BenchEvent[]>();
		for (const event of events) {
			if (!fresh.has(event.id)) continue;
			const others = jobs.get(event.user);
			if (others === undefined) jobs.set(event.user, [event]);
			else others.push(event);
		}
		await client.query(
			`SELECT 1 FROM graphile_worker.add_jobs(ARRAY(
				SELECT json_populate_record(null::graphile_worker.job_spec, spec)
				FROM json_array_elements($1::json) AS spec
			))`,
			[JSON.stringify([...jobs].map(specOf))],
		);
		await client.query('COMMIT');
		return fresh.size;
	} finally {
		client.release();
	}
}

function specOf([user, payload]: [string, BenchEvent[]]) {
	const run_at = new Date(Date.now() + QUIET_MS).toISOString();
	return { identifier: TASK, job_key: user, payload, run_at };
}
