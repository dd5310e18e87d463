import { openSync, readSync } from 'node:fs';

/**
 * Milliseconds from an arbitrary point on, without those in which this thread could have gone on
 * but other programs had the processors. Only Linux counts these; elsewhere it is the plain time.
 */
export function ownTime(): number {
	for (;;) {
		const waited = waitedMs();
		const now = performance.now();
		// The two belong together only when nobody came in between.
		if (waited === waitedMs()) return now - waited;
	}
}

/** The milliseconds of one's own time that the work takes. */
export async function timed(work: () => unknown): Promise<number> {
	const startedAt = ownTime();
	await work();
	return ownTime() - startedAt;
}

/** Holds three numbers: nanoseconds run, nanoseconds waited for a processor, turns. */
const schedule = openSchedule();
const text = Buffer.alloc(80);

function openSchedule(): number | undefined {
	try {
		return openSync('/proc/thread-self/schedstat', 'r');
	} catch {
		// Not on Linux.
		return undefined;
	}
}

function waitedMs(): number {
	if (schedule === undefined) return 0;
	const length = readSync(schedule, text, 0, text.length, 0);
	return Number(text.toString('latin1', 0, length).split(' ')[1]) / 1_000_000;
}
