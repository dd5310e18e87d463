import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueOf, join, waitingFor, type Wait, type Waiting } from '../../src/debounce/waiting';

const quiet = (quietMs: number, maxWaitMs?: number): Wait => ({
	kind: 'quiet_period',
	quietMs,
	maxWaitMs,
});
const delay = (delayMs: number): Wait => ({ kind: 'fixed_delay', delayMs });

type Arrival = readonly [
	wait: Wait,
	arrivedAtMs: number,
	occurredAtMs?: number,
	maxEvents?: number,
];

const all = (arrivals: readonly Arrival[]) =>
	arrivals
		.map(([wait, arrived, occurred = arrived, max]) => waitingFor(wait, max, arrived, occurred))
		.reduce(join);

describe('dueOf', () => {
	it.each<[what: string, arrivals: Arrival[], dueAtMs: number, because: string]>([
		['a quiet period after the only event', [[quiet(10), 100]], 110, 'quiet_period'],
		[
			'a quiet period after the last event',
			[
				[quiet(10), 100],
				[quiet(10), 105],
			],
			115,
			'quiet_period',
		],
		[
			'the longest quiet period of all',
			[
				[quiet(50), 100],
				[quiet(10), 105],
			],
			155,
			'quiet_period',
		],
		[
			'no later than the longest wait',
			[
				[quiet(10, 12), 100],
				[quiet(10, 12), 105],
			],
			112,
			'max_wait',
		],
		[
			'no later than the shortest longest wait',
			[
				[quiet(50, 90), 100],
				[quiet(10, 20), 105],
			],
			120,
			'max_wait',
		],
		['a delay counted from when it happened', [[delay(50), 100, 80]], 130, 'fixed_delay'],
		['at once when the delay is past', [[delay(50), 100, 10]], 100, 'fixed_delay'],
		[
			'with the first event that waits no longer',
			[
				[quiet(50), 100],
				[delay(5), 110],
			],
			115,
			'fixed_delay',
		],
		[
			'at once',
			[
				[quiet(50), 100],
				[{ kind: 'at_once' }, 110],
			],
			110,
			'fixed_delay',
		],
		[
			'when it is full',
			[
				[quiet(50), 100, 100, 2],
				[quiet(50), 110, 110, 5],
			],
			110,
			'max_events',
		],
		[
			'not before it is full',
			[
				[quiet(50), 100, 100, 3],
				[quiet(50), 110, 110, 3],
			],
			160,
			'quiet_period',
		],
		['by arrival, not by when things happened', [[quiet(10), 100, 7]], 110, 'quiet_period'],
	])('is %s', (_what, arrivals, dueAtMs, because) => {
		expect(dueOf(all(arrivals))).toEqual({ dueAtMs, because });
	});
});

const times = fc.nat({ max: 10_000 });
const waits: fc.Arbitrary<Wait> = fc.oneof(
	fc.record({
		kind: fc.constant('quiet_period' as const),
		quietMs: times,
		maxWaitMs: fc.option(times, { nil: undefined }),
	}),
	fc.record({ kind: fc.constant('fixed_delay' as const), delayMs: times }),
	fc.constant({ kind: 'at_once' as const }),
);
const waitings: fc.Arbitrary<Waiting> = fc
	.tuple(waits, fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }), times, times)
	.map(([wait, max, arrived, ago]) => waitingFor(wait, max, arrived, arrived - ago));

describe('join', () => {
	it('gives the same in whatever order and grouping', () => {
		fc.assert(
			fc.property(waitings, waitings, waitings, (a, b, c) => {
				expect(join(a, b)).toEqual(join(b, a));
				expect(join(join(a, b), c)).toEqual(join(a, join(b, c)));
			}),
		);
	});

	it('never makes a window due before its first event or after its longest wait', () => {
		fc.assert(
			fc.property(fc.array(waitings, { minLength: 1 }), (some) => {
				const waiting = some.reduce(join);
				const { dueAtMs } = dueOf(waiting);
				expect(dueAtMs).toBeGreaterThanOrEqual(waiting.firstArrivalMs);
				if (waiting.maxWaitMs !== undefined) {
					expect(dueAtMs).toBeLessThanOrEqual(waiting.firstArrivalMs + waiting.maxWaitMs);
				}
				if (waiting.delayUntilMs !== undefined) {
					expect(dueAtMs).toBeLessThanOrEqual(waiting.delayUntilMs);
				}
			}),
		);
	});

	it('moves a window by no more than the clock was set, back or forth, while it was open', () => {
		const arrivals = fc.array(fc.tuple(waits, times), { minLength: 1, maxLength: 8 });
		const step = fc.integer({ min: -3_600_000, max: 3_600_000 });
		fc.assert(
			fc.property(arrivals, step, fc.nat({ max: 8 }), (some, stepMs, stepAt) => {
				const dueWith = (setBy: number) =>
					dueOf(
						all(
							some.map(([wait, arrived], index): Arrival => {
								const at = arrived + (index >= stepAt ? setBy : 0);
								return [wait, at, arrived];
							}),
						),
					).dueAtMs;
				expect(Math.abs(dueWith(stepMs) - dueWith(0))).toBeLessThanOrEqual(Math.abs(stepMs));
			}),
		);
	});
});
