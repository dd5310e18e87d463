import type { Pairs } from './blocking';
import type { KindName } from './kinds';
import { patternsOf, type Pattern } from './patterns';
import { randomFrom } from './random-pairs';
import type { Records } from './records';

/** Pairs of records of one last name: one person, relatives, and some who only happen to share it. */
export interface Namesakes {
	/** How the pairs agree that were looked at. */
	readonly patterns: readonly Pattern[];
	/** How many pairs there are in the batch for each one that was looked at. */
	readonly times: number;
	/** The indexes of the comparisons of first and last names, and of birth dates; -1 for none. */
	readonly given: number;
	readonly surname: number;
	readonly birth: number;
}

/** A last name that more records have says little of whether they are of one family. */
const LARGEST_FAMILY = 50;
const MOST_LOOKED_AT = 50_000;
const SEED = 19_101_911;

/** Looks at pairs of records of one last name; undefined where records have no first and last names. */
export function namesakesOf(records: Records): Namesakes | undefined {
	const indexOf = (kind: KindName) =>
		records.model.comparisons.findIndex((comparison) => comparison.kind === kind);
	const [given, surname, birth] = [indexOf('givenName'), indexOf('surname'), indexOf('date')];
	if (given < 0 || surname < 0) return undefined;
	const all = [...recordsBySurname(records, surname).values()];
	const families = all.filter(({ length }) => length <= LARGEST_FAMILY);
	const pairs = sumOf(families, (size) => (size * (size - 1)) / 2);
	const looked = pairsWithin(families, MOST_LOOKED_AT / pairs);
	if (looked.size === 0) return undefined;
	// The bearers of common names have as many relatives as others.
	const withOthers = sumOf(all, (size) => size) / sumOf(families, (size) => size);
	const { list } = patternsOf(records, looked);
	return { patterns: list, times: (pairs / looked.size) * withOthers, given, surname, birth };
}

function recordsBySurname({ columns, size }: Records, surname: number): Map<number, number[]> {
	const groups = new Map<number, number[]>();
	for (let record = 0; record < size; record++) {
		const key = columns[surname]?.key('value', record) ?? 0;
		if (key === 0) continue;
		const group = groups.get(key);
		if (group === undefined) groups.set(key, [record]);
		else group.push(record);
	}
	return groups;
}

function sumOf(groups: readonly (readonly number[])[], count: (size: number) => number): number {
	return groups.reduce((sum, { length }) => sum + count(length), 0);
}

/** So large a share of the pairs within the groups, drawn at random. */
function pairsWithin(groups: readonly (readonly number[])[], share: number): Pairs {
	const next = randomFrom(SEED);
	const [a, b]: [number[], number[]] = [[], []];
	for (const group of groups) {
		for (let i = 1; i < group.length; i++) {
			for (let j = 0; j < i; j++) {
				if (next() >= share) continue;
				a.push(group[j] ?? 0);
				b.push(group[i] ?? 0);
			}
		}
	}
	return { a: Int32Array.from(a), b: Int32Array.from(b), size: a.length };
}
