import { onTestFinished } from 'vitest';
import { processClock } from '../../src/clock';
import type { Database } from '../../src/store/database';
import { migrate } from '../../src/store/migrate';
import { openPostgres } from '../../src/store/postgres/connection';
import { openSqlite } from '../../src/store/sqlite/connection';
import type { Tables } from '../../src/store/tables';
import type { StoreTarget } from '../../src/store/target';
import { sql } from '../../src/vendor/kysely';

/** Opens the database of a store as `openStore` does, for a look behind the ports. Closed after the test. */
export async function openDatabase(target: StoreTarget): Promise<Database> {
	const database =
		target.kind === 'embedded'
			? await openSqlite(target.filePath, processClock)
			: await openPostgres(target, processClock);
	onTestFinished(() => database.close());
	await migrate(database, 0);
	return database;
}

/** Everything in a table of the database. */
export type Rows = <Name extends keyof Tables>(table: Name) => Promise<Tables[Name][]>;

/** Reads tables, sorted by their first two columns. */
export function rowsIn(database: Database): Rows {
	return async <Name extends keyof Tables>(table: Name) => {
		const all = sql<Tables[Name]>`SELECT * FROM ${database.table(table)} ORDER BY 1, 2`;
		return (await all.execute(database.kysely)).rows;
	};
}
