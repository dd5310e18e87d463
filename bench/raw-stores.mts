import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { binaryArray } from '../dist/src/store/postgres/arrays.js';
import type { StoreTarget } from './places.mts';

export type Column = readonly [name: string, type: 'text' | 'bigint'];

/** A store's tables without the store, to fill them with more than anybody would wait for. */
export interface RawStore {
	/** A table's name with its schema. */
	table(name: string): string;
	rows(statement: string): Promise<readonly object[]>;
	/** @param rows values in the order of the columns */
	add(
		table: string,
		columns: readonly Column[],
		rows: readonly (readonly unknown[])[],
	): Promise<void>;
	/** Ends with what the housekeeping of the database would have done by then. */
	close(): Promise<void>;
}

/** Opens a store that nobody has open. */
export async function openRaw(target: StoreTarget): Promise<RawStore> {
	return target.kind === 'embedded' ? openSqlite(target.filePath) : await openPostgres(target);
}

/** Without a journal and in memory as far as possible: only the outcome counts. */
function openSqlite(filePath: string): RawStore {
	const database = new DatabaseSync(filePath);
	database.exec(
		'PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000; BEGIN',
	);
	return {
		table: (name) => name,
		rows: async (statement) => database.prepare(statement).all(),
		add: async (table, columns, rows) => {
			const names = columns.map(([name]) => name).join();
			const insert = database.prepare(
				`INSERT INTO ${table} (${names}) VALUES (${columns.map(() => '?').join()})`,
			);
			for (const row of rows) insert.run(...(row as (string | number | null)[]));
		},
		close: async () => {
			database.exec('COMMIT; PRAGMA journal_mode = WAL');
			database.close();
		},
	};
}

async function openPostgres({
	host,
	port,
	database,
	user,
	password,
	schema,
}: Extract<StoreTarget, { kind: 'postgres' }>): Promise<RawStore> {
	const client = new Client({ host, port, database, user, password });
	await client.connect();
	return {
		table: (name) => `${schema}.${name}`,
		rows: async (statement) => (await client.query<object>(statement)).rows,
		add: async (table, columns, rows) => {
			const names = columns.map(([name]) => name).join();
			const arrays = columns.map(([, type], index) => `$${index + 1}::${type}[]`).join();
			await client.query(
				`INSERT INTO ${table} (${names}) SELECT * FROM unnest(${arrays})`,
				columns.map(([, type], index) =>
					binaryArray(
						type,
						rows.map((row) => row[index]),
					),
				),
			);
		},
		close: async () => {
			await client.query('VACUUM ANALYZE');
			await client.query('CHECKPOINT');
			await client.end();
		},
	};
}
