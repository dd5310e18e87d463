import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closeWindowsOf, type UserFacts } from '../../src/debounce/closing';
import type { ConsolidationTable } from '../../src/debounce/consolidation-table';
import type { Mute } from '../../src/debounce/mutes';
import type { Timing } from '../../src/debounce/timing-table';
import { dueWindow, noRules, type Told } from './events';

const nothingKnown: UserFacts = { cooldowns: [], mutes: [] };
const NOW = 10_000;

const rules: ConsolidationTable = {
	combine: [
		{ eventTypes: ['news', 'price'], scope: 'property', template: 'home', title: '{count} news' },
		{ eventTypes: ['*'], scope: 'window', template: 'digest', title: '{count} on {properties}' },
	],
	supersede: [{ eventTypes: ['price', 'gone'], replaces: ['price'] }],
	suppress: [{ eventTypes: ['pending', 'sold'], forMs: 100, endedBy: ['back'] }],
};

function close(
	told: (Told & Partial<Timing>)[],
	{ table = rules, facts = nothingKnown, now = NOW } = {},
) {
	const [closing] = closeWindowsOf([dueWindow(told)], facts, table, now);
	if (closing === undefined) throw new Error('The window was not closed.');
	return {
		closing,
		mails: closing.notifications.map(({ content }) => ({
			template: content.template,
			title: content.title,
			events: content.events.map(({ event_id }) => event_id),
		})),
		held: Object.fromEntries(closing.held.map(({ event, reason }) => [event.eventId, reason])),
	};
}

const mute = (changes: Partial<Mute> = {}): Mute => ({
	subjectKey: 'mls:1',
	becauseEventId: 'earlier',
	becauseEventType: 'pending',
	becauseOccurredAtMs: 50,
	untilMs: 150,
	...changes,
});

describe('what goes out together', () => {
	it('is by mail template where no rule says otherwise', () => {
		const { mails } = close(
			[
				{ id: 'a', type: 'price_drop', template: 'price' },
				{ id: 'b', type: 'other', template: 'other' },
				{ id: 'c', type: 'price_drop', template: 'price' },
			],
			{ table: noRules },
		);
		expect(mails).toEqual([
			{ template: 'price', title: 'Price drop (2)', events: ['a', 'c'] },
			{ template: 'other', title: 'Other', events: ['b'] },
		]);
	});

	it('is one mail for each property where a rule says so, and one for the rest', () => {
		const { mails } = close([
			{ id: 'a', type: 'news' },
			{ id: 'b', type: 'price' },
			{ id: 'c', type: 'news', about: 'mls:2' },
			{ id: 'd', type: 'open', about: 'mls:3' },
		]);
		expect(mails).toEqual([
			{ template: 'home', title: '2 news', events: ['a', 'b'] },
			{ template: 'digest', title: '2 on 2', events: ['c', 'd'] },
		]);
	});

	it('keeps its own template when there is only one type', () => {
		expect(close([{ id: 'a' }, { id: 'b' }]).mails).toEqual([
			{ template: 'update', title: 'News (2)', events: ['a', 'b'] },
		]);
	});

	it('is told in the order in which it happened', () => {
		const { mails } = close([
			{ id: 'late', at: 9 },
			{ id: 'early', at: 3 },
		]);
		expect(mails[0]?.events).toEqual(['early', 'late']);
	});

	it('goes to the address that came in last', () => {
		const { closing } = close([
			{ id: 'a', email: 'old@example.com', at: 5 },
			{ id: 'b', email: 'new@example.com', at: 1 },
			{ id: 'c' },
		]);
		expect(closing.notifications[0]?.content.email).toBe('new@example.com');
	});

	it.each<[what: string, told: (Told & Partial<Timing>)[], because: string]>([
		['quiet_period', [{ id: 'a' }], 'quiet_period'],
		['at_once', [{ id: 'a', wait: { kind: 'at_once' } }], 'at_once'],
		[
			'a delay that was over',
			[{ id: 'a', at: -50, wait: { kind: 'fixed_delay', delayMs: 10 } }],
			'at_once',
		],
		['a delay', [{ id: 'a', wait: { kind: 'fixed_delay', delayMs: 10 } }], 'fixed_delay'],
		['max_events', [{ id: 'a', maxEvents: 1 }], 'max_events'],
	])('says why its window closed: %s', (_what, told, because) => {
		const [notification] = close(told).closing.notifications;
		expect(notification?.content.window).toEqual({
			opened_at: '1970-01-01T00:00:00.000Z',
			closed_at: '1970-01-01T00:00:10.000Z',
			closed_because: because,
		});
	});
});

