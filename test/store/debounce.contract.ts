import { describe, expect, it } from 'vitest';
import { closeWindowsOf } from '../../src/debounce/closing';
import { closeWindows } from '../../src/debounce/close-windows';
import type { ConsolidationTable } from '../../src/debounce/consolidation-table';
import type { SettleTerms } from '../../src/debounce/contact-windows';
import type { LeasedBatch } from '../../src/debounce/held-back';
import { notificationSchema } from '../../src/debounce/notification';
import type { LeasedNotification, OutboxTerms } from '../../src/debounce/outbox';
import type { Lease } from '../../src/records/delivery';
import { arriving, noRules, type Told } from '../debounce/events';
import type { OpenDebounce } from './open-debounce';

const QUEUE = 'default';
/** More than any store handles in one statement. */
const MANY = 2_500;

const releaser = { workflowId: 'w1', workflowName: 'Alerts', nodeName: 'Trigger' };
const everyone: OutboxTerms = {
	leaseToken: undefined,
	leaseMs: 1_000,
	maxTries: 3,
	releaser,
	limit: 100,
};
const SENT = { wasSent: true, testOnly: false };
let tokens = 0;

async function queue(store: OpenDebounce, told: Told[], now: number, queueName = QUEUE) {
	const events = told.map((one) => arriving({ at: now, ...one }));
	return await store.windows.queue(queueName, events, now);
}

async function close(
	{ windows }: Pick<OpenDebounce, 'windows'>,
	now: number,
	table: ConsolidationTable = noRules,
) {
	const leaseToken = `closer ${++tokens}`;
	const terms = { queue: QUEUE, alsoReads: undefined, table, leaseToken, limit: 10_000 };
	return await closeWindows(windows, terms, now);
}

const closing = (
	queues: readonly string[],
	table: ConsolidationTable,
	now: number,
): SettleTerms => ({
	queues,
	decide: (windows, facts) => closeWindowsOf(windows, facts, table, now),
});

const silencing: ConsolidationTable = {
	...noRules,
	suppress: [{ eventTypes: ['pending'], forMs: 5_000, endedBy: [] }],
};

const intoNothing: SettleTerms = {
	queues: [QUEUE],
	decide: (windows) =>
		windows.map((window) => ({ window, notifications: [], held: [], mutes: [] })),
};

