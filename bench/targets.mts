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

/** A row is so many times as fast as another, which is there only where it can be measured. */
export function timesAsFast(limit: number, what: string, other: string): Target {
	return {
		text: `${what}: at least ${limit} times as fast as ${other}`,
		unit: 'x',
		measure: (rows) => {
			const against = rows.get(other);
			return against === undefined ? undefined : ratioOf(against, rowOf(rows, what));
		},
		isMet: (measured) => measured >= limit,
	};
}

/** In 95 of 100 rounds a row takes at most so many milliseconds. */
export function nearlyAlwaysAtMost(limitMs: number, what: string): Target {
	return {
		text: `${what}: 95 of 100 at most ${limitMs} ms`,
		unit: 'ms',
		measure: (rows) => quantile(rowOf(rows, what).times, 0.95),
		isMet: (measured) => measured <= limitMs,
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

/** In the median round a row is at most so many megabytes. */
export function megabytesAtMost(limit: number, what: string): Target {
	return {
		text: `${what}: at most ${limit} MB`,
		unit: 'MB',
		measure: (rows) => median(rowOf(rows, what).times),
		isMet: (measured) => measured <= limit,
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
