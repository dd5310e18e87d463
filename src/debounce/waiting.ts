/**
 * How long the events of a window wait. Windows run on arrival time: when an event happened only
 * matters for a fixed delay, which its arrival has turned into a moment. Times are epoch
 * milliseconds.
 */

/** How an event waits, as its row of the timing table says. */
export type Wait =
	| {
			/** Until nothing has arrived for so long, but no longer than `maxWaitMs` after the first. */
			readonly kind: 'quiet_period';
			readonly quietMs: number;
			readonly maxWaitMs: number | undefined;
	  }
	/** For so long after it happened; not at all when that is past. */
	| { readonly kind: 'fixed_delay'; readonly delayMs: number }
	| { readonly kind: 'at_once' };

/** What a window has to know of the events that wait in it. */
export interface Waiting {
	readonly firstArrivalMs: number;
	readonly lastArrivalMs: number;
	readonly count: number;
	/** The longest quiet period among the events. */
	readonly quietMs: number | undefined;
	/** The shortest longest wait among the events. */
	readonly maxWaitMs: number | undefined;
	/** The earliest moment at which an event does not wait any longer. */
	readonly delayUntilMs: number | undefined;
	/** With so many events the window is full; the smallest number among the events. */
	readonly maxEvents: number | undefined;
}

export type ClosedBecause = 'quiet_period' | 'max_wait' | 'max_events' | 'fixed_delay' | 'at_once';

export interface Due {
	readonly dueAtMs: number;
	readonly because: Exclude<ClosedBecause, 'at_once'>;
}

/** A window with one event in it. */
export function waitingFor(
	wait: Wait,
	maxEvents: number | undefined,
	arrivedAtMs: number,
	occurredAtMs: number,
): Waiting {
	return {
		firstArrivalMs: arrivedAtMs,
		lastArrivalMs: arrivedAtMs,
		count: 1,
		quietMs: wait.kind === 'quiet_period' ? wait.quietMs : undefined,
		maxWaitMs: wait.kind === 'quiet_period' ? wait.maxWaitMs : undefined,
		delayUntilMs: delayUntil(wait, arrivedAtMs, occurredAtMs),
		maxEvents,
	};
}

function delayUntil(wait: Wait, arrivedAtMs: number, occurredAtMs: number): number | undefined {
	if (wait.kind === 'quiet_period') return undefined;
	if (wait.kind === 'at_once') return arrivedAtMs;
	return Math.max(arrivedAtMs, occurredAtMs + wait.delayMs);
}

/** The events of both in one window. In whatever order windows are joined, the result is the same. */
export function join(one: Waiting, other: Waiting): Waiting {
	return {
		firstArrivalMs: Math.min(one.firstArrivalMs, other.firstArrivalMs),
		lastArrivalMs: Math.max(one.lastArrivalMs, other.lastArrivalMs),
		count: one.count + other.count,
		quietMs: pick(Math.max, one.quietMs, other.quietMs),
		maxWaitMs: pick(Math.min, one.maxWaitMs, other.maxWaitMs),
		delayUntilMs: pick(Math.min, one.delayUntilMs, other.delayUntilMs),
		maxEvents: pick(Math.min, one.maxEvents, other.maxEvents),
	};
}

function pick(
	choose: (one: number, other: number) => number,
	one: number | undefined,
	other: number | undefined,
): number | undefined {
	if (one === undefined || other === undefined) return one ?? other;
	return choose(one, other);
}

/**
 * When a window is due, and why: at the earliest of its last arrival plus the longest quiet period,
 * its first arrival plus the shortest longest wait, and the end of an event's own delay; at its last
 * arrival when it is full.
 */
export function dueOf(waiting: Waiting): Due {
	const { firstArrivalMs, lastArrivalMs, count, maxEvents } = waiting;
	const { quietMs, maxWaitMs, delayUntilMs } = waiting;
	const candidates: Due[] = [];
	const add = (because: Due['because'], dueAtMs: number) => {
		candidates.push({ because, dueAtMs });
	};
	if (quietMs !== undefined) add('quiet_period', lastArrivalMs + quietMs);
	if (maxWaitMs !== undefined) add('max_wait', firstArrivalMs + maxWaitMs);
	if (delayUntilMs !== undefined) add('fixed_delay', delayUntilMs);
	if (maxEvents !== undefined && count >= maxEvents) add('max_events', lastArrivalMs);
	// Every kind of wait has given one of them; the last arrival stands in for a window of nothing.
	return candidates.reduce(
		(earliest, due) => (due.dueAtMs < earliest.dueAtMs ? due : earliest),
		candidates[0] ?? { because: 'max_events', dueAtMs: lastArrivalMs },
	);
}
