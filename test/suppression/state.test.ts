import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MARK_KINDS, type MarkKind } from '../../src/suppression/rules';
import { NOTHING_KNOWN, judge, withSignal, type Signal } from '../../src/suppression/state';
import { transition } from '../../src/suppression/transition';

const DAY_MS = 86_400_000;
const NOON = 20_000 * DAY_MS + DAY_MS / 2;

function signal(mark: MarkKind, at: number, detail: string | null = null): Signal {
	return { mark, at, eventType: mark, provider: 'provider', detail };
}

function stateOf(signals: readonly Signal[]) {
	return signals.reduce(withSignal, NOTHING_KNOWN);
}

function causeOf(...signals: Signal[]) {
	const verdict = judge(stateOf(signals));
	return verdict.status === 'suppressed' ? verdict.cause : 'clear';
}

describe('the rules', () => {
	it.each<[mark: MarkKind, cause: string]>([
		['complaint', 'complaint'],
		['complaint_echo', 'complaint'],
		['hard_bounce', 'hard_bounce'],
		['hard_bounce_echo', 'hard_bounce'],
		['unsubscribe', 'unsubscribe'],
		['unsubscribe_echo', 'unsubscribe'],
		['manual', 'manual'],
		['listed', 'listed'],
		['soft_bounce', 'clear'],
		['resubscribe', 'clear'],
		['delivered', 'clear'],
		['removal', 'clear'],
	])('make of %s alone: %s', (mark, cause) => {
		expect(causeOf(signal(mark, 1))).toBe(cause);
	});

	it.each<[mark: MarkKind, resubscribe: string, delivered: string, removal: string]>([
		['complaint', 'complaint', 'complaint', 'clear'],
		['complaint_echo', 'complaint', 'complaint', 'clear'],
		['hard_bounce', 'hard_bounce', 'hard_bounce', 'clear'],
		['hard_bounce_echo', 'hard_bounce', 'hard_bounce', 'clear'],
		['unsubscribe', 'clear', 'unsubscribe', 'clear'],
		['unsubscribe_echo', 'clear', 'unsubscribe', 'clear'],
		['manual', 'manual', 'manual', 'clear'],
		['listed', 'listed', 'listed', 'clear'],
	])('let %s be lifted only by what may', (mark, resubscribe, delivered, removal) => {
		expect(causeOf(signal(mark, 1), signal('resubscribe', 2))).toBe(resubscribe);
		expect(causeOf(signal(mark, 1), signal('delivered', 2))).toBe(delivered);
		expect(causeOf(signal(mark, 1), signal('removal', 2))).toBe(removal);
	});

	it('keep what happened after it was lifted', () => {
		expect(causeOf(signal('unsubscribe', 3), signal('resubscribe', 2))).toBe('unsubscribe');
	});

	it('suppress when both happened at the same time', () => {
		expect(causeOf(signal('unsubscribe', 2), signal('resubscribe', 2))).toBe('unsubscribe');
	});

	it('leave a complaint when a resubscribe lifts the unsubscribe beside it', () => {
		const all = [signal('complaint', 1), signal('unsubscribe', 2), signal('resubscribe', 3)];
		expect(causeOf(...all)).toBe('complaint');
	});

	it('name the event itself rather than its echo', () => {
		const verdict = judge(
			stateOf([signal('hard_bounce', 1, '550 unknown'), signal('hard_bounce_echo', 2)]),
		);
		expect(verdict).toMatchObject({
			cause: 'hard_bounce',
			because: { at: 1, detail: '550 unknown' },
		});
	});
});

describe('soft bounces', () => {
	const days = (count: number) =>
		Array.from({ length: count }, (_, day) => signal('soft_bounce', NOON + day * DAY_MS));

	it('suppress on the fifth day', () => {
		expect(causeOf(...days(4))).toBe('clear');
		expect(causeOf(...days(5))).toBe('soft_bounces');
	});

	it('count once a day', () => {
		const oneDay = Array.from({ length: 20 }, (_, minute) =>
			signal('soft_bounce', NOON + minute * 60_000),
		);
		expect(judge(stateOf(oneDay))).toEqual({ status: 'clear', softBounceDays: 1 });
	});

	it('are counted from the start after a delivery, and are lifted by it', () => {
		const delivery = signal('delivered', NOON + 1.5 * DAY_MS);
		expect(judge(stateOf([...days(4), delivery]))).toEqual({ status: 'clear', softBounceDays: 2 });
		expect(causeOf(...days(5), signal('delivered', NOON + 9 * DAY_MS))).toBe('clear');
	});

	it('on the day of a delivery count when they came after it', () => {
		const delivery = signal('delivered', NOON);
		const [before, after] = [NOON - 1, NOON + 1];
		expect(judge(stateOf([delivery, signal('soft_bounce', before)]))).toMatchObject({
			softBounceDays: 0,
		});
		expect(
			judge(stateOf([delivery, signal('soft_bounce', before), signal('soft_bounce', after)])),
		).toMatchObject({ softBounceDays: 1 });
	});
});

