import { onTestFinished } from 'vitest';
import { processClock } from '../../src/clock';
import type { Database } from '../../src/store/database';
import { migrate } from '../../src/store/migrate';
import { openPostgres } from '../../src/store/postgres/connection';
import { openSqlite } from '../../src/store/sqlite/connection';
import { suppressionsIn } from '../../src/store/suppression';
import type { Tables } from '../../src/store/tables';
import type { StoreTarget } from '../../src/store/target';
import type { Suppressions } from '../../src/suppression/suppressions';
import { sql } from '../../src/vendor/kysely';

/** The port over one store, with a view of what the store keeps for it. */
export interface OpenSuppressions {
	readonly suppressions: Suppressions;
	/** Everything in one of its tables. */
	readonly rows: <Name extends keyof Tables>(table: Name) => Promise<Tables[Name][]>;
	readonly database: Database;
	close(): Promise<void>;
}

/** Opens a store as `openStore` does, but lets tests look behind the port. Closed after the test. */
export async function openSuppressions(target: StoreTarget): Promise<OpenSuppressions> {
	const database =
		target.kind === 'embedded'
			? await openSqlite(target.filePath, processClock)
			: await openPostgres(target, processClock);
	onTestFinished(() => database.close());
	await migrate(database, 0);
	return {
		suppressions: suppressionsIn(database),
		rows: async <Name extends keyof Tables>(table: Name) => {
			const all = sql<Tables[Name]>`SELECT * FROM ${database.table(table)} ORDER BY 1, 2, 3`;
			return (await all.execute(database.kysely)).rows;
		},
		database,
		close: () => database.close(),
	};
}
