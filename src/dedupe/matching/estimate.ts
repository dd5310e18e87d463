import type { Agreement } from './agreement';
import { classesOf, type Priors } from './classes';
import { MISSING } from './column';
import { addTo, countsOf } from './counts';
import { ANY_NAMESAKES, familiesAmong } from './families';
import { namesakesOf, type Namesakes } from './namesakes';
import type { Patterns } from './patterns';
import { randomAgreement } from './random-pairs';
import { USUALLY } from './rarity';
import type { Records } from './records';
import { isPersonal, normalized, shippedWeights, withSwaps, type Weights } from './weights';

const ROUNDS = 30;
/** Pairs that the shipped weights count for beside those that are found. */
const STRENGTH = 20;
const STRENGTH_OF_HOUSEHOLD = 100;

/** How far a batch is believed. */
interface Trust {
	/**
	 * A pair counts as one at most so many times as much as the shipped weights would have it. Otherwise
	 * a batch with few duplicates learns to find something else that is alike in many ways, such as shops
	 * of one street.
	 */
	readonly mostTrusted: number;
	/** However much of an agreement is due to duplicates, strangers show this share of it. */
	readonly leastRest: number;
}

const PEOPLE: Trust = { mostTrusted: 10, leastRest: 0.02 };
/** Shops and homes have no families to be told from, and their fields go together more than names do. */
const OTHERS: Trust = { mostTrusted: 3, leastRest: 0.2 };

interface Batch {
	readonly records: Records;
	readonly patterns: Patterns;
	readonly shipped: Weights;
	/** How often two records drawn at random agree, whoever they are. */
	readonly random: readonly Float64Array[];
	readonly allPairs: number;
	readonly namesakes: Namesakes | undefined;
	readonly trust: Trust;
}

interface Round {
	readonly weights: Weights;
	/** What pairs of one last name are. */
	readonly among: Priors;
}

/**
 * Estimates the weights from the records themselves: expectation maximization over the patterns of
 * the compared pairs, held by the shipped weights where the batch says little. The prior is over all
 * pairs, since a pair that was not worth comparing is a pair of strangers.
 */
export function estimatedWeights(records: Records, patterns: Patterns): Weights {
	// How common values are is learned as well.
	const shipped = { ...shippedWeights(records, records.size), weightOfUsual: USUALLY };
	const random = randomAgreement(records, shipped);
	const allPairs = (records.size * (records.size - 1)) / 2;
	const namesakes = namesakesOf(records);
	const trust = records.model.comparisons.some(({ kind }) => kind === 'surname') ? PEOPLE : OTHERS;
	const batch = { records, patterns, shipped, random, allPairs, namesakes, trust };
	const weights = withSwaps(records, { ...shipped, strangers: random });
	let last: Round = { weights, among: ANY_NAMESAKES };
	for (let round = 0; round < ROUNDS; round++) last = nextRound(batch, last);
	return last.weights;
}

function nextRound(batch: Batch, { weights, among }: Round): Round {
	const { records, shipped, allPairs, namesakes } = batch;
	const counted = countClasses(batch, weights);
	const same = learned(records, counted.same.map(normalized), shipped.same);
	const families =
		namesakes &&
		familiesAmong(namesakes, { weights, shipped, among, writing: same[namesakes.surname] });
	const next = {
		...weights,
		same,
		priorSame: counted.pairsOfSame / allPairs,
		priorHousehold: (families?.pairs ?? householdsOf(batch, counted)) / allPairs,
		knowsFamilies: families !== undefined,
	};
	const seen = families?.household ?? counted.household.map(normalized);
	const household = learned(records, seen, shipped.household);
	const strangers = strangersOf(batch, { ...next, household });
	return {
		weights: withSwaps(records, {
			...next,
			strangers,
			household: asStrangers(household, strangers, next, records),
		}),
		among: families?.among ?? among,
	};
}

/** On what the model says nothing of, and nothing was seen, households agree as strangers do. */
function asStrangers(
	household: readonly Float64Array[],
	strangers: readonly Float64Array[],
	{ knowsFamilies }: Pick<Weights, 'knowsFamilies'>,
	{ model }: Records,
): readonly Float64Array[] {
	if (knowsFamilies) return household;
	return household.map((levels, index) =>
		isPersonal(model.comparisons[index]) ? (strangers[index] ?? levels) : levels,
	);
}

/** A batch of much that is double has as much more of what only shares a house. */
function householdsOf({ records }: Batch, { pairsOfSame, pairsOfHousehold }: Counted): number {
	const { same, household } = records.model.expected;
	return Math.max(pairsOfHousehold, same === 0 ? 0 : (pairsOfSame * household) / same);
}

interface Counted {
	/** How often pairs of one person, and of a household, agree on each level. */
	readonly same: readonly Float64Array[];
	readonly household: readonly Float64Array[];
	pairsOfSame: number;
	pairsOfHousehold: number;
}

/** Shares the pairs out among the classes, as the weights so far have it. */
function countClasses({ records, patterns, shipped, trust }: Batch, weights: Weights): Counted {
	const counted: Counted = {
		same: countsOf(shipped.same, STRENGTH),
		household: countsOf(shipped.household, STRENGTH_OF_HOUSEHOLD),
		pairsOfSame: 0.5,
		pairsOfHousehold: 0.5,
	};
	const asShipped = { ...weights, same: shipped.same };
	const tellsHouseholds = householdTelling(records);
	for (const { agreement, count } of patterns.list) {
		const shares = classesOf(agreement, weights);
		const same =
			Math.min(shares.same, trust.mostTrusted * classesOf(agreement, asShipped).same) * count;
		const household = shares.household * count;
		counted.pairsOfSame += same;
		counted.pairsOfHousehold += household;
		const isTold = tellsHouseholds(agreement);
		for (let index = 0; index < agreement.length; index++) {
			const level = agreement[index] ?? MISSING;
			addTo(counted.same[index], level, same);
			if (isTold) addTo(counted.household[index], level, household);
		}
	}
	return counted;
}

/**
 * Only what two of a household do not share, such as a birth date, tells them from one person. Where
 * no such thing speaks, a pair says nothing of how households agree on the rest.
 */
function householdTelling({ model }: Records): (agreement: Agreement) => boolean {
	const telling = model.comparisons.flatMap((comparison, index) =>
		comparison.learned && isPersonal(comparison) ? [index] : [],
	);
	return (agreement) => telling.some((index) => (agreement[index] ?? MISSING) !== MISSING);
}

/** Records drawn at random are mostly strangers; the share of the others is taken off. */
function strangersOf({ records, random, shipped, trust }: Batch, weights: Weights): Float64Array[] {
	const { same, household, priorSame, priorHousehold } = weights;
	const rest = random.map((levels, index) =>
		normalized(
			levels.map((share, level) => {
				const ofSame = priorSame * (same[index]?.[level] ?? 0);
				const ofHousehold = priorHousehold * (household[index]?.[level] ?? 0);
				return Math.max(share - ofSame - ofHousehold, share * trust.leastRest);
			}),
		),
	);
	return learned(records, rest, shipped.strangers);
}

function learned(
	{ model }: Records,
	estimated: readonly Float64Array[],
	shipped: readonly Float64Array[],
): Float64Array[] {
	return estimated.map((levels, index) =>
		model.comparisons[index]?.learned === true ? levels : (shipped[index] ?? levels),
	);
}
