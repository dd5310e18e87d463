import { randomBytes, randomInt } from 'node:crypto';
import { openStore, type Store } from '../dist/src/store/open-store.js';
import { addAddresses } from '../dist/src/suppression/add.js';
import { addCopies, placeOf, type Places, type StoreKind } from './places.mts';

/** A store with suppressed addresses in it. */
export interface SuppressedList {
	readonly store: Store;
	/** For `DOORMAN_STORE_URL`. */
	readonly url: string;
	/** Different addresses in no order, so many of them suppressed. */
	addresses(count: number, suppressed: number): string[];
	close(): Promise<void>;
}

const COPIED = [
	...['channel', 'scope', 'status', 'cause', 'event_type', 'event_at_ms', 'provider', 'detail'],
	...['marks', 'changed_at_ms'],
];

/** Makes a store in which so many addresses are suppressed: copies of one that was by the step. */
export async function makeSuppressedList(
	kind: StoreKind,
	size: number,
	places: Places,
): Promise<SuppressedList> {
	const place = await placeOf(kind, `suppressed_${size}`, places);
	const [first = '', ...others] = Array.from({ length: size }, randomAddress);
	const filling = await openStore(place.target);
	const addition = {
		reading: { address: first },
		cause: 'manual',
		scope: 'all',
		note: null,
	} as const;
	await addAddresses([addition], 'live', filling.suppressions, Date.now());
	await filling.close();
	await addCopies(place, { table: 'suppression', column: 'address', copied: COPIED }, others);
	const store = await openStore(place.target);
	return {
		store,
		url: place.url,
		addresses: (count, suppressed) => {
			const start = randomInt(others.length - suppressed);
			const asked = others.slice(start, start + suppressed);
			while (asked.length < count) asked.splice(randomInt(asked.length + 1), 0, randomAddress());
			return asked;
		},
		close: () => store.close(),
	};
}

/** No two are the same, and they sort in another order than they are made. */
function randomAddress(): string {
	return `${randomBytes(6).toString('hex')}@example.com`;
}
