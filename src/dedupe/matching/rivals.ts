import { saidBy } from './bonds';
import type { Link } from './link';
import type { Score } from './score';

/** Log odds of twenty to one. */
const LEAST_LEAD = 3;

/**
 * The records that fit another group nearly as well as their own: father and son of one name, and a
 * record without a birth date. A record is of one person only, so that however sure each link of such a
 * one is, it is not known whose it is.
 *
 * @param groups of records that are taken for one
 * @param areApart whether somebody decided that a record is not of a group
 */
export function betweenRivals(
	groups: readonly (readonly number[])[],
	links: readonly Link[],
	judge: (a: number, b: number) => Score,
	areApart: (record: number, group: readonly number[]) => boolean,
): Set<number> {
	const groupOf = new Map(groups.flatMap((group) => group.map((record) => [record, group])));
	const rivalsOf = new Map<number, Set<readonly number[]>>();
	for (const { a, b } of links) {
		for (const [record, linked] of [
			[a, b],
			[b, a],
		] as const) {
			const rival = groupOf.get(linked) ?? [];
			// A record by itself is nobody known yet.
			if (rival.length < 2 || rival === groupOf.get(record)) continue;
			if (areApart(record, rival)) continue;
			rivalsOf.set(record, (rivalsOf.get(record) ?? new Set()).add(rival));
		}
	}
	const fit = (record: number, group: readonly number[]) => {
		const others = group.filter((other) => other !== record);
		const sum = others.reduce((total, other) => total + saidBy(judge(record, other)), 0);
		return sum / others.length;
	};
	const between = new Set<number>();
	for (const [record, rivals] of rivalsOf) {
		const own = groupOf.get(record) ?? [];
		if (own.length < 2) continue;
		const least = fit(record, own) - LEAST_LEAD;
		if ([...rivals].some((rival) => fit(record, rival) > least)) between.add(record);
	}
	return between;
}
