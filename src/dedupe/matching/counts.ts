import { MISSING } from './column';

/** How many of so many pairs agree on each level of each comparison, by the shares of them. */
export function countsOf(shares: readonly Float64Array[], pairs: number): Float64Array[] {
	return shares.map((levels) => levels.map((share) => share * pairs));
}

/** Counts pairs, or parts of them, on a level; those that say nothing are not counted. */
export function addTo(levels: Float64Array | undefined, level: number, pairs: number): void {
	if (levels !== undefined && level !== MISSING) levels[level] = (levels[level] ?? 0) + pairs;
}
