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

/** Reports each phase as it begins, then elapsed time and `amount()` every 15 seconds. */
export function startProgress(report: Report, amount: () => Promise<string>): Progress {
	const startedAtMs = Date.now();
	let current = '';
	let isOver = false;
	const say = (more: string) => {
		if (!isOver) report(`  ${elapsed(startedAtMs)}  ${current}${more}`);
	};
	const timer = setInterval(() => {
		void amount().then(
			(text) => {
				say(` (${text} so far)`);
			},
			// What is measured may just be moved to its place.
			() => {
				say(' ...');
			},
		);
	}, EVERY_MS);
	return {
		phase(name) {
			current = name;
			say(' ...');
		},
		stop() {
			isOver = true;
			clearInterval(timer);
		},
	};
}
