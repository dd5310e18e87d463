const MINUTE_MS = 60_000;

/** How fast deliveries are handed to a workflow. */
export interface PaceLimits {
	/** How many runs may be under way at once, at least 1. */
	readonly maxRunning: number;
	/** How many may start within any minute; undefined: as many as there are. */
	readonly maxPerMinute: number | undefined;
}

/** Keeps count of the starts of the last minute. */
export class Pace {
	readonly #limits: PaceLimits;
	/** Epoch milliseconds, oldest first; not kept when nothing asks for it. */
	#startedAtMs: number[] = [];

	constructor(limits: PaceLimits) {
		this.#limits = limits;
	}

	/** How many more may start now. */
	room(running: number, now: number): number {
		const { maxRunning, maxPerMinute } = this.#limits;
		if (maxPerMinute === undefined) return Math.max(0, maxRunning - running);
		this.#startedAtMs = this.#startedAtMs.filter((startedAt) => startedAt > now - MINUTE_MS);
		return Math.max(0, Math.min(maxRunning - running, maxPerMinute - this.#startedAtMs.length));
	}

	started(now: number): void {
		if (this.#limits.maxPerMinute !== undefined) this.#startedAtMs.push(now);
	}
}
