import { randomBytes } from 'node:crypto';
import { keyText, type Key } from '../dist/src/dedupe/key.js';
import { ledgerId } from '../dist/src/dedupe/ledger.js';
import { skipSeen, type Sighting, type Verdict } from '../dist/src/dedupe/skip-seen.js';
import { openStore, type Store } from '../dist/src/store/open-store.js';
import { addCopies, placeOf, type Places, type StoreKind } from './places.mts';

/** A store with one ledger in it. */
export interface FilledLedger {
	/** As the Ledger field of the node says it. */
	readonly name: string;
	/** For `DOORMAN_STORE_URL`. */
	readonly url: string;
	/** Keys that are known: the next of some thousands with every call. */
	knownKeys(count: number): Key[];
	/** Keys as the step takes them, each of an owner of its own. */
	sightingsOf(keys: readonly Key[]): Sighting[];
	/** Lets the step decide, with what it asks for when nothing is set in the node. */
	decide(sightings: readonly Sighting[]): Promise<readonly Verdict[]>;
	/** Makes keys new again. */
	forget(keys: readonly Key[]): Promise<void>;
	close(): Promise<void>;
}

const NAME = 'bench';
const ID = ledgerId(NAME, '', { isTest: false });
/** So many keys are taken in by the step itself; the rest are copies of one of them. */
const CLAIMED = 20_000;
const COPIED = ['ledger', 'owner', 'execution_id', 'first_seen_at_ms'];
const REMEMBER_MS = 365 * 86_400_000;

/**
 * Makes a store whose ledger knows so many keys. The copies differ from what the step takes in by
 * nothing but their hash, which is random, and their time.
 */
export async function makeLedger(
	kind: StoreKind,
	size: number,
	places: Places,
): Promise<FilledLedger> {
	const place = await placeOf(kind, `known_${size}`, places);
	const claimed = Math.min(size, CLAIMED);
	const keys = Array.from({ length: claimed }, (_, number): Key => [`known-${number}@example.com`]);
	const filling = await openStore(place.target);
	await decide(filling, sightingsOf(keys));
	await filling.close();
	if (claimed < size) {
		const hashes = Array.from({ length: size - claimed }, randomHash);
		await addCopies(place, { table: 'seen_key', column: 'key_hash', copied: COPIED }, hashes);
	}
	const store = await openStore(place.target);
	let next = 0;
	return {
		name: NAME,
		url: place.url,
		knownKeys: (count) => Array.from({ length: count }, () => keys[next++ % claimed] ?? []),
		sightingsOf,
		decide: (sightings) => decide(store, sightings),
		forget: async (forgotten) => {
			const owned = forgotten.map((key) => ({ key: keyText(key), owner: undefined }));
			await store.seenKeys.release(ID, owned, Date.now());
		},
		close: () => store.close(),
	};
}

function sightingsOf(keys: readonly Key[]): Sighting[] {
	return keys.map((key) => ({
		key,
		ledger: ID,
		alsoReads: undefined,
		owner: randomHash(),
		personId: undefined,
	}));
}

async function decide(store: Store, sightings: readonly Sighting[]): Promise<readonly Verdict[]> {
	const claim = { holdMs: undefined, rememberMs: REMEMBER_MS, executionId: '1000' };
	const terms = { claim, lookOnly: false, withoutKey: 'seen' } as const;
	return await skipSeen(sightings, terms, store.seenKeys, Date.now(), () => undefined);
}

/** Looks like the hash of a key: 128 bits in 22 characters. */
function randomHash(): string {
	return randomBytes(16).toString('base64url');
}
