/** Where letters are kept apart: those of test runs are not among the live ones. */
export type Shelf = 'live' | 'test';

/**
 * `parked`: waits for a person. `taken`: is being replayed; parked again when that is not settled in
 * time. `resolved`, `discarded`: settled, kept for a while for the record.
 */
export type LetterState = 'parked' | 'taken' | 'resolved' | 'discarded';

/** What could not be delivered or handled, with all that is needed to try it again. */
export interface NewLetter {
	/** The same when the same thing is parked again. */
	readonly letterId: string;
	/** The item as it went through the workflow. */
	readonly payload: Readonly<Record<string, unknown>>;
	/** What went wrong, in words. */
	readonly failure: string;
	/** How often it was tried. */
	readonly attempts: number;
	/** Where it comes from, in words: a node, a workflow, a template's own name for it. */
	readonly source: string;
	readonly workflowId: string;
	/** Undefined when no execution was left to name. */
	readonly executionId: string | undefined;
}

export interface Letter extends NewLetter {
	readonly state: LetterState;
	readonly parkedAtMs: number;
	readonly takenUntilMs: number | undefined;
	readonly settledAtMs: number | undefined;
}

export interface ListTerms {
	readonly states: readonly LetterState[];
	/** Only letters from there; undefined: from everywhere. */
	readonly source: string | undefined;
	readonly limit: number;
}

export type ParkAnswer = 'parked' | 'already_parked';
export type SettleAnswer = 'settled' | 'already_settled' | 'not_found';

/**
 * What the desk for dead letters needs of the store. Every method is atomic per letter, holds under
 * parallel calls of several processes, and may be called again. Times are epoch milliseconds and come
 * from the caller.
 */
export interface Letters {
	/** Parks letters. One that is settled and parked again is open again. */
	park(shelf: Shelf, letters: readonly NewLetter[], now: number): Promise<ParkAnswer[]>;

	/** Oldest first. A letter whose replay was not settled in time counts as parked. */
	list(shelf: Shelf, terms: ListTerms, now: number): Promise<Letter[]>;

	/** Takes parked letters, oldest first, so that nobody else takes them before `takenUntilMs`. */
	take(
		shelf: Shelf,
		terms: Omit<ListTerms, 'states'> & { readonly takenUntilMs: number },
		now: number,
	): Promise<Letter[]>;

	settle(
		shelf: Shelf,
		letterIds: readonly string[],
		state: 'resolved' | 'discarded',
		now: number,
	): Promise<SettleAnswer[]>;
}
