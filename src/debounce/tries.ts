const FIRST_PAUSE_MS = 1_000;
const GROWTH = 4;
const LONGEST_PAUSE_MS = 3_600_000;

/** How long a notification rests after a failed try: 1, 4, 16, 64, 256 seconds, and so on to an hour. */
export function pauseAfter(tries: number): number {
	return Math.min(FIRST_PAUSE_MS * GROWTH ** Math.max(0, tries - 1), LONGEST_PAUSE_MS);
}
