import { takeTurns } from '../event-loop';

/**
 * Runs `work` over the rows in slices of `size`, one after the other, giving the rest of the
 * process its turn in between, and returns all results in the order of the rows. Each slice stands
 * for itself: when one fails, those before it are done.
 */
export async function inSlices<Row, Result>(
	rows: readonly Row[],
	size: number,
	work: (slice: readonly Row[]) => Promise<readonly Result[]>,
): Promise<Result[]> {
	const takeTurn = takeTurns();
	const results: Result[] = [];
	for (let start = 0; start < rows.length; start += size) {
		await takeTurn();
		for (const result of await work(rows.slice(start, start + size))) results.push(result);
	}
	return results;
}
