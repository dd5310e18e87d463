import type { Rig } from './rig.mts';

/** What was timed: one line of a table. */
export interface Row {
	/** Says what was timed. No two rows of a bench have the same words. */
	readonly what: string;
	/** Milliseconds unless {@link unit} says otherwise, one for each round. */
	readonly times: readonly number[];
	/** What is measured when it is no time. */
	readonly unit?: 'MB' | undefined;
	/** The `what` of the row that this one's time is divided by in the table. */
	readonly against?: string | undefined;
}

/** A bench's rows by their `what`. */
export type Rows = ReadonlyMap<string, Row>;

/** What the measured times have to keep to. */
export interface Target {
	readonly text: string;
	readonly unit: 'ms' | 'x' | 'MB';
	/** Undefined when what it takes is not on this machine. */
	measure(rows: Rows): number | undefined;
	isMet(measured: number): boolean;
}

/** One subject: a file `<subject>.bench.mts` that exports it as its default. */
export interface Bench {
	readonly title: string;
	/** What is measured and how, for whoever reads the table. Markdown. */
	readonly method: string;
	readonly targets: readonly Target[];
	/** Measures. What is compared takes turns in every round (see `inTurns`). */
	run(rig: Rig): Promise<readonly Row[]>;
}

/** Keeps the types of a bench's declaration. */
export function defineBench(bench: Bench): Bench {
	return bench;
}
