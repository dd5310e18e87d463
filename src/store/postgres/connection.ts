import { Kysely, PostgresDialect, sql, type PostgresPool } from '../../vendor/kysely';
import { Pool, types, type ClientConfig, type PoolConfig } from '../../vendor/pg';
import type { Clock } from '../../clock';
import { columnNames, type Database } from '../database';
import type { PostgresTarget } from '../target';
import type { Tables } from '../tables';
import { binaryArray } from './arrays';
import { ExplainingClient } from './explaining-client';
import { asksToTryAgain, explainFailure } from './failures';
import { postgresMessages } from './messages';
import { postgresSchema } from './schema';

const CONNECT_TIMEOUT_MS = 5_000;
const QUERY_TIMEOUT_MS = 10_000;
/** Per process; n8n itself defaults to as few. */
const CONNECTIONS = 5;
const SLICE = 1_000;
const ATTEMPTS = 5;
const RETRY_PAUSE_MS = 20;

/**
 * Opens a pool for the server. Nothing connects before the first statement. Statements that take
 * longer than ten seconds fail, and their connection is thrown away.
 *
 * @param clock replaces the server's clock, for tests
 */
export async function openPostgres(target: PostgresTarget, clock?: Clock): Promise<Database> {
	// Epoch milliseconds and counts stay far below 2^53.
	types.setTypeParser(types.builtins.INT8, Number);
	const pool = new Pool(poolConfig(target));
	pool.on('error', () => {
		// An idle connection broke. The pool drops it, and the next statement reports if the server is gone.
	});
	pool.on('connect', (client) => {
		client.on('error', () => {
			// A connection in use broke, which the pool does not listen for. Its statement reports it;
			// without a listener the process would end.
		});
	});
	const kysely = new Kysely<Tables>({
		dialect: new PostgresDialect({ pool: explainingPool(pool, target) }),
	});
	const messages = postgresMessages(kysely, connectionConfig(target), target.schema);
	return {
		kysely,
		sliceSize: SLICE,
		table: (name) => sql.id(target.schema, name),
		input: inputOf,
		locked: (alias) => sql`FOR UPDATE OF ${sql.ref(alias)}`,
		skipLocked: sql`FOR UPDATE SKIP LOCKED`,
		lockKeys,
		write: tryAgainWhenAsked,
		now: () => (clock === undefined ? serverTime(kysely) : clock.now()),
		messages,
		schema: postgresSchema(target.schema),
		close: async () => {
			await messages.close();
			await kysely.destroy();
		},
	};
}

const inputOf: Database['input'] = (columns, rows) => {
	const names = columnNames(columns);
	const arrays = names.map((name) => {
		const type = columns[name];
		const values = rows.map((row) => row[name]);
		return sql`${binaryArray(type, values)}::${sql.raw(type)}[]`;
	});
	return sql`unnest(${sql.join(arrays)}) AS input(${sql.join(names.map((name) => sql.ref(name)))})`;
};

/** In one order, so that no two transactions wait for each other. */
const lockKeys: Database['lockKeys'] = async (transaction, keys) => {
	const sorted = [...new Set(keys)].sort((a, b) => a - b);
	await sql`
		SELECT pg_advisory_xact_lock(key)
		FROM unnest(${binaryArray('bigint', sorted)}::bigint[]) WITH ORDINALITY AS wanted (key, position)
		ORDER BY position
	`.execute(transaction);
};

function connectionConfig(target: PostgresTarget): ClientConfig {
	return {
		host: target.host,
		port: target.port,
		database: target.database,
		user: target.user,
		password: target.password,
		ssl: tlsOptions(target),
		connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
		query_timeout: QUERY_TIMEOUT_MS,
		keepAlive: true,
		application_name: 'n8n-nodes-doorman',
	};
}

function poolConfig(target: PostgresTarget): PoolConfig {
	return {
		...connectionConfig(target),
		max: CONNECTIONS,
		// An idle pool must not keep a process alive that has nothing else to do.
		allowExitOnIdle: true,
	};
}

function tlsOptions({ ssl, sslCa }: PostgresTarget): ClientConfig['ssl'] {
	if (ssl === 'disable') return false;
	return { rejectUnauthorized: ssl === 'verify', ...(sslCa === undefined ? {} : { ca: sslCa }) };
}

/** The pool as Kysely uses it, with failures in the words of `errors.ts`. */
function explainingPool(pool: Pool, target: PostgresTarget): PostgresPool {
	return {
		options: {},
		end: () => pool.end(),
		connect: async () => {
			try {
				return new ExplainingClient(await pool.connect(), target);
			} catch (error) {
				throw explainFailure(error, target);
			}
		},
	};
}

/** Deadlocks and serialization failures are rare and short; the server has undone the attempt. */
async function tryAgainWhenAsked<Result>(work: () => Promise<Result>): Promise<Result> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await work();
		} catch (error) {
			if (attempt === ATTEMPTS || !asksToTryAgain(error)) throw error;
			await new Promise((resolve) => setTimeout(resolve, Math.random() * RETRY_PAUSE_MS * attempt));
		}
	}
}

async function serverTime(kysely: Kysely<Tables>): Promise<number> {
	const { rows } = await sql<{ now_ms: number }>`
		SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now_ms
	`.execute(kysely);
	const [row] = rows;
	if (row === undefined) throw new Error('PostgreSQL returned no row for its own time.');
	return row.now_ms;
}
