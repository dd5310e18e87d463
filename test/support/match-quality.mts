// How well a batch's duplicates are found, pair by pair.

import type { BatchAnswer, ExplainedLink } from '../../src/dedupe/matching/batch';

export interface MatchQuality {
	/** Of the pairs that stand in one cluster, the share that is one. */
	readonly precision: number;
	/** Of all pairs that are one, the share that stands in one cluster. */
	readonly recall: number;
	readonly f1: number;
	/** Of the links that were sure enough to need nobody, the share that is right. */
	readonly linkPrecision: number;
}

/** @param list the records of the batch, in its order, with who each is */
export function matchQuality(
	{ clusters }: Pick<BatchAnswer, 'clusters'>,
	list: readonly { readonly truth: string }[],
	sureFrom: number,
): MatchQuality {
	const truthOf = (position: number) => list[position]?.truth ?? '';
	const actual = pairsWithin(list.map(({ truth }) => truth));
	let found = 0;
	let right = 0;
	for (const { members } of clusters) {
		found += pairs(members.length);
		right += pairsWithin(members.map(truthOf));
	}
	const links = clusters
		.flatMap((cluster) => cluster.links)
		.filter(({ probability }) => probability >= sureFrom);
	const isRight = ({ a, b }: ExplainedLink) => truthOf(a) === truthOf(b);
	return {
		precision: right / found,
		recall: right / actual,
		f1: (2 * right) / (found + actual),
		linkPrecision: links.filter(isRight).length / links.length,
	};
}

function pairs(count: number): number {
	return (count * (count - 1)) / 2;
}

function pairsWithin(truths: readonly string[]): number {
	const counts = new Map<string, number>();
	for (const truth of truths) counts.set(truth, (counts.get(truth) ?? 0) + 1);
	return [...counts.values()].reduce((sum, count) => sum + pairs(count), 0);
}
