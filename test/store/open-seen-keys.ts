import type { SeenKeys } from '../../src/dedupe/seen-keys';
import { seenKeysIn } from '../../src/store/dedupe/seen-keys';
import { keySecretOf } from '../../src/store/secret';
import type { SeenKeyTable } from '../../src/store/tables';
import type { StoreTarget } from '../../src/store/target';
import { openDatabase, rowsIn } from './open-database';

/** The port over one store, with a view of what the store keeps for it. */
export interface OpenSeenKeys {
	readonly seenKeys: SeenKeys;
	/** Everything in the table. */
	rows(): Promise<SeenKeyTable[]>;
	close(): Promise<void>;
}

/** Opens a store as `openStore` does, but lets tests look behind the port. Closed after the test. */
export async function openSeenKeys(target: StoreTarget): Promise<OpenSeenKeys> {
	const database = await openDatabase(target);
	return {
		seenKeys: seenKeysIn(database, await keySecretOf(database)),
		rows: async () => await rowsIn(database)('seen_key'),
		close: () => database.close(),
	};
}
