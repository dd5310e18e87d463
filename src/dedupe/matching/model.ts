import type { KindName } from './kinds';

/**
 * How often two records agree on a level when they are one person, when they are strangers, and
 * when they are two people of one household (m- and u-probabilities of Fellegi and Sunter, and a
 * third class of our own). Without the third, a household agrees as strangers do.
 */
export type LevelWeights = readonly [same: number, strangers: number, household?: number];

export interface Comparison {
	/** What blocking rules call it. */
	readonly name: string;
	/** What reasons call it. */
	readonly label: string;
	readonly kind: KindName;
	/** The fields of a record that it looks at. */
	readonly fields: readonly string[];
	/** Half of which name, written in one field, stands in where a record has none of `fields`. */
	readonly half?: { readonly of: string; readonly take: 'given' | 'surname' };
	readonly levels: Readonly<Record<string, LevelWeights>>;
	/** Whether a rare value that agrees tells more than a common one. */
	readonly byFrequency: boolean;
	/** Whether a large batch's own agreement adjusts the weights. */
	readonly learned: boolean;
}

/** All that decides which records are one: data, so that it can be read and changed. */
export interface MatchingModel {
	readonly comparisons: readonly Comparison[];
	/** Records are compared when they agree on all keys of one rule: `surname`, `surname.sound`. */
	readonly blockingRules: readonly (readonly string[])[];
	/** A key that more records share selects nobody. */
	readonly largestBlock: number;
	/** About so many pairs a record are compared at most. */
	readonly pairsPerRecord: number;
	/** Expected pairs a record: of the same person, of the same household. */
	readonly expected: {
		readonly same: number;
		readonly household: number;
		/** How many people the records are of at least, where there are more than records. */
		readonly among?: number;
	};
	/** Probabilities from which a pair is one person, and from which somebody should look at it. */
	readonly thresholds: { readonly match: number; readonly review: number };
}
