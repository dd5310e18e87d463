import { suppressionsIn } from '../../src/store/suppression';
import type { StoreTarget } from '../../src/store/target';
import type { Suppressions } from '../../src/suppression/suppressions';
import { openDatabase, rowsIn, type Rows } from './open-database';

/** The port over one store, with a view of what the store keeps for it. */
export interface OpenSuppressions {
	readonly suppressions: Suppressions;
	readonly rows: Rows;
	close(): Promise<void>;
}

/** Opens a store as `openStore` does, but lets tests look behind the port. Closed after the test. */
export async function openSuppressions(target: StoreTarget): Promise<OpenSuppressions> {
	const database = await openDatabase(target);
	return {
		suppressions: suppressionsIn(database),
		rows: rowsIn(database),
		close: () => database.close(),
	};
}
