import { readFileSync } from 'node:fs';

const TICK_MS = 5;

/**
 * The longest time in which the event loop of this thread gave nobody a turn while `work` ran, in
 * milliseconds. On Linux the time that the machine gave to other processes is not counted, so that
 * a busy machine is not taken for a blocked loop.
 */
export async function longestGapDuring<Result>(
	work: () => Promise<Result>,
): Promise<{ gapMs: number; result: Result }> {
	let gapMs = 0;
	let last = turn();
	const tick = () => {
		const now = turn();
		gapMs = Math.max(gapMs, now.atMs - last.atMs - (now.queuedMs - last.queuedMs) - TICK_MS);
		last = now;
	};
	const ticking = setInterval(tick, TICK_MS);
	try {
		const result = await work();
		tick();
		return { gapMs, result };
	} finally {
		clearInterval(ticking);
	}
}

function turn(): { atMs: number; queuedMs: number } {
	return { atMs: performance.now(), queuedMs: queuedMs() };
}

/** How long this thread was ready to run and had to wait for a processor, since it began. */
function queuedMs(): number {
	if (process.platform !== 'linux') return 0;
	const [, waitedNs] = readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ');
	return Number(waitedNs) / 1e6;
}
