import type { Agreement } from './agreement';
import { classesAmong, type Priors } from './classes';
import { MISSING } from './column';
import { addTo, countsOf } from './counts';
import type { Namesakes } from './namesakes';
import { normalized, type Weights } from './weights';

/** How relatives of a batch agree. */
export interface Families {
	/** How often two relatives agree on each level of each comparison. */
	readonly household: readonly Float64Array[];
	/** How many pairs of relatives the batch has. */
	readonly pairs: number;
	/** What pairs of one last name are. */
	readonly among: Priors;
}

export interface FamilyTerms {
	/** The weights so far. */
	readonly weights: Weights;
	readonly shipped: Weights;
	/** What the namesakes are by the weights so far. */
	readonly among: Priors;
	/** How often a last name that is one is written on each level. */
	readonly writing: Float64Array | undefined;
}

/** Before anything is known, somebody's namesakes are as often relatives as not. */
export const ANY_NAMESAKES: Priors = { priorSame: 0.2, priorHousehold: 0.3 };
/** Pairs that the shipped weights count for beside those that are looked at. */
const STRENGTH = 100;

/**
 * Estimates how relatives agree from pairs that share the last name and differ in the first, as one
 * person seldom does. How often relatives are named alike is seen where their birth dates differ.
 */
export function familiesAmong(
	namesakes: Namesakes,
	{ weights, shipped, among, writing }: FamilyTerms,
): Families | undefined {
	const { patterns, times, given, surname, birth } = namesakes;
	const counts = countsOf(shipped.household, STRENGTH);
	const differs = (agreement: Agreement, index: number) =>
		agreement[index] === (counts[index]?.length ?? 0) - 1;
	let [all, named, same, household, relatives] = [0, 0, 0, 0, 0];
	for (const { agreement, count } of patterns) {
		all += count;
		const level = agreement[given] ?? MISSING;
		if (level === MISSING) continue;
		const classes = classesAmong(agreement, weights, among, surname);
		const ofHousehold = classes.household * count;
		named += count;
		same += classes.same * count;
		household += ofHousehold;
		if (differs(agreement, birth)) addTo(counts[given], level, ofHousehold);
		if (!differs(agreement, given)) continue;
		relatives += ofHousehold;
		agreement.forEach((other, index) => {
			if (index !== given && index !== surname) addTo(counts[index], other, ofHousehold);
		});
	}
	if (named === 0) return undefined;
	const learned = counts.map((levels, index) =>
		// The name of a family is written alike whoever bears it.
		index === surname && writing !== undefined
			? writing
			: normalized(atLeastOne(levels, shipped.strangers[index])),
	);
	const otherwiseNamed = learned[given]?.at(-1) ?? 1;
	return {
		household: learned,
		pairs: (relatives * times * (all / named)) / otherwiseNamed,
		among: { priorSame: same / named, priorHousehold: household / named },
	};
}

/** A level that was not seen is rarer than one pair in all, but no rarer than among strangers. */
function atLeastOne(counts: Float64Array, strangers: Float64Array | undefined): Float64Array {
	const all = counts.reduce((sum, count) => sum + count, 0);
	return counts.map((count, level) =>
		Math.max(count, Math.min(1, (strangers?.[level] ?? 0) * all)),
	);
}
