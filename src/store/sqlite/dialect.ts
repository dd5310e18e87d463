import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import {
	CompiledQuery,
	SqliteAdapter,
	SqliteIntrospector,
	SqliteQueryCompiler,
	type DatabaseConnection,
	type Dialect,
	type Driver,
	type QueryResult,
} from '../../vendor/kysely';
import { explainFailure, isBusy, stillLocked } from './failures';

/** Long enough for every statement of the pack; they are few and their texts do not vary. */
const CACHED_STATEMENTS = 200;
/** How long to wait in all for another process to let go of the write lock. */
const LOCK_PATIENCE_MS = 5_000;
const LOCK_RETRY_MS = 10;

/**
 * Kysely over a `node:sqlite` handle, with what its own SQLite dialect has not: statements stay
 * prepared, transactions take the write lock at once (a deferred one that reads and then writes
 * fails without waiting), and waiting for that lock does not block the event loop.
 */
export function nodeSqliteDialect(handle: DatabaseSync): Dialect {
	return {
		createAdapter: () => new SqliteAdapter(),
		createQueryCompiler: () => new SqliteQueryCompiler(),
		createIntrospector: (db) => new SqliteIntrospector(db),
		createDriver: () => new NodeSqliteDriver(handle),
	};
}

class NodeSqliteDriver implements Driver {
	readonly #handle: DatabaseSync;
	readonly #connection: NodeSqliteConnection;

	constructor(handle: DatabaseSync) {
		this.#handle = handle;
		this.#connection = new NodeSqliteConnection(handle);
	}

	async init(): Promise<void> {
		// The handle is open already.
	}

	async acquireConnection(): Promise<DatabaseConnection> {
		return this.#connection;
	}

	async beginTransaction(): Promise<void> {
		await this.#connection.executeQuery(CompiledQuery.raw('BEGIN IMMEDIATE'));
	}

	async commitTransaction(): Promise<void> {
		await this.#connection.executeQuery(CompiledQuery.raw('COMMIT'));
	}

	async rollbackTransaction(): Promise<void> {
		// SQLite rolls back by itself on some failures (a full disk); a second time would fail.
		if (this.#handle.isTransaction) {
			await this.#connection.executeQuery(CompiledQuery.raw('ROLLBACK'));
		}
	}

	async releaseConnection(): Promise<void> {
		// There is one connection, and Kysely hands it to one user at a time.
	}

	async destroy(): Promise<void> {
		if (this.#handle.isOpen) this.#handle.close();
	}
}

class NodeSqliteConnection implements DatabaseConnection {
	readonly #handle: DatabaseSync;
	readonly #statements = new Map<string, StatementSync>();

	constructor(handle: DatabaseSync) {
		this.#handle = handle;
	}

	async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
		const patienceEndsAt = performance.now() + LOCK_PATIENCE_MS;
		for (;;) {
			try {
				return this.#run<Row>(query);
			} catch (error) {
				if (!isBusy(error) || this.#handle.isTransaction) throw explainFailure(error);
				if (performance.now() > patienceEndsAt) throw stillLocked(LOCK_PATIENCE_MS, error);
				await new Promise((resolve) => setTimeout(resolve, LOCK_RETRY_MS * (1 + Math.random())));
			}
		}
	}

	#run<Row>(query: CompiledQuery): QueryResult<Row> {
		const statement = this.#prepared(query.sql);
		const values = query.parameters as SQLInputValue[];
		if (statement.columns().length > 0) {
			return { rows: statement.all(...values) as Row[] };
		}
		const { changes } = statement.run(...values);
		return { rows: [], numAffectedRows: BigInt(changes) };
	}

	#prepared(text: string): StatementSync {
		const known = this.#statements.get(text);
		if (known !== undefined) return known;
		if (this.#statements.size >= CACHED_STATEMENTS) this.#statements.clear();
		const statement = this.#handle.prepare(text);
		this.#statements.set(text, statement);
		return statement;
	}

	// eslint-disable-next-line require-yield -- the port asks for it; nothing in the pack streams
	async *streamQuery(): AsyncIterableIterator<never> {
		throw new Error('Streaming is not offered by the embedded store.');
	}
}