describe('what is held back', () => {
	it.each<[what: string, told: (Told & Partial<Timing>)[], held: Record<string, string>]>([
		[
			'an earlier price',
			[
				{ id: 'a', type: 'price', at: 1 },
				{ id: 'b', type: 'price', at: 2 },
			],
			{ a: 'superseded' },
		],
		[
			'an earlier price that arrives later',
			[
				{ id: 'a', type: 'price', at: 2 },
				{ id: 'b', type: 'price', at: 1 },
			],
			{ b: 'superseded' },
		],
		[
			'no price of another property',
			[
				{ id: 'a', type: 'price' },
				{ id: 'b', type: 'price', about: 'mls:2' },
			],
			{},
		],
		[
			'no price of nothing in particular',
			[
				{ id: 'a', type: 'price', about: null },
				{ id: 'b', type: 'price', about: null },
			],
			{},
		],
		[
			'all others about a pending house',
			[
				{ id: 'a', at: 1 },
				{ id: 'p', type: 'pending', at: 2 },
				{ id: 'b', at: 3 },
				{ id: 'c', at: 4, about: 'mls:2' },
			],
			{ a: 'suppressed', b: 'suppressed' },
		],
		[
			'nothing that happened after the silence',
			[
				{ id: 'p', type: 'pending', at: 2 },
				{ id: 'b', at: 103 },
			],
			{},
		],
		[
			'the older of two causes',
			[
				{ id: 'p', type: 'pending', at: 2 },
				{ id: 's', type: 'sold', at: 3 },
			],
			{ p: 'suppressed' },
		],
		[
			'a pending that the house is back from',
			[
				{ id: 'a', at: 1 },
				{ id: 'p', type: 'pending', at: 2 },
				{ id: 'k', type: 'back', at: 3 },
				{ id: 'b', at: 4 },
			],
			{ p: 'outdated' },
		],
		['what has no mail of its own', [{ id: 'a', template: '' }], { a: 'without_template' }],
	])('is %s', (_what, told, held) => {
		expect(close(told).held).toEqual(held);
	});

	it.each<[what: string, known: Mute, told: Told[], held: Record<string, string>]>([
		['news from before an earlier pending', mute(), [{ id: 'a', at: 10 }], { a: 'muted' }],
		['news while the silence lasts', mute(), [{ id: 'a', at: 150 }], { a: 'muted' }],
		['no news after it', mute(), [{ id: 'a', at: 151 }], {}],
		['no news about another property', mute(), [{ id: 'a', at: 60, about: 'mls:2' }], {}],
		[
			'no return to the market',
			mute(),
			[
				{ id: 'k', type: 'back', at: 60 },
				{ id: 'a', at: 61 },
			],
			{},
		],
		['no sale after it', mute(), [{ id: 's', type: 'sold', at: 60 }], {}],
		[
			'a return that happened before it',
			mute(),
			[{ id: 'k', type: 'back', at: 40 }],
			{ k: 'muted' },
		],
		[
			'only the pending that arrives after the return',
			mute({ becauseEventType: 'back', untilMs: 50 }),
			[
				{ id: 'p', type: 'pending', at: 30 },
				{ id: 'a', at: 20 },
				{ id: 'b', at: 40 },
			],
			{ p: 'outdated' },
		],
	])('by what is known is %s', (_what, known, told, held) => {
		expect(close(told, { facts: { cooldowns: [], mutes: [known] } }).held).toEqual(held);
	});

	it.each<[what: string, untilMs: number | undefined, held: Record<string, string>]>([
		['a cooldown', NOW + 1, { a: 'cooling_down' }],
		['a cooldown that has not started', undefined, { a: 'cooling_down' }],
		['no cooldown that is over', NOW, {}],
	])('is by %s', (_what, untilMs, held) => {
		const facts = { mutes: [], cooldowns: [{ eventType: 'news', untilMs }] };
		expect(close([{ id: 'a' }, { id: 'b', type: 'other' }], { facts }).held).toEqual(held);
	});

	it('is told with the mail about the same property', () => {
		const { closing } = close(
			[
				{ id: 'x', template: 'x', about: 'mls:2' },
				{ id: 'a', type: 'price', template: 'p', at: 1 },
				{ id: 'b', type: 'price', template: 'p', at: 2 },
			],
			{ table: { ...rules, combine: [] } },
		);
		expect(closing.notifications.map(({ content }) => content.held_back.length)).toEqual([0, 1]);
		expect(closing.held[0]?.notificationId).toBe(closing.notifications[1]?.notificationId);
	});
});

