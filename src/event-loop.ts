/** Well under the 100 ms that nothing in this pack may hold the event loop for. */
const TURN_MS = 20;

/**
 * Gives other work of the process its turn. Returns a function to call between units of work: it
 * waits for the next turn of the event loop when the current one has lasted 20 ms, else at once.
 */
export function takeTurns(): () => Promise<void> {
	let startedAt = performance.now();
	return async () => {
		if (performance.now() - startedAt < TURN_MS) return;
		await new Promise<void>((resolve) => setImmediate(resolve));
		startedAt = performance.now();
	};
}
