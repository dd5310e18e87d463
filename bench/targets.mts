import type { Row, Rows, Target } from './bench.mts';
import { median, quantile } from './statistics.mts';

/** The median time of a row is at most so many times that of another. */
export function ratioAtMost(limit: number, what: string, against: string): Target {
	return {
		text: `${what}: at most ${limit} times ${against}`,
		unit: 'x',
		measure: (rows) => ratioOf(rowOf(rows, what), rowOf(rows, against)),
		isMet: (measured) => measured <= limit,
	};
}

/**
 * What a row measures comes out at so many times the rate of another, at least. Rows hold the time for
 * each, so this is the other's median time divided by its own.
 */
export function rateAtLeast(limit: number, what: string, against: string): Target {
	return {
		text: `${what}: at least ${limit} times the rate of ${against}`,
		unit: 'x',
		measure: (rows) => ratioOf(rowOf(rows, against), rowOf(rows, what)),
		isMet: (measured) => measured >= limit,
	};
}

/** 95 of 100 times of a row stay under so many milliseconds. */
export function mostUnder(limitMs: number, what: string): Target {
	return {
		text: `${what}: 95 of 100 under ${limitMs.toLocaleString('en-US')} ms`,
		unit: 'ms',
		measure: (rows) => quantile(rowOf(rows, what).times, 0.95),
		isMet: (measured) => measured < limitMs,
	};
}

/** The median time of a row is at most so many milliseconds. */
export function medianAtMost(limitMs: number, what: string): Target {
	return {
		text: `${what}: median at most ${limitMs} ms`,
		unit: 'ms',
		measure: (rows) => median(rowOf(rows, what).times),
		isMet: (measured) => measured <= limitMs,
	};
}

/** In the median round a row stays under so many milliseconds; for rows that hold each round's worst. */
export function worstUnder(limitMs: number, what: string): Target {
	return {
		text: `${what}: under ${limitMs} ms`,
		unit: 'ms',
		measure: (rows) => median(rowOf(rows, what).times),
		isMet: (measured) => measured < limitMs,
	};
}

export function ratioOf(row: Row, against: Row): number {
	return median(row.times) / median(against.times);
}

export function rowOf(rows: Rows, what: string): Row {
	const row = rows.get(what);
	if (row !== undefined) return row;
	throw new Error(`No row says "${what}": ${[...rows.keys()].join('; ')}`);
}