describe('windows of one user', () => {
	it('keep each other quiet, whichever is due first', () => {
		const windows = [
			dueWindow([{ id: 'a' }], { group: 'one' }),
			dueWindow([{ id: 'p', type: 'pending' }], { group: 'two' }),
		];
		const closings = closeWindowsOf(windows, nothingKnown, rules, NOW);
		expect(closings.map(({ held }) => held.length)).toEqual([1, 0]);
		expect(closings.map(({ mutes }) => mutes.length)).toEqual([0, 1]);
	});

	it('share their cooldowns', () => {
		const told = [{ id: 'a', cooldownMs: 5 }];
		const windows = [dueWindow(told, { group: 'one' }), dueWindow(told, { group: 'two' })];
		const closings = closeWindowsOf(windows, nothingKnown, rules, NOW);
		expect(closings.map(({ held }) => held.map(({ reason }) => reason))).toEqual([
			[],
			['cooling_down'],
		]);
	});
});

const told = fc.array(
	fc.record({
		type: fc.constantFrom('news', 'price', 'pending', 'sold', 'back', 'gone'),
		about: fc.constantFrom('mls:1', 'mls:2', null),
		at: fc.nat({ max: 300 }),
		template: fc.constantFrom('t', 'u', ''),
	}),
	{ minLength: 1, maxLength: 12 },
);
const numbered = told.map((some) => some.map((one, n) => ({ ...one, id: `e${n}` })));

describe('closing', () => {
	it('sends or holds every event, once', () => {
		fc.assert(
			fc.property(numbered, (events) => {
				const { mails, closing } = close(events);
				const ids = [
					...mails.flatMap((mail) => mail.events),
					...closing.held.map(({ event }) => event.eventId),
				];
				expect(ids.sort()).toEqual(events.map(({ id }) => id).sort());
				const told = closing.notifications.flatMap(({ content }) => content.held_back);
				if (mails.length > 0) expect(told).toHaveLength(closing.held.length);
			}),
		);
	});

	it('gives the same ids when it is done again later, and no id twice', () => {
		fc.assert(
			fc.property(numbered, (events) => {
				const ids = (now: number) =>
					close(events, { now }).closing.notifications.map(({ notificationId }) => notificationId);
				expect(ids(NOW)).toEqual(ids(NOW + 60_000));
				expect(new Set(ids(NOW)).size).toBe(ids(NOW).length);
			}),
		);
	});

	it('gives other ids to another window, generation or range', () => {
		const id = (changes: Parameters<typeof dueWindow>[1]) =>
			closeWindowsOf([dueWindow([{ id: 'a' }], changes)], nothingKnown, rules, NOW)[0]
				?.notifications[0]?.notificationId;
		const ids = [
			{},
			{ queue: 'r' },
			{ userKey: 'b' },
			{ group: 'h' },
			{ generation: 'i' },
			{ lastSeq: 9 },
		].map(id);
		expect(new Set(ids).size).toBe(ids.length);
	});

	it('never lets a cause and an event it silences out together', () => {
		fc.assert(
			fc.property(numbered, (events) => {
				const { closing } = close(events);
				const sent = closing.window.events.filter(
					({ eventId }) => !closing.held.some(({ event }) => event.eventId === eventId),
				);
				const causes = sent.filter(({ eventType }) => ['pending', 'sold'].includes(eventType));
				for (const cause of causes) {
					const others = sent.filter(
						(event) =>
							event !== cause &&
							cause.subjectKey !== undefined &&
							event.subjectKey === cause.subjectKey,
					);
					for (const other of others) {
						expect(other.occurredAtMs).toBeGreaterThan(cause.occurredAtMs + 100);
					}
				}
			}),
		);
	});
});
