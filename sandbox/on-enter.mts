import { createInterface } from 'node:readline';

/** Calls back each time the person at the terminal presses Enter, until `close` is called. */
export function onEnter(pressed: () => void): { close(): void } {
	const lines = createInterface({ input: process.stdin, terminal: false });
	lines.on('line', pressed);
	return lines;
}
