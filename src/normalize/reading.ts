/** Why a value is in doubt. */
export interface Doubt {
	/** For programs: stable, in lower case with underscores. */
	readonly code: string;
	/** For people: what is wrong and what was made of it. */
	readonly message: string;
}

/** What a reader made of a value: a doubtful one is null, or kept and flagged. */
export interface Reading<Value> {
	readonly value: Value | null;
	readonly doubts: readonly Doubt[];
}

/** Reads a value that is not blank. Pure: the same value gives the same reading. */
export type Reader<Value> = (value: unknown) => Reading<Value>;

/** Taken; with doubts it deserves a look. */
export function read<Value>(value: Value, ...doubts: readonly Doubt[]): Reading<Value> {
	return { value, doubts };
}

/** Doubtful: nothing is better than a guess. */
export function doubtful(code: string, message: string): Reading<never> {
	return { value: null, doubts: [{ code, message }] };
}
