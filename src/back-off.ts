const SECOND_MS = 1_000;
const FACTOR = 4;
const LONGEST_MS = 3_600_000;

/**
 * How long to wait before something that failed is tried again, in milliseconds: up to 1 s after the
 * first try, then up to 4, 16, 64 s and so on, an hour at most. Full jitter, so that what failed
 * together does not come back together.
 *
 * @param attempt which try failed, from 1
 * @param random from 0 to 1
 */
export function pauseAfter(attempt: number, random: number): number {
	return Math.round(random * Math.min(SECOND_MS * FACTOR ** (attempt - 1), LONGEST_MS));
}
