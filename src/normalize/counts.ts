import { decimalOf, numberOf, withoutFractions } from './decimal';
import type { Draft } from './draft';
import type { ListingTarget } from './listing-targets';
import { doubtful, read, type Reading } from './reading';
import { lineOf } from './text';

/** More rooms than any house has are a mistake. */
const MOST_ROOMS = 999;
const ROOM_WORDS =
	/\s*(?:bed(?:room)?s?|bds?|brs?|bdrms?|bath(?:room)?s?|bas?|full(?: baths?)?|half(?: baths?)?)\.?$/;

/** A number of bedrooms: `3`, `3.0`, `3 beds`; a studio has none. */
export function readBeds(value: unknown): Reading<number> {
	const line = lineOf(value).toLowerCase();
	if (line === 'studio') return read(0);
	const count = countIn(line);
	return count !== undefined && Number.isInteger(count)
		? read(count)
		: doubtful('count_unclear', 'Not a whole number of bedrooms');
}

/**
 * A number of bathrooms in quarters: `2`, `2.5`, `2 1/2`. Some MLSs write 2.1 for two full and one
 * half bath, so other decimals are in doubt.
 */
export function readBaths(value: unknown): Reading<number> {
	const count = countIn(withoutFractions(lineOf(value).toLowerCase()));
	return count !== undefined && Number.isInteger(4 * count)
		? read(count)
		: doubtful('count_unclear', 'Not a number of bathrooms in whole, half or quarter baths');
}

function countIn(line: string): number | undefined {
	const decimal = decimalOf(line.replace(ROOM_WORDS, ''));
	const count = decimal === undefined ? undefined : numberOf(decimal);
	return count === undefined || count > MOST_ROOMS ? undefined : count;
}

const KINDS = [
	['baths_full', 1],
	['baths_three_quarter', 0.75],
	['baths_half', 0.5],
	['baths_quarter', 0.25],
] as const;

/**
 * Bathrooms as one number. Where a feed counts them by kind, halves count one half; where it also
 * gives their total as RESO's BathroomsTotalInteger does (every bath counts one) and the kinds do not
 * add up to that, the total is taken.
 */
export function bathsOf(draft: Draft<ListingTarget>): number | null {
	const given = draft.take('baths', readBaths);
	if (given !== null) return given;
	const total = readBaths(draft.peek('baths_total')).value;
	const counts = KINDS.map(([target]) => readBeds(draft.peek(target)).value ?? 0);
	const sum = counts.reduce((all, count) => all + count, 0);
	const isCountedByKind = KINDS.some(([target]) => draft.has(target)) && sum > 0;
	if (!isCountedByKind || (total !== null && total !== sum)) {
		return draft.take('baths_total', readBaths, 'baths');
	}
	const parts = KINDS.map(
		([target, worth]) => (draft.take(target, readBeds, 'baths') ?? 0) * worth,
	);
	draft.take('baths_total', readBaths, 'baths');
	return parts.reduce((all, part) => all + part, 0);
}

/** The year a house was built, in four digits; a range or "about" is in doubt. */
export function readYear(value: unknown): Reading<number> {
	const [, year] = /^((?:1[6-9]|20)\d\d)(?:\.0+)?$/.exec(lineOf(value)) ?? [];
	return year === undefined
		? doubtful('year_unclear', 'Not a year between 1600 and 2099')
		: read(Number(year));
}
