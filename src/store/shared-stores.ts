import { openStore, type OpenOptions, type Store } from './open-store';
import { identityOf, type StoreTarget } from './target';

/** One handle or pool per process and target. Failed openings are not kept: the next call tries anew. */
const open = new Map<string, Promise<Store>>();

/**
 * Returns this process's store for the target, opening it on first use.
 *
 * @param options the same in every call of a process
 */
export async function sharedStore(target: StoreTarget, options?: OpenOptions): Promise<Store> {
	const identity = identityOf(target);
	const known = open.get(identity);
	if (known !== undefined) return await known;
	const opening = openStore(target, options);
	open.set(identity, opening);
	opening.catch(() => open.delete(identity));
	return await opening;
}

/** Closes everything this process has open; later calls open anew. */
export async function closeSharedStores(): Promise<void> {
	const stores = [...open.values()];
	open.clear();
	for (const store of await Promise.allSettled(stores)) {
		if (store.status === 'fulfilled') await store.value.close();
	}
}
