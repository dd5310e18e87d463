/** Takes one line for the person at the terminal. */
export type Report = (line: string) => void;

export interface Progress {
	/** Says what is going on from now on. */
	phase(name: string): void;
	stop(): void;
}

const EVERY_MS = 15_000;

function elapsed(sinceMs: number): string {
	const seconds = Math.round((Date.now() - sinceMs) / 1_000);
	return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Reports phase, elapsed time and `amount()` at each change of phase and every 15 seconds. */
export function startProgress(report: Report, amount: () => string): Progress {
	const startedAtMs = Date.now();
	let current = '';
	const say = () => report(`  ${elapsed(startedAtMs)}  ${current} (${amount()} so far)`);
	const timer = setInterval(say, EVERY_MS);
	return {
		phase(name) {
			current = name;
			say();
		},
		stop() {
			clearInterval(timer);
		},
	};
}
