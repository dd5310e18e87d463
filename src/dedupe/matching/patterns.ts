import { comparerOf, type Agreement } from './agreement';
import type { Pairs } from './blocking';
import type { Records } from './records';

/** A way in which pairs agree, and how many pairs do. */
export interface Pattern {
	readonly agreement: Agreement;
	count: number;
}

/** Agreement patterns of compared pairs. */
export interface Patterns {
	readonly list: readonly Pattern[];
	/** The position in the list of each pair's pattern. */
	readonly ofPair: Int32Array;
}

/** Compares every pair once and sorts the pairs by how they agree. */
export function patternsOf(records: Records, pairs: Pairs): Patterns {
	const compare = comparerOf(records);
	const codeOf = coderOf(records);
	const agreement = new Int8Array(records.columns.length);
	const ofPair = new Int32Array(pairs.size);
	const known = new Map<number | string, number>();
	const list: Pattern[] = [];
	for (let pair = 0; pair < pairs.size; pair++) {
		compare(pairs.a[pair] ?? 0, pairs.b[pair] ?? 0, agreement);
		const code = codeOf(agreement);
		let position = known.get(code);
		if (position === undefined) {
			position = list.push({ agreement: agreement.slice(), count: 0 }) - 1;
			known.set(code, position);
		}
		const pattern = list[position];
		if (pattern !== undefined) pattern.count++;
		ofPair[pair] = position;
	}
	return { list, ofPair };
}

/**
 * A number for each agreement, each column a digit with as many values as it has levels; small enough
 * to be quick where there are ten comparisons, and a text where there are too many for a number.
 */
function coderOf({ columns }: Records): (agreement: Agreement) => number | string {
	const values = columns.map(({ levels }) => levels.length + 1);
	const codes = values.reduce((product, count) => product * count, 1);
	if (codes > Number.MAX_SAFE_INTEGER) return (agreement) => agreement.join();
	return (agreement) => {
		let code = 0;
		for (let index = 0; index < agreement.length; index++) {
			code = code * (values[index] ?? 1) + (agreement[index] ?? 0) + 1;
		}
		return code;
	};
}
