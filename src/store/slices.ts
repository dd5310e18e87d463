import { takeTurns } from '../event-loop';

/**
 * Runs `work` over the rows in slices of at most `size`, one after the other, giving the rest of the
 * process its turn in between, and returns all results in the order of the rows. A row whose key is
 * in the slice already begins the next one: a statement never meets a key twice, and what the rows
 * do to each other happens in their order. Each slice stands for itself: when one fails, those
 * before it are done.
 */
export async function inSlices<Row, Result>(
	rows: readonly Row[],
	size: number,
	keyOf: (row: Row) => string,
	work: (slice: readonly Row[]) => Promise<readonly Result[]>,
): Promise<Result[]> {
	const takeTurn = takeTurns();
	const results: Result[] = [];
	for (const slice of slicesOf(rows, size, keyOf)) {
		await takeTurn();
		for (const result of await work(slice)) results.push(result);
	}
	return results;
}

function* slicesOf<Row>(
	rows: readonly Row[],
	size: number,
	keyOf: (row: Row) => string,
): Generator<Row[]> {
	let slice: Row[] = [];
	const keys = new Set<string>();
	for (const row of rows) {
		const key = keyOf(row);
		if (slice.length === size || keys.has(key)) {
			yield slice;
			slice = [];
			keys.clear();
		}
		slice.push(row);
		keys.add(key);
	}
	if (slice.length > 0) yield slice;
}
