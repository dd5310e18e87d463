import { onTestFinished } from 'vitest';
import { processClock } from '../../src/clock';
import type { Consumers } from '../../src/debounce/consumers';
import type { HeldBack } from '../../src/debounce/held-back';
import type { ContactWindows } from '../../src/debounce/contact-windows';
import type { Outbox } from '../../src/debounce/outbox';
import type { Database } from '../../src/store/database';
import { consumersIn, contactWindowsIn, heldBackIn, outboxIn } from '../../src/store/debounce';
import { migrate } from '../../src/store/migrate';
import { openPostgres } from '../../src/store/postgres/connection';
import { openSqlite } from '../../src/store/sqlite/connection';
import type { Tables } from '../../src/store/tables';
import type { StoreTarget } from '../../src/store/target';
import { sql } from '../../src/vendor/kysely';

/** The ports over one store, with a view of what the store keeps for them. */
export interface OpenDebounce {
	readonly windows: ContactWindows;
	readonly outbox: Outbox;
	readonly heldBack: HeldBack;
	readonly consumers: Consumers;
	/** Everything in a table. */
	rows<Name extends keyof Tables>(table: Name): Promise<Tables[Name][]>;
}

/** Opens a store as `openStore` does, but lets tests look behind the ports. Closed after the test. */
export async function openDebounce(target: StoreTarget): Promise<OpenDebounce> {
	const database =
		target.kind === 'embedded'
			? await openSqlite(target.filePath, processClock)
			: await openPostgres(target, processClock);
	onTestFinished(() => database.close());
	await migrate(database, 0);
	return portsOf(database);
}

function portsOf(database: Database): OpenDebounce {
	return {
		windows: contactWindowsIn(database),
		outbox: outboxIn(database),
		heldBack: heldBackIn(database),
		consumers: consumersIn(database),
		rows: async <Name extends keyof Tables>(table: Name) => {
			const all = sql<Tables[Name]>`SELECT * FROM ${database.table(table)}`;
			return (await all.execute(database.kysely)).rows;
		},
	};
}
