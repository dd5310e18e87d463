import { pairsToCompare } from './blocking';
import { clustersOf, type KeptApart } from './clusters';
import { estimatedWeights } from './estimate';
import type { Link } from './link';
import { patternsOf } from './patterns';
import { portraitJudgeOf } from './portraits';
import type { Records } from './records';
import { judgeOf, scorerOf } from './score';
import { shippedWeights, withSwaps, type Weights } from './weights';

/** A batch with fewer pairs worth comparing says too little about its own agreement. */
const FEWEST_TO_LEARN = 500;

export interface Duplicates {
	/** The records that are one, in groups of two and more, each in ascending order. */
	readonly groups: readonly (readonly number[])[];
	/** Pairs that may be one person and are in no group together. */
	readonly review: readonly Link[];
	/** The pairs of one group that were compared and found to be one person. */
	readonly links: readonly Link[];
	readonly weights: Weights;
	readonly compared: number;
}

/**
 * Finds the records of a batch that are the same person, and those that may be.
 *
 * @param keepApart pairs of records that somebody decided are two: they are not linked, not put up for
 * review, and in no group together, not even through others
 */
export function findDuplicates(
	records: Records,
	keepApart: Iterable<readonly [number, number]> = [],
): Duplicates {
	const keptApart = bothWays(keepApart);
	const pairs = pairsToCompare(records);
	const patterns = patternsOf(records, pairs);
	const weights =
		records.size < FEWEST_TO_LEARN
			? withSwaps(records, shippedWeights(records, records.size))
			: estimatedWeights(records, patterns);
	const score = scorerOf(records, weights);
	const { match, review } = records.model.thresholds;
	const likely: Link[] = [];
	for (let pair = 0; pair < pairs.size; pair++) {
		const pattern = patterns.list[patterns.ofPair[pair] ?? 0];
		const [a, b] = [pairs.a[pair] ?? 0, pairs.b[pair] ?? 0];
		if (pattern === undefined) continue;
		const { probability } = score(a, b, pattern.agreement);
		if (probability >= review && keptApart.get(a)?.has(b) !== true)
			likely.push({ a, b, probability });
	}
	// Unsure links join nothing where it is not known in what relatives agree.
	const least = weights.knowsFamilies ? review : match;
	const groups = clustersOf(
		records.size,
		likely.filter(({ probability }) => probability >= least),
		{
			judge: judgeOf(records, weights),
			judgeGroups: portraitJudgeOf(records, weights),
			areCopies: (a, b) =>
				records.columns.every((column) => column.valueAt(a) === column.valueAt(b)),
			sureFrom: match,
			keptApart,
		},
	);
	const groupOf = new Map(groups.flatMap((group, index) => group.map((record) => [record, index])));
	const areOne = ({ a, b }: Link) => groupOf.has(a) && groupOf.get(a) === groupOf.get(b);
	return {
		groups,
		links: likely.filter(areOne),
		review: likely.filter((link) => !areOne(link)),
		weights,
		compared: pairs.size,
	};
}

function bothWays(pairs: Iterable<readonly [number, number]>): KeptApart {
	const apart = new Map<number, Set<number>>();
	for (const [a, b] of pairs) {
		for (const [one, other] of [
			[a, b],
			[b, a],
		] as const) {
			apart.set(one, (apart.get(one) ?? new Set<number>()).add(other));
		}
	}
	return apart;
}