const anySignal = fc.record({
	mark: fc.constantFrom(...MARK_KINDS),
	at: fc.integer({ min: 0, max: 40 }).map((quarters) => NOON + (quarters * DAY_MS) / 4),
	eventType: fc.constantFrom('one', 'other'),
	provider: fc.constantFrom('one', 'other'),
	detail: fc.constantFrom(null, 'detail'),
});

const twoOrders = fc
	.array(anySignal, { maxLength: 30 })
	.chain((signals) =>
		fc.tuple(
			fc.constant(signals),
			fc.shuffledSubarray([...signals, ...signals], { minLength: 2 * signals.length }),
		),
	);

describe('the state', () => {
	it('is the same in whatever order and however often signals come', () => {
		fc.assert(
			fc.property(twoOrders, ([signals, shuffledTwice]) => {
				expect(stateOf(shuffledTwice)).toEqual(stateOf(signals));
			}),
			{ numRuns: 1_000 },
		);
	});

	it('is never clear when a complaint or hard bounce is newer than every removal', () => {
		fc.assert(
			fc.property(fc.array(anySignal, { maxLength: 30 }), (signals) => {
				const latest = (...marks: MarkKind[]) =>
					Math.max(0, ...signals.filter(({ mark }) => marks.includes(mark)).map(({ at }) => at));
				fc.pre(latest('complaint', 'hard_bounce') > latest('removal'));
				expect(judge(stateOf(signals)).status).toBe('suppressed');
			}),
		);
	});

	it('is clear when nothing but resubscribes, deliveries and removals came', () => {
		fc.assert(
			fc.property(fc.array(anySignal), (signals) => {
				const lifting = ['resubscribe', 'delivered', 'removal'];
				const only = signals.filter(({ mark }) => lifting.includes(mark));
				expect(judge(stateOf(only)).status).toBe('clear');
			}),
		);
	});
});

describe('what a signal did', () => {
	const effects = (...signals: Signal[]) => {
		let state = NOTHING_KNOWN;
		return signals.map((each) => {
			const made = transition(state, each);
			state = made.state;
			return `${made.effect.decision}: ${made.effect.reason}`;
		});
	};

	it.each<[what: string, signals: Signal[], last: string]>([
		['a first complaint', [signal('complaint', 1)], 'applied: suppressed'],
		[
			'a second one',
			[signal('complaint', 1), signal('complaint', 2)],
			'applied: already_suppressed',
		],
		[
			'an older one',
			[signal('complaint', 2), signal('complaint', 1)],
			'ignored: newer_event_known',
		],
		['a resubscribe', [signal('unsubscribe', 1), signal('resubscribe', 2)], 'applied: lifted'],
		[
			'a resubscribe after a complaint',
			[signal('complaint', 1), signal('resubscribe', 2)],
			'ignored: still_suppressed',
		],
		['a resubscribe of nothing', [signal('resubscribe', 1)], 'ignored: nothing_to_lift'],
		[
			'an unsubscribe that happened before the resubscribe',
			[signal('resubscribe', 2), signal('unsubscribe', 1)],
			'ignored: newer_event_known',
		],
		['a soft bounce', [signal('soft_bounce', NOON)], 'applied: counted'],
		[
			'a second on that day',
			[signal('soft_bounce', NOON), signal('soft_bounce', NOON + 1)],
			'ignored: counted_already',
		],
		[
			'a soft bounce before a delivery',
			[signal('delivered', NOON), signal('soft_bounce', NOON - 1)],
			'ignored: newer_event_known',
		],
		[
			'a delivery after soft bounces',
			[signal('soft_bounce', NOON), signal('delivered', NOON + 1)],
			'applied: count_restarted',
		],
		['a delivery', [signal('delivered', 1)], 'ignored: nothing_to_lift'],
		[
			'a delivery after a bounce',
			[signal('hard_bounce', 1), signal('delivered', 2)],
			'ignored: still_suppressed',
		],
	])('%s', (_what, signals, last) => {
		expect(effects(...signals).at(-1)).toBe(last);
	});
});
