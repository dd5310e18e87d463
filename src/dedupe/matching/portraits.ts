import { MISSING, type Column } from './column';
import type { Records } from './records';
import { raritiesIn, scorerOf, type Score } from './score';
import type { Weights } from './weights';

/** A value is settled that so many records have, */
const FEWEST = 2;
/** and no smaller share of those that have any. */
const LEAST_SHARE = 0.25;

/** What the records of a group say of one property. */
interface Trait {
	readonly isSettled: boolean;
	/** One record for each settled value, or for each value where none is. */
	readonly records: readonly number[];
}

/**
 * Judges two groups by what the records of each mostly say. Where several values are settled, such as
 * two last names, those count that agree best. Settled values that differ by what looks like a slip
 * differ indeed: several records hardly have the same slip.
 */
export function portraitJudgeOf(
	records: Records,
	weights: Weights,
): (groupA: readonly number[], groupB: readonly number[]) => Score {
	const { columns } = records;
	const agreement = new Int8Array(columns.length);
	/** For each column the two records whose values are compared. */
	const sides = columns.map(() => ({ a: 0, b: 0 }));
	const rarityOf = raritiesIn(records, weights);
	const score = scorerOf(records, weights, (index, level) => {
		const { a = 0, b = 0 } = sides[index] ?? {};
		return rarityOf(index, level, a, b);
	});
	return (groupA, groupB) => {
		columns.forEach((column, index) => {
			const best = bestOf(column, traitOf(column, groupA), traitOf(column, groupB));
			agreement[index] = best.level;
			sides[index] = best;
		});
		return score(0, 0, agreement);
	};
}

function traitOf(column: Column, group: readonly number[]): Trait {
	const byValue = new Map<number, number[]>();
	for (const record of group) {
		const value = column.valueAt(record);
		if (value === 0) continue;
		const same = byValue.get(value);
		if (same === undefined) byValue.set(value, [record]);
		else same.push(record);
	}
	const all = [...byValue.values()];
	const filled = all.reduce((sum, same) => sum + same.length, 0);
	const settled = all.filter(({ length }) => length >= FEWEST && length >= filled * LEAST_SHARE);
	const isSettled = settled.length > 0;
	return { isSettled, records: (isSettled ? settled : all).flatMap((same) => same.slice(0, 1)) };
}

function bestOf(column: Column, traitOfA: Trait, traitOfB: Trait) {
	const areSettled = traitOfA.isSettled && traitOfB.isSettled;
	const different = column.levels.length - 1;
	let best = { level: MISSING, a: 0, b: 0 };
	for (const a of traitOfA.records) {
		for (const b of traitOfB.records) {
			const found = column.level(a, b);
			if (found === MISSING) continue;
			const level = areSettled && column.isSlip(found) ? different : found;
			if (best.level === MISSING || level < best.level) best = { level, a, b };
		}
	}
	return best;
}
