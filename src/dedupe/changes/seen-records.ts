import type { Key } from '../key';
import type { Fields } from './fields';

/**
 * What the step needs of the store: the last seen form of every record. Records are kept by a keyed
 * hash of their key. Times are epoch milliseconds and come from the caller.
 */
export interface SeenRecords {
	/**
	 * Tells what was known of each record and remembers the new form in one step, so that of several
	 * runs with the same change one sees it. Who asks again with the same owner gets the same answer.
	 */
	exchange(
		ledger: string,
		sightings: readonly RecordSighting[],
		terms: { readonly rememberMs: number | undefined },
		now: number,
	): Promise<RecordKnown[]>;

	/** What {@link exchange} would tell, remembering nothing. */
	look(ledger: string, sightings: readonly RecordSighting[], now: number): Promise<RecordKnown[]>;
}

export interface RecordSighting {
	readonly key: Key;
	/** The same for a redelivery and a retry of the same item, different for everyone else. */
	readonly owner: string;
	readonly fields: Fields;
	/** When the source last changed the record; undefined: it does not say. */
	readonly modifiedAtMs: number | undefined;
	/** The person the record is about, where known, so that erasing the person erases it. */
	readonly personId: string | undefined;
}

/** `older`: a later form of the record is known already, and stays. */
export type RecordKnown =
	| { readonly kind: 'first' }
	| { readonly kind: 'known' | 'older'; readonly fields: Fields; readonly seenAtMs: number };
