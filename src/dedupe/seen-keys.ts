/**
 * What the step needs of the store: one memory of keys per ledger. Each method is atomic per key,
 * holds under parallel runs of several processes, and may be called again with the same arguments: what is stored stays
 * the same, and a claim is answered the same. Times are epoch milliseconds and come from the caller.
 */
export interface SeenKeys {
	/**
	 * Claims keys for their owners. A key is won when nobody has it, when what is known of it has
	 * expired, when a hold on it ran out, or when its owner is the one who asks and has not completed it.
	 */
	claim(
		ledger: string,
		claims: readonly Claim[],
		terms: ClaimTerms,
		now: number,
	): Promise<ClaimAnswer[]>;

	/** What is known of keys, without changing anything. In the order asked; unknown keys are `undefined`. */
	look(ledger: string, keys: readonly string[], now: number): Promise<(KnownKey | undefined)[]>;

	/** Marks keys as done, also such that were never claimed, so that they are seen from now on. */
	complete(
		ledger: string,
		keys: readonly OwnedKey[],
		terms: CompletionTerms,
		now: number,
	): Promise<CompletionAnswer[]>;

	/** Forgets keys, so that the next sight of them is the first. */
	release(ledger: string, keys: readonly OwnedKey[], now: number): Promise<ReleaseAnswer[]>;
}

export interface Claim {
	/** The key as composed from the item. The store keeps only a keyed hash of it. */
	readonly key: string;
	/** Who claims: the same for a redelivery and a retry of the same item, different for everyone else. */
	readonly owner: string;
	/** The person the key belongs to, where known, so that erasing the person erases the key. */
	readonly personId: string | undefined;
}

export interface ClaimTerms {
	/** How long a hold lasts before another may take the key over; undefined: the key is marked at once. */
	readonly holdMs: number | undefined;
	/** How long a key is remembered; undefined: for ever. */
	readonly rememberMs: number | undefined;
	/** n8n's id of the execution that claims, kept to explain later sightings. */
	readonly executionId: string;
}

export interface CompletionTerms {
	readonly rememberMs: number | undefined;
	readonly executionId: string;
}

/** What the store knows of a key that is neither expired nor free for the taking. */
export interface KnownKey {
	readonly firstSeenAtMs: number;
	/** n8n's id of the execution that first saw it. */
	readonly executionId: string;
	/** Set while a run holds the key and has not completed it. */
	readonly heldUntilMs: number | undefined;
}

/** `known` is undefined for a lost claim when the key was let go between losing it and looking it up. */
export type ClaimAnswer =
	| { readonly won: true; readonly firstSeenAtMs: number; readonly heldUntilMs: number | undefined }
	| { readonly won: false; readonly known: KnownKey | undefined };

export interface OwnedKey {
	readonly key: string;
	/** Undefined acts whoever owns the key. */
	readonly owner: string | undefined;
}

/** `taken_over`: the hold ran out and another run has the key now. */
export type CompletionAnswer = 'completed' | 'already_completed' | 'taken_over';

export type ReleaseAnswer = 'released' | 'not_found' | 'taken_over';