/** What every store promises as windows, outbox and consumers. `open` gives an empty one each time. */
export function describeDebounce(name: string, open: () => Promise<OpenDebounce>): void {
	describe(`queue, ${name}`, () => {
		it('tells when the window of an event is due', async () => {
			const store = await open();
			expect(await queue(store, [{ id: 'a' }], 1_000)).toEqual([
				{ state: 'queued', dueAtMs: 1_100 },
			]);
			expect(await queue(store, [{ id: 'b' }], 1_050)).toEqual([
				{ state: 'queued', dueAtMs: 1_150 },
			]);
		});

		it('never puts a window off beyond its longest wait', async () => {
			const store = await open();
			const due: unknown[] = [];
			for (let at = 0; at < 400; at += 90) due.push(...(await queue(store, [{ id: `${at}` }], at)));
			expect(due.map((answer) => Reflect.get(answer as object, 'dueAtMs'))).toEqual([
				100, 190, 280, 370, 400,
			]);
		});

		it('takes an event id once, and knows who queued it', async () => {
			const store = await open();
			const mine = arriving({ id: 'a' }, {}, 'me');
			await store.windows.queue(QUEUE, [mine], 1_000);
			const again = await store.windows.queue(
				QUEUE,
				[mine, arriving({ id: 'a' }, {}, 'other')],
				1_010,
			);
			expect(again).toEqual([{ state: 'queued_before' }, { state: 'repeated' }]);
			expect(await store.rows('window_event')).toHaveLength(1);
		});

		it('knows an event whose window was closed long ago', async () => {
			const store = await open();
			await queue(store, [{ id: 'a' }], 1_000);
			await close(store, 2_000);
			expect(await queue(store, [{ id: 'a' }], 90_000)).toEqual([{ state: 'queued_before' }]);
			expect(await store.rows('contact_window')).toEqual([]);
		});

		it('looks up events without changing anything', async () => {
			const store = await open();
			await queue(store, [{ id: 'a' }], 1_000);
			expect(await store.windows.lookUp(QUEUE, ['b', 'a', 'b'], 1_000)).toEqual([
				false,
				true,
				false,
			]);
		});

		it('forgets an event id after thirty days', async () => {
			const store = await open();
			await queue(store, [{ id: 'a' }], 0);
			await close(store, 1_000);
			const later = 30 * 86_400_000;
			expect(await queue(store, [{ id: 'a' }], later)).toMatchObject([{ state: 'queued' }]);
		});

		it('keeps users, groups and queues apart', async () => {
			const store = await open();
			await queue(store, [{ id: 'a' }, { id: 'b', user: 'bob' }], 1_000);
			await store.windows.queue(QUEUE, [arriving({ id: 'c' }, { group: 'group:b' })], 1_000);
			await queue(store, [{ id: 'a' }], 1_000, 'other');
			expect(await store.rows('contact_window')).toHaveLength(4);
		});

		it('answers many events in the order given', async () => {
			const store = await open();
			const many = Array.from({ length: MANY }, (_, n) => ({ id: `e${n}`, user: `u${n % 300}` }));
			const first = await queue(store, many.slice(0, 100), 1_000);
			const all = await queue(store, many, 1_000);
			expect(first.every(({ state }) => state === 'queued')).toBe(true);
			expect(all.map(({ state }) => state)).toEqual(
				many.map((_, n) => (n < 100 ? 'queued_before' : 'queued')),
			);
			expect(await store.rows('window_event')).toHaveLength(MANY);
		});

		it('queues an event once when many ask at once', async () => {
			const store = await open();
			const asked = Array.from({ length: 20 }, (_, n) =>
				store.windows.queue(QUEUE, [arriving({ id: 'a' }, {}, `owner ${n}`)], 1_000),
			);
			const states = (await Promise.all(asked)).flat().map(({ state }) => state);
			expect(states.filter((state) => state === 'queued')).toHaveLength(1);
		});

		it('numbers the events of a window without gaps when many arrive at once', async () => {
			const store = await open();
			await Promise.all(
				Array.from({ length: 40 }, (_, n) => queue(store, [{ id: `e${n}` }], 1_000)),
			);
			const numbers = (await store.rows('window_event')).map(({ seq }) => seq);
			expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, n) => n + 1));
		});

		it('keeps whatever text it is given', async () => {
			const store = await open();
			const record = { text: '\u0000\ud800 \u202e', long: 'x'.repeat(1_000_000) };
			const hostile = arriving({ id: 'שלום"\'; --', user: '😀' });
			const content = { ...hostile.event.content, record };
			await store.windows.queue(
				QUEUE,
				[{ ...hostile, event: { ...hostile.event, content } }],
				1_000,
			);
			const [window] = await store.windows.peek(QUEUE, 1);
			expect(window?.events[0]?.eventId).toBe('שלום"\'; --');
			expect(window?.events[0]?.content.record).toEqual(record);
		});
	});

	describe(`windows, ${name}`, () => {
		it('are leased when they are due, not before', async () => {
			const store = await open();
			await queue(store, [{ id: 'a' }], 1_000);
			expect(await close(store, 1_099)).toEqual([]);
			expect(await close(store, 1_100)).toHaveLength(1);
		});

		it('leave nothing behind but what they became', async () => {
			const store = await open();
			await queue(store, [{ id: 'a' }, { id: 'b' }], 1_000);
			await close(store, 2_000);
			expect(await store.rows('contact_window')).toEqual([]);
			expect(await store.rows('window_event')).toEqual([]);
			const [row] = await store.rows('notification');
			expect(row).toMatchObject({ state: 'ready', tries: 0, user_key: 'ann' });
			expect(JSON.parse(row?.payload ?? '')).toMatchObject({
				events: [{ event_id: 'a' }, { event_id: 'b' }],
				window: { closed_because: 'quiet_period' },
			});
		});

		it('keep what arrives while they are leased for the next time', async () => {
			const store = await open();
			await queue(store, [{ id: 'a' }], 1_000);
			const terms = { leaseToken: 't', leaseMs: 500, limit: 10 };
			const [window] = await store.windows.lease(QUEUE, terms, 1_100);
			await queue(store, [{ id: 'b' }], 1_150);
			if (window === undefined) throw new Error('Nothing was leased.');
			expect(await store.windows.settle([window], intoNothing, 1_200)).toHaveLength(1);
			expect(await store.rows('contact_window')).toMatchObject([
				{ due_at_ms: 1_250, opened_at_ms: 1_150, lease_token: null, settled_seq: 1, last_seq: 2 },
			]);
			const [next] = await store.windows.lease(QUEUE, terms, 1_250);
			expect(next?.events.map(({ eventId }) => eventId)).toEqual(['b']);
		});

		it('are leased again with the same range when a closer died', async () => {
			const store = await open();
			await queue(store, [{ id: 'a' }], 1_000);
			const first = { leaseToken: 'dead', leaseMs: 500, limit: 10 };
			const [lost] = await store.windows.lease(QUEUE, first, 1_100);
			await queue(store, [{ id: 'b' }], 1_200);
			expect(await store.windows.lease(QUEUE, { ...first, leaseToken: 'early' }, 1_599)).toEqual(
				[],
			);
			const [again] = await store.windows.lease(QUEUE, { ...first, leaseToken: 'next' }, 1_600);
			expect(again).toEqual({ ...lost, leaseToken: 'next' });
		});

		it('cannot be settled by a closer whose lease another has taken', async () => {
			const store = await open();
			await queue(store, [{ id: 'a' }], 1_000);
			const terms = { leaseMs: 500, limit: 10 };
			const [slow] = await store.windows.lease(QUEUE, { ...terms, leaseToken: 'slow' }, 1_100);
			const [quick] = await store.windows.lease(QUEUE, { ...terms, leaseToken: 'quick' }, 1_600);
			if (slow === undefined || quick === undefined) throw new Error('Nothing was leased.');
			expect(await store.windows.settle([slow], intoNothing, 1_700)).toEqual([]);
			expect(await store.windows.settle([quick], intoNothing, 1_700)).toHaveLength(1);
			expect(await store.windows.settle([quick], intoNothing, 1_700)).toEqual([]);
		});

		it('are neither lost nor split by closers at the same time', async () => {
			const store = await open();
			const events = Array.from({ length: 600 }, (_, n) => ({ id: `e${n}`, user: `u${n % 200}` }));
			await queue(store, events, 1_000);
			const closers = Array.from({ length: 8 }, () => close(store, 2_000));
			const arrivals = Array.from({ length: 8 }, (_, n) =>
				queue(store, [{ id: `late ${n}`, user: `u${n}` }], 2_000),
			);
			const closed = (await Promise.all([Promise.all(closers), Promise.all(arrivals)]))[0].flat();
			closed.push(...(await close(store, 9_000)));
			const ids = closed.flatMap(({ window }) => window.events.map(({ eventId }) => eventId));
			expect(ids).toHaveLength(608);
			expect(new Set(ids).size).toBe(608);
			const notifications = await store.rows('notification');
			const mailed = notifications.flatMap(
				({ payload }) => (JSON.parse(payload) as { events: unknown[] }).events,
			);
			expect(mailed).toHaveLength(608);
			expect(await store.rows('window_event')).toEqual([]);
		});

		it('of one user are closed one after the other, also by several closers', async () => {
			const store = await open();
			const users = Array.from({ length: 30 }, (_, n) => `u${n}`);
			/** Each group has news about a home that the other group silences. */
			const queueGroup = (group: string, silenced: string, news: string, at: number) =>
				store.windows.queue(
					QUEUE,
					users.flatMap((user) => [
						arriving(
							{ id: `${user} ${group} sold`, user, type: 'sold', about: silenced, at: 1 },
							{ group },
						),
						arriving(
							{ id: `${user} ${group} news`, user, about: news, at: 1 },
							{ group, cooldownMs: 9_000 },
						),
					]),
					at,
				);
			const lease = (leaseToken: string, now: number) =>
				store.windows.lease(QUEUE, { leaseToken, leaseMs: 10_000, limit: 100 }, now);
			await queueGroup('one', 'mls:1', 'mls:2', 1_000);
			const one = await lease('one', 2_000);
			await queueGroup('two', 'mls:2', 'mls:1', 2_000);
			const other = await lease('two', 3_000);
			expect([one.length, other.length]).toEqual([30, 30]);
			const table = { ...noRules, suppress: [{ eventTypes: ['sold'], forMs: 5_000, endedBy: [] }] };
			const settling = closing([QUEUE], table, 3_000);
			const halves = [one.slice(0, 15), other.slice(0, 15), other.slice(15), one.slice(15)];
			await Promise.all(halves.map((half) => store.windows.settle(half, settling, 3_000)));
			const mailed = (await store.rows('notification')).filter(({ payload }) =>
				notificationSchema
					.parse(JSON.parse(payload))
					.events.some(({ event_type }) => event_type === 'news'),
			);
			expect(mailed.map(({ user_key }) => user_key).sort()).toEqual([...users].sort());
			expect(await store.rows('contact_window')).toEqual([]);
		});

		it('remember what was held back and why', async () => {
			const store = await open();
			const table = {
				...noRules,
				suppress: [{ eventTypes: ['pending'], forMs: 5_000, endedBy: [] }],
			};
			await queue(store, [{ id: 'a' }, { id: 'p', type: 'pending' }], 1_000);
			await close(store, 2_000, table);
			expect(await store.rows('held_event')).toMatchObject([
				{ event_id: 'a', reason: 'suppressed', because_event_id: 'p', subject_key: 'mls:1' },
			]);
			await queue(store, [{ id: 'b' }, { id: 'c', about: 'mls:2' }], 3_000);
			const [closing] = await close(store, 4_000, table);
			expect(closing?.held).toMatchObject([{ event: { eventId: 'b' }, reason: 'muted' }]);
			await queue(store, [{ id: 'd' }], 6_001);
			const [later] = await close(store, 7_000, table);
			expect(later?.held).toEqual([]);
		});

		it('do not let an older cause take the place of a newer one', async () => {
			const store = await open();
			const table = {
				...noRules,
				suppress: [{ eventTypes: ['pending'], forMs: 5_000, endedBy: ['back'] }],
			};
			await queue(store, [{ id: 'back', type: 'back', at: 2_000 }], 2_000);
			await close(store, 3_000, table);
			await queue(
				store,
				[
					{ id: 'late', type: 'pending', at: 1_500 },
					{ id: 'n', at: 1_800 },
				],
				4_000,
			);
			const [closing] = await close(store, 5_000, table);
			expect(closing?.held).toMatchObject([{ event: { eventId: 'late' }, reason: 'outdated' }]);
			expect(await store.rows('mute')).toMatchObject([{ because_event_id: 'back' }]);
		});

		it('are shown without being leased', async () => {
			const store = await open();
			await queue(store, [{ id: 'a' }], 1_000);
			const before = await store.rows('contact_window');
			expect(await store.windows.peek(QUEUE, 5)).toMatchObject([{ events: [{ eventId: 'a' }] }]);
			expect(await store.rows('contact_window')).toEqual(before);
		});
	});

	describe(`outbox, ${name}`, () => {
		const ready = async (changes = {}, count = 1) => {
			const store = await open();
			const events = Array.from({ length: count }, (_, n) =>
				arriving({ id: `e${n}`, user: `u${n}` }, changes),
			);
			await store.windows.queue(QUEUE, events, 1_000);
			await close(store, 2_000);
			return store;
		};

		it('delivers the same bytes until it is acknowledged, a try at a time', async () => {
			const { outbox } = await ready();
			const [first] = await outbox.lease(QUEUE, everyone, 2_000);
			expect(first).toMatchObject({ attempt: 1 });
			expect(await outbox.lease(QUEUE, everyone, 2_999)).toEqual([]);
			const [second] = await outbox.lease(QUEUE, everyone, 3_000);
			expect(second).toEqual({ ...first, attempt: 2, leaseToken: second?.leaseToken });
			expect(second?.leaseToken).not.toBe(first?.leaseToken);
		});

		it('is acknowledged once, by who holds the lease', async () => {
			const { outbox } = await ready();
			const [first] = await outbox.lease(QUEUE, everyone, 2_000);
			const [second] = await outbox.lease(QUEUE, everyone, 3_000);
			const ask = (leaseToken: string | undefined, id = first?.id ?? '') =>
				outbox.acknowledge([{ notificationId: id, leaseToken }], SENT, 3_100);
			expect(await ask(first?.leaseToken)).toEqual(['lease_lost']);
			expect(await ask(second?.leaseToken)).toEqual(['acknowledged']);
			expect(await ask(second?.leaseToken)).toEqual(['already_acknowledged']);
			expect(await ask(undefined)).toEqual(['already_acknowledged']);
			expect(await ask(undefined, 'unknown')).toEqual(['not_found']);
			expect(await outbox.lease(QUEUE, everyone, 99_000)).toEqual([]);
		});

		it('is acknowledged by hand whoever holds the lease', async () => {
			const { outbox } = await ready();
			const [first] = await outbox.lease(QUEUE, everyone, 2_000);
			const asked = [{ notificationId: first?.id ?? '', leaseToken: undefined }];
			expect(await outbox.acknowledge(asked, SENT, 2_100)).toEqual(['acknowledged']);
		});

		it('is left alone by test runs unless it is their own', async () => {
			const { outbox } = await ready();
			const [first] = await outbox.lease(QUEUE, everyone, 2_000);
			const asked = [{ notificationId: first?.id ?? '', leaseToken: undefined }];
			const test = { wasSent: true, testOnly: true };
			expect(await outbox.acknowledge(asked, test, 2_100)).toEqual(['not_in_test_runs']);
			expect(await outbox.acknowledge(asked, SENT, 2_100)).toEqual(['acknowledged']);
		});

		it('lasts as long as its lease is renewed', async () => {
			const { outbox } = await ready();
			const [first] = await outbox.lease(QUEUE, everyone, 2_000);
			if (first === undefined) throw new Error('Nothing was leased.');
			expect(await outbox.renew([first], 1_000, 2_900)).toEqual([first.id]);
			expect(await outbox.lease(QUEUE, everyone, 3_899)).toEqual([]);
			const [second] = await outbox.lease(QUEUE, everyone, 3_900);
			expect(await outbox.renew([first], 9_000, 3_900)).toEqual([]);
			expect(second?.attempt).toBe(2);
			const [third] = await outbox.lease(QUEUE, everyone, 4_900);
			if (third === undefined) throw new Error('Nothing was leased.');
			expect(await outbox.renew([third], 9_000, 4_900)).toEqual([third.id]);
			expect(await outbox.renew([third], 1_000, 5_000)).toEqual([]);
			expect(await outbox.lease(QUEUE, everyone, 13_899)).toEqual([]);
		});

		it('is a dead letter after its last try, with the reason', async () => {
			const { outbox, rows } = await ready();
			let last: LeasedNotification | undefined;
			for (const now of [2_000, 3_000, 4_000]) {
				[last] = await outbox.lease(QUEUE, everyone, now);
			}
			expect(await outbox.lease(QUEUE, everyone, 5_000)).toEqual([]);
			const failure = expect.stringContaining('in time') as string;
			expect(await rows('notification')).toMatchObject([{ state: 'dead', tries: 3, failure }]);
			const [letter, ...others] = await rows('letter');
			expect(others).toEqual([]);
			expect(letter).toMatchObject({
				shelf: 'live',
				state: 'parked',
				source: 'Alerts: Trigger',
				workflow_id: 'w1',
				failure,
				attempts: 3,
				parked_at_ms: 5_000,
			});
			expect(JSON.parse(letter?.payload ?? '')).toEqual({
				...last?.payload,
				doorman: {
					delivery_id: last?.id,
					debounce: { decision: 'notify', reason: 'quiet_period', queue: QUEUE, try: 3 },
				},
			});
		});

		it('comes back after a failure when it is told to, and is a letter when it is not', async () => {
			const { outbox, rows } = await ready();
			let now = 2_000;
			for (const pause of [700, 900]) {
				const [leased] = await outbox.lease(QUEUE, everyone, now);
				if (leased === undefined) throw new Error('Nothing was leased.');
				await outbox.giveBack(leased, { started: true, failure: 'no mail server' }, now + pause);
				expect(await outbox.lease(QUEUE, everyone, now + pause - 1)).toEqual([]);
				now += pause;
			}
			const [leased] = await outbox.lease(QUEUE, everyone, now);
			if (leased === undefined) throw new Error('Nothing was leased.');
			await outbox.park({ ...leased, leaseToken: 'of an earlier try' }, releaser, 'late', now);
			expect(await rows('letter')).toEqual([]);
			await outbox.park(leased, releaser, 'still no mail server', now);
			await outbox.park(leased, releaser, 'once more', now);
			const dead = { failure: 'still no mail server' };
			expect(await rows('notification')).toMatchObject([
				{ ...dead, state: 'dead', visible_at_ms: null },
			]);
			expect(await rows('letter')).toMatchObject([{ ...dead, attempts: 3 }]);
		});

		it('is done with, and its letter too, when it went out after all', async () => {
			const { outbox, rows } = await ready({}, 2);
			const leased = await outbox.lease(QUEUE, { ...everyone, maxTries: 1 }, 2_000);
			const [late, parked] = leased;
			if (late === undefined || parked === undefined) throw new Error('Nothing was leased.');
			await outbox.park(parked, releaser, 'why', 2_500);
			await outbox.lease(QUEUE, { ...everyone, maxTries: 1 }, 3_000);
			const ask = async ({ id: notificationId }: Lease, leaseToken: string | undefined) =>
				await outbox.acknowledge([{ notificationId, leaseToken }], SENT, 4_000);
			expect(await ask(late, 'of an earlier try')).toEqual(['dead']);
			expect((await rows('letter')).map(({ state }) => state)).toEqual(['parked', 'parked']);
			// The last try ended well, though too late; the other went out of a replay.
			expect(await ask(late, late.leaseToken)).toEqual(['acknowledged']);
			expect(await ask(parked, undefined)).toEqual(['acknowledged']);
			expect((await rows('letter')).map(({ state }) => state)).toEqual(['resolved', 'resolved']);
			expect(await ask(parked, undefined)).toEqual(['already_acknowledged']);
		});

		it('parks what is of a test run apart', async () => {
			const store = await open();
			const queueName = `test:${QUEUE}`;
			await store.windows.queue(queueName, [arriving({ id: 'a' })], 1_000);
			const [window] = await store.windows.lease(
				queueName,
				{ leaseToken: 't', leaseMs: 1_000, limit: 1 },
				2_000,
			);
			if (window === undefined) throw new Error('Nothing was leased.');
			await store.windows.settle([window], closing([queueName], noRules, 2_000), 2_000);
			const [leased] = await store.outbox.lease(queueName, everyone, 2_000);
			if (leased === undefined) throw new Error('Nothing was leased.');
			await store.outbox.park(leased, releaser, 'why', 2_000);
			const [letter] = await store.rows('letter');
			expect(letter).toMatchObject({ shelf: 'test', expires_at_ms: 3_602_000 });
			expect(letter?.payload).toContain(`"queue":"${QUEUE}"`);
		});

		it('counts no try for what never started', async () => {
			const { outbox } = await ready();
			const [leased] = await outbox.lease(QUEUE, everyone, 2_000);
			if (leased === undefined) throw new Error('Nothing was leased.');
			await outbox.giveBack(leased, { started: false }, 2_000);
			expect(await outbox.lease(QUEUE, everyone, 2_000)).toMatchObject([{ attempt: 1 }]);
		});

		it('gives a caller with a token of its own what it holds already', async () => {
			const { outbox } = await ready({}, 3);
			const own = { ...everyone, leaseToken: 'own', limit: 2 };
			const first = await outbox.lease(QUEUE, own, 2_000);
			const again = await outbox.lease(QUEUE, own, 2_100);
			expect(first).toHaveLength(2);
			expect(again.map(({ id }) => id).sort()).toEqual(first.map(({ id }) => id).sort());
			expect(again.every(({ attempt }) => attempt === 1)).toBe(true);
		});

		it('leases the higher priority first', async () => {
			const store = await open();
			await store.windows.queue(
				QUEUE,
				[
					arriving({ id: 'low', user: 'a' }, { priority: -1 }),
					arriving({ id: 'high', user: 'b' }, { priority: 1 }),
					arriving({ id: 'normal', user: 'c' }),
				],
				1_000,
			);
			await close(store, 2_000);
			const leased = await store.outbox.lease(QUEUE, { ...everyone, limit: 2 }, 2_000);
			expect(leased.map(({ payload }) => payload.user_id)).toEqual(['b', 'c']);
		});

		it('hands each notification to one of many who lease at once', async () => {
			const { outbox } = await ready({}, 50);
			const leased = await Promise.all(
				Array.from({ length: 10 }, () => outbox.lease(QUEUE, { ...everyone, limit: 10 }, 2_000)),
			);
			const ids = leased.flat().map(({ id }) => id);
			expect(new Set(ids).size).toBe(ids.length);
			const rest = await outbox.lease(QUEUE, everyone, 2_000);
			expect(ids.length + rest.length).toBe(50);
		});

		it('says what there is to do', async () => {
			const store = await open();
			const work = async (now: number) =>
				Object.entries(await store.outbox.work(QUEUE, now)).flatMap(([kind, is]) =>
					is ? [kind] : [],
				);
			expect(await work(9_000)).toEqual([]);
			await queue(store, [{ id: 'a' }, { id: 'p', type: 'pending' }], 1_000);
			expect(await work(1_099)).toEqual([]);
			expect(await work(1_100)).toEqual(['windows']);
			await close(store, 1_100, silencing);
			expect(await work(1_100)).toEqual(['notifications', 'heldBack']);
			await store.outbox.lease(QUEUE, everyone, 1_100);
			expect(await work(2_099)).toEqual(['heldBack']);
			expect(await work(2_100)).toEqual(['notifications', 'heldBack']);
		});

		it('shows the next one without leasing it', async () => {
			const { outbox } = await ready();
			const next = await outbox.peek(QUEUE, 2_000);
			const [leased] = await outbox.lease(QUEUE, everyone, 2_000);
			expect(next).toEqual(leased?.payload);
			expect(leased?.attempt).toBe(1);
			expect(await outbox.peek(QUEUE, 2_000)).toBeUndefined();
		});
	});

	describe(`what was held back, ${name}`, () => {
		const batch = { leaseToken: undefined, leaseMs: 1_000, limit: 100 };
		const held = async (count = 2) => {
			const store = await open();
			const events = Array.from({ length: count }, (_, n) => ({ id: `e${n}` }));
			await queue(store, [...events, { id: 'p', type: 'pending' }], 1_000);
			await close(store, 2_000, silencing);
			return store;
		};
		const ids = (leased: LeasedBatch | undefined) =>
			leased?.payload.map(({ record }) => record['event_id']).sort();

		it('comes out as it was queued, with the reason, until it is acknowledged', async () => {
			const { heldBack, rows } = await held();
			const first = await heldBack.lease(QUEUE, batch, 2_000);
			expect(first).toMatchObject({
				attempt: 1,
				payload: [
					{ reason: 'suppressed', becauseEventId: 'p' },
					{ reason: 'suppressed', becauseEventId: 'p' },
				],
			});
			expect(ids(first)).toEqual(['e0', 'e1']);
			expect(await heldBack.lease(QUEUE, batch, 2_999)).toBeUndefined();
			const second = await heldBack.lease(QUEUE, batch, 3_000);
			expect(second?.payload).toEqual(first?.payload);
			expect(second?.attempt).toBe(2);
			if (first === undefined || second === undefined) throw new Error('Nothing was leased.');
			await heldBack.acknowledge([first]);
			expect(await heldBack.lease(QUEUE, batch, 4_000)).toMatchObject({ attempt: 3 });
			await heldBack.acknowledge([second]);
			const third = await heldBack.lease(QUEUE, batch, 5_000);
			await heldBack.acknowledge(third === undefined ? [] : [third]);
			expect(await heldBack.lease(QUEUE, batch, 99_000)).toBeUndefined();
			expect(await rows('held_event')).toHaveLength(2);
		});

		it('is handed to one of many who lease at once', async () => {
			const { heldBack } = await held(50);
			const leased = await Promise.all(
				Array.from({ length: 10 }, () => heldBack.lease(QUEUE, { ...batch, limit: 10 }, 2_000)),
			);
			leased.push(await heldBack.lease(QUEUE, batch, 2_000));
			const all = leased.flatMap((one) => ids(one) ?? []);
			expect([all.length, new Set(all).size]).toEqual([50, 50]);
		});

		it('lasts as long as its lease is renewed, and counts no try for what never started', async () => {
			const { heldBack } = await held();
			const first = await heldBack.lease(QUEUE, batch, 2_000);
			if (first === undefined) throw new Error('Nothing was leased.');
			expect(await heldBack.renew([first], 1_000, 2_900)).toEqual([first.id]);
			expect(await heldBack.renew([first], 500, 2_900)).toEqual([]);
			expect(await heldBack.renew([{ ...first, leaseToken: 'x' }], 1_000, 2_900)).toEqual([]);
			expect(await heldBack.lease(QUEUE, batch, 3_899)).toBeUndefined();
			await heldBack.giveBack(first, { started: false }, 3_899);
			expect(await heldBack.lease(QUEUE, batch, 3_899)).toMatchObject({ attempt: 1 });
		});

		it('is not put into one batch with what was tried before', async () => {
			const store = await held(1);
			const first = await store.heldBack.lease(QUEUE, batch, 2_000);
			if (first === undefined) throw new Error('Nothing was leased.');
			await store.heldBack.giveBack(first, { started: true, failure: 'why' }, 3_000);
			await queue(store, [{ id: 'later' }], 2_000);
			await close(store, 2_500, silencing);
			const next = [
				await store.heldBack.lease(QUEUE, batch, 3_000),
				await store.heldBack.lease(QUEUE, batch, 3_000),
			];
			expect(next.map((one) => [one?.attempt, ids(one)])).toEqual([
				[1, ['later']],
				[2, ['e0']],
			]);
		});

		it('gives a caller with a token of its own what it holds already', async () => {
			const { heldBack } = await held();
			const own = { ...batch, leaseToken: 'own' };
			const first = await heldBack.lease(QUEUE, own, 2_000);
			expect(await heldBack.lease(QUEUE, own, 2_100)).toEqual(first);
			expect(await heldBack.lease(QUEUE, batch, 3_000)).toBeUndefined();
			expect(await heldBack.lease(QUEUE, batch, 3_100)).toMatchObject({ attempt: 2 });
		});

		it('becomes a letter of each event when it had its last try', async () => {
			const { heldBack, rows } = await held();
			const leased = await heldBack.lease(QUEUE, batch, 2_000);
			if (leased === undefined) throw new Error('Nothing was leased.');
			await heldBack.park({ ...leased, leaseToken: 'another' }, releaser, 'late', 2_100);
			expect(await rows('letter')).toEqual([]);
			await heldBack.park(leased, releaser, 'why', 2_100);
			expect(await heldBack.lease(QUEUE, batch, 99_000)).toBeUndefined();
			const letters = await rows('letter');
			const dead = { state: 'parked', failure: 'why', attempts: 1, source: 'Alerts: Trigger' };
			expect(letters).toMatchObject([dead, dead]);
			const [first] = leased.payload;
			const payloads = letters.map(({ payload }) => JSON.parse(payload) as unknown);
			expect(payloads).toContainEqual({
				...first?.record,
				doorman: {
					delivery_id: first?.heldId,
					debounce: {
						decision: 'held_back',
						reason: 'suppressed',
						queue: QUEUE,
						because_event_id: 'p',
						told_in_notification_id: first?.notificationId,
					},
				},
			});
		});
	});

	describe(`cooldowns, ${name}`, () => {
		const cooling = { cooldownMs: 1_000 };
		const sent = async () => {
			const store = await open();
			await store.windows.queue(QUEUE, [arriving({ id: 'a' }, cooling)], 0);
			await close(store, 500);
			const [leased] = await store.outbox.lease(QUEUE, everyone, 500);
			if (leased === undefined) throw new Error('Nothing was leased.');
			const asked = [{ notificationId: leased.id, leaseToken: leased.leaseToken }];
			const next = async (id: string, at: number) => {
				await queue(store, [{ id }], at - 500);
				return (await close(store, at)).flatMap(({ held }) => held.map(({ reason }) => reason));
			};
			return { ...store, asked, next };
		};

		it('hold while the notification is on its way, and from its acknowledgement on', async () => {
			const { outbox, asked, next } = await sent();
			expect(await next('b', 600)).toEqual(['cooling_down']);
			await outbox.acknowledge(asked, SENT, 2_000);
			expect(await next('c', 2_999)).toEqual(['cooling_down']);
			expect(await next('d', 3_600)).toEqual([]);
		});

		it('are lifted when nothing was sent', async () => {
			const { outbox, asked, next } = await sent();
			await outbox.acknowledge(asked, { ...SENT, wasSent: false }, 2_000);
			expect(await next('b', 2_100)).toEqual([]);
		});

		it('are lifted when the notification dies', async () => {
			const { outbox, next } = await sent();
			for (const now of [1_500, 2_500, 3_500]) await outbox.lease(QUEUE, everyone, now);
			expect(await next('b', 3_600)).toEqual([]);
		});

		it('start when a dead letter went out after all', async () => {
			const { outbox, asked, next } = await sent();
			for (const now of [1_500, 2_500, 3_500]) await outbox.lease(QUEUE, everyone, now);
			const byHand = asked.map((one) => ({ ...one, leaseToken: undefined }));
			expect(await outbox.acknowledge(byHand, SENT, 4_000)).toEqual(['acknowledged']);
			expect(await next('b', 4_900)).toEqual(['cooling_down']);
			expect(await next('c', 5_600)).toEqual([]);
		});
	});

	describe(`consumers, ${name}`, () => {
		const one = { workflowId: 'w1', workflowName: 'Alerts', nodeId: 'n1' };
		const other = { workflowId: 'w2', workflowName: 'Digest', nodeId: 'n1' };

		it('take a queue that nobody holds, and keep it as long as they renew', async () => {
			const { consumers } = await open();
			expect(await consumers.claim(QUEUE, one, 1_000, 0)).toBeUndefined();
			expect(await consumers.claim(QUEUE, other, 1_000, 999)).toEqual(one);
			expect(await consumers.claim(QUEUE, one, 1_000, 999)).toBeUndefined();
			expect(await consumers.claim(QUEUE, other, 1_000, 1_998)).toEqual(one);
			expect(await consumers.claim(QUEUE, other, 1_000, 1_999)).toBeUndefined();
			expect(await consumers.claim('another', one, 1_000, 0)).toBeUndefined();
		});

		it('let go of what they hold, and of nothing else', async () => {
			const { consumers } = await open();
			await consumers.claim(QUEUE, one, 1_000, 0);
			await consumers.release(QUEUE, other, 10);
			expect(await consumers.claim(QUEUE, other, 1_000, 20)).toEqual(one);
			await consumers.release(QUEUE, one, 30);
			expect(await consumers.claim(QUEUE, other, 1_000, 30)).toBeUndefined();
		});

		it('are noted without holding anything', async () => {
			const { consumers } = await open();
			expect(await consumers.lastSeen(QUEUE)).toBeUndefined();
			await consumers.note(QUEUE, one, 5);
			expect(await consumers.lastSeen(QUEUE)).toBe(5);
			expect(await consumers.claim(QUEUE, other, 1_000, 6)).toBeUndefined();
			await consumers.note(QUEUE, one, 7);
			expect(await consumers.claim(QUEUE, one, 1_000, 8)).toEqual(other);
		});

		it('are one, of many who ask at once', async () => {
			const { consumers } = await open();
			const answers = await Promise.all(
				Array.from({ length: 12 }, (_, n) =>
					consumers.claim(QUEUE, { ...one, workflowId: `w${n}` }, 1_000, 0),
				),
			);
			expect(answers.filter((holder) => holder === undefined)).toHaveLength(1);
		});
	});
}
