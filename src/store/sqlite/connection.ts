import { isBuiltin } from 'node:module';
import type * as Sqlite from 'node:sqlite';
import { ConfigurationError } from '../../errors';
import type { Clock } from '../../clock';
import { Kysely, sql } from '../../vendor/kysely';
import type { Database } from '../database';
import type { Tables } from '../tables';
import { Checkpoints } from './checkpoints';
import { nodeSqliteDialect } from './dialect';
import { closeAtExit, forget } from './exit';
import { explainFailure } from './failures';
import { inputOf } from './input';
import { makePrivateFile } from './private-file';
import { sqliteSchema } from './schema';

/** For tests and benchmarks: gone when it is closed. */
export const IN_MEMORY = ':memory:';

/**
 * The longest SQLite itself waits for a lock, and so blocks the event loop; longer waits are done
 * asynchronously (see `dialect.ts`).
 */
const BLOCKING_LOCK_WAIT_MS = 10;
const SLICE = 100;

/**
 * Opens the embedded store at `filePath`, making the folder and the file when they are missing. The
 * file holds personal data by its nature and is readable by its owner only. Sees one connection;
 * several processes may open the same file on a local disk.
 */
export async function openSqlite(filePath: string, clock: Clock): Promise<Database> {
	const handle = openHandle(filePath);
	const kysely = new Kysely<Tables>({ dialect: nodeSqliteDialect(handle) });
	try {
		await setUp(kysely);
	} catch (error) {
		handle.close();
		throw error;
	}
	closeAtExit(handle);
	const checkpoints = filePath === IN_MEMORY ? undefined : new Checkpoints(filePath);
	return {
		kysely,
		sliceSize: SLICE,
		table: (name) => sql.table(name),
		input: inputOf,
		// A statement that writes has the file for itself.
		locked: () => sql``,
		skipLocked: sql``,
		// A transaction has the file for itself.
		lockKeys: async () => undefined,
		// One writer at a time: there is nothing to try again.
		write: async (work) => {
			const result = await work();
			await checkpoints?.written();
			return result;
		},
		now: () => clock.now(),
		// One process: queue mode is refused.
		messages: undefined,
		schema: sqliteSchema,
		close: async () => {
			await checkpoints?.close();
			forget(handle);
			await kysely.destroy();
		},
	};
}

async function setUp(kysely: Kysely<Tables>): Promise<void> {
	// The first of several processes to ask for WAL needs the file for itself for a moment, which
	// the dialect waits for.
	const pragmas = ['journal_mode = WAL', 'synchronous = NORMAL', 'cache_size = -65536'];
	// Only for when the thread that makes checkpoints has failed or does not keep up.
	pragmas.push('wal_autocheckpoint = 16000', 'journal_size_limit = 67108864');
	for (const pragma of pragmas) {
		await sql.raw(`PRAGMA ${pragma}`).execute(kysely);
	}
}

function openHandle(filePath: string): Sqlite.DatabaseSync {
	const { DatabaseSync } = loadNodeSqlite();
	if (filePath !== IN_MEMORY) makePrivateFile(filePath);
	try {
		return new DatabaseSync(filePath, { timeout: BLOCKING_LOCK_WAIT_MS });
	} catch (error) {
		throw explainFailure(error);
	}
}

/** Loaded on first use: on a Node without it the pack must still load and work with PostgreSQL. */
function loadNodeSqlite(): typeof Sqlite {
	if (!isBuiltin('node:sqlite')) {
		throw new ConfigurationError(
			`The embedded store needs Node.js 22.16 or newer; this n8n runs on ${process.version}`,
			'Update n8n (its image brings a newer Node.js), or use PostgreSQL: set DOORMAN_STORE_URL=postgres://user:password@host:5432/database.',
		);
	}
	return process.getBuiltinModule('node:sqlite');
}
