import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openStore, type Store } from '../../src/store/open-store';
import type { StoreTarget } from '../../src/store/target';
import { freshFolder } from '../support/fresh-folder';
import { freshPostgresTarget } from '../support/fresh-postgres';

export type FreshTarget = () => Promise<StoreTarget>;

/** Where a contract is run: the name for the report, and a place nobody has used. */
export const everyStore: readonly (readonly [name: string, freshTarget: FreshTarget])[] = [
	['SQLite in memory', async () => ({ kind: 'embedded', filePath: ':memory:' })],
	[
		'SQLite on file',
		async () => ({ kind: 'embedded', filePath: join(freshFolder(), 'doorman.sqlite') }),
	],
	['PostgreSQL', freshPostgresTarget],
];

/** Those that several processes can share. */
export const sharedStores = everyStore.filter(([name]) => name !== 'SQLite in memory');

/** Opens a store for the running test; it is closed after it. */
export async function openedStore(target: StoreTarget): Promise<Store> {
	const store = await openStore(target);
	onTestFinished(() => store.close());
	return store;
}
