import { pairsToCompare } from './blocking';
import { clustersOf, type Clusters, type Link } from './clusters';
import { estimatedWeights } from './estimate';
import { patternsOf } from './patterns';
import type { Records } from './records';
import { judgeOf, scorerOf } from './score';
import { shippedWeights, withSwaps, type Weights } from './weights';

/** A batch with fewer pairs worth comparing says too little about its own agreement. */
const FEWEST_TO_LEARN = 500;

export interface Duplicates extends Clusters {
	/** Pairs that may be one person and are in no group together. */
	readonly review: readonly Link[];
	/** The pairs of one group that were compared and found to be one person. */
	readonly links: readonly Link[];
	readonly weights: Weights;
	readonly compared: number;
}

/** Finds the records of a batch that are the same person, and those that may be. */
export function findDuplicates(records: Records): Duplicates {
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
		if (probability >= review) likely.push({ a, b, probability });
	}
	const judge = judgeOf(records, weights);
	const clusters = clustersOf(
		records.size,
		likely.filter(({ probability }) => probability >= match),
		(a, b) => judge(a, b).evidence,
	);
	const groupOf = new Map(
		clusters.groups.flatMap((group, index) => group.map((record) => [record, index])),
	);
	const areOne = ({ a, b }: Link) => groupOf.has(a) && groupOf.get(a) === groupOf.get(b);
	return {
		...clusters,
		links: likely.filter(areOne),
		review: likely.filter((link) => !areOne(link)),
		weights,
		compared: pairs.size,
	};
}
