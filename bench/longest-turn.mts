import { ownTime } from './stopwatch.mts';

/** The longest turn of the event loop while the work goes on. */
export async function longestTurn(work: () => Promise<unknown>): Promise<number> {
	let longest = 0;
	let isOver = false;
	let startedAt = ownTime();
	const endTurn = () => {
		const now = ownTime();
		longest = Math.max(longest, now - startedAt);
		startedAt = now;
	};
	const nextTurn = () => {
		endTurn();
		if (!isOver) setImmediate(nextTurn);
	};
	setImmediate(nextTurn);
	await work();
	isOver = true;
	endTurn();
	return longest;
}
