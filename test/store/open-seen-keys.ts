import { onTestFinished } from 'vitest';
import { processClock } from '../../src/clock';
import type { SeenKeys } from '../../src/dedupe/seen-keys';
import { seenKeysIn } from '../../src/store/dedupe/seen-keys';
import { migrate } from '../../src/store/migrate';
import { openPostgres } from '../../src/store/postgres/connection';
import { keySecretOf } from '../../src/store/secret';
import { openSqlite } from '../../src/store/sqlite/connection';
import type { SeenKeyTable } from '../../src/store/tables';
import type { StoreTarget } from '../../src/store/target';
import { sql } from '../../src/vendor/kysely';

/** The port over one store, with a view of what the store keeps for it. */
export interface OpenSeenKeys {
	readonly seenKeys: SeenKeys;
	/** Everything in the table. */
	rows(): Promise<SeenKeyTable[]>;
	close(): Promise<void>;
}

/** Opens a store as `openStore` does, but lets tests look behind the port. Closed after the test. */
export async function openSeenKeys(target: StoreTarget): Promise<OpenSeenKeys> {
	const database =
		target.kind === 'embedded'
			? await openSqlite(target.filePath, processClock)
			: await openPostgres(target, processClock);
	onTestFinished(() => database.close());
	await migrate(database, 0);
	return {
		seenKeys: seenKeysIn(database, await keySecretOf(database)),
		rows: async () => {
			const all = sql<SeenKeyTable>`SELECT * FROM ${database.table('seen_key')}`;
			return (await all.execute(database.kysely)).rows;
		},
		close: () => database.close(),
	};
}
