import type { Consumers } from '../../src/debounce/consumers';
import type { HeldBack } from '../../src/debounce/held-back';
import type { ContactWindows } from '../../src/debounce/contact-windows';
import type { Outbox } from '../../src/debounce/outbox';
import { consumersIn, contactWindowsIn, heldBackIn, outboxIn } from '../../src/store/debounce';
import type { StoreTarget } from '../../src/store/target';
import { openDatabase, rowsIn, type Rows } from './open-database';

/** The ports over one store, with a view of what the store keeps for them. */
export interface OpenDebounce {
	readonly windows: ContactWindows;
	readonly outbox: Outbox;
	readonly heldBack: HeldBack;
	readonly consumers: Consumers;
	readonly rows: Rows;
}

/** Opens a store as `openStore` does, but lets tests look behind the ports. Closed after the test. */
export async function openDebounce(target: StoreTarget): Promise<OpenDebounce> {
	const database = await openDatabase(target);
	return {
		windows: contactWindowsIn(database),
		outbox: outboxIn(database),
		heldBack: heldBackIn(database),
		consumers: consumersIn(database),
		rows: rowsIn(database),
	};
}
