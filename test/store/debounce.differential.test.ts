import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closeWindowsOf, type Closing } from '../../src/debounce/closing';
import type { ConsolidationTable } from '../../src/debounce/consolidation-table';
import type { ArrivingEvent, SettleTerms } from '../../src/debounce/contact-windows';
import type { DueWindow } from '../../src/debounce/freeze';
import type { LeasedNotification } from '../../src/debounce/outbox';
import type { Wait } from '../../src/debounce/waiting';
import { arriving } from '../debounce/events';
import { freshFolder } from '../support/fresh-folder';
import { freshPostgresTarget } from '../support/fresh-postgres';
import { DebounceModel } from './debounce.model';
import { openDebounce, type OpenDebounce } from './open-debounce';

const QUEUE = 'default';
const WINDOW_LEASE_MS = 300;
const LEASE_MS = 500;
const MAX_TRIES = 2;
const OPERATIONS = 400;
/** Over a thousand statements, one after the other; the machine may have other work. */
const SLOW = { timeout: 120_000 };
const releaser = { workflowId: 'w1', workflowName: 'Alerts', nodeName: 'Trigger' };

/** No rules that need to know the past: that is the room's, and tested there and in the contract. */
const table: ConsolidationTable = {
	combine: [{ eventTypes: ['*'], scope: 'property', template: 'home', title: '' }],
	supersede: [],
	suppress: [],
};

type Operation =
	| { readonly kind: 'queue'; readonly events: readonly Drawn[] }
	| { readonly kind: 'lease_windows' | 'lease_notifications' }
	/** Which of what was leased before; a share of it; whether it comes back instead. */
	| { readonly kind: 'settle' | 'acknowledge' | 'give_back'; readonly pick: number };

interface Drawn {
	readonly id: number;
	readonly owner: number;
	readonly user: number;
	readonly type: number;
	readonly ago: number;
}

const waits: readonly Wait[] = [
	{ kind: 'quiet_period', quietMs: 200, maxWaitMs: 700 },
	{ kind: 'quiet_period', quietMs: 400, maxWaitMs: undefined },
	{ kind: 'fixed_delay', delayMs: 300 },
	{ kind: 'at_once' },
];

const drawn: fc.Arbitrary<Drawn> = fc.record({
	id: fc.nat({ max: 600 }),
	owner: fc.nat({ max: 1 }),
	user: fc.nat({ max: 8 }),
	type: fc.nat({ max: 3 }),
	ago: fc.nat({ max: 500 }),
});

const pick = fc.nat({ max: 1_000 });
const operation: fc.Arbitrary<Operation> = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.record({
			kind: fc.constant('queue' as const),
			events: fc.array(drawn, { minLength: 1, maxLength: 5 }),
		}),
	},
	{ weight: 3, arbitrary: fc.constant({ kind: 'lease_windows' as const }) },
	{ weight: 3, arbitrary: fc.record({ kind: fc.constant('settle' as const), pick }) },
	{ weight: 3, arbitrary: fc.constant({ kind: 'lease_notifications' as const }) },
	{ weight: 3, arbitrary: fc.record({ kind: fc.constant('acknowledge' as const), pick }) },
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('give_back' as const), pick }) },
);

const steps = fc.array(fc.record({ operation, passedMs: fc.nat({ max: 150 }) }), {
	minLength: OPERATIONS,
	maxLength: OPERATIONS,
	size: 'max',
});

function eventOf({ id, owner, user, type, ago }: Drawn, now: number): ArrivingEvent {
	const wait = waits[type];
	return arriving(
		{ id: `e${id}`, user: `u${user}`, type: `t${type}`, about: `mls:${id % 3}`, at: now - ago },
		{
			...(wait === undefined ? {} : { wait }),
			group: `group:${type % 2}`,
			maxEvents: type === 1 ? 4 : undefined,
		},
		`o${owner}`,
	);
}

/** A store driven by the operations; what it answers is told in texts that can be compared. */
class Driven {
	readonly #store: OpenDebounce;
	readonly #windows: DueWindow[][] = [];
	readonly #notifications: LeasedNotification[] = [];

	constructor(store: OpenDebounce) {
		this.#store = store;
	}

	async queue(events: readonly ArrivingEvent[], now: number): Promise<string[]> {
		const answers = await this.#store.windows.queue(QUEUE, events, now);
		return answers.map(({ state }) => state);
	}

	async leaseWindows(leaseToken: string, now: number): Promise<string[]> {
		const terms = { leaseToken, leaseMs: WINDOW_LEASE_MS, limit: 1_000 };
		const due = await this.#store.windows.lease(QUEUE, terms, now);
		if (due.length > 0) this.#windows.push(sortedBy(due, nameOf));
		return due.map(({ events }) => events.map(({ eventId }) => eventId).join()).sort();
	}

	async settle(picked: number, now: number): Promise<{ windows: DueWindow[]; closed: Closing[] }> {
		const [windows = []] = this.#windows.splice(picked % (this.#windows.length || 1), 1);
		const terms: SettleTerms = {
			queues: [QUEUE],
			decide: (own, facts) => closeWindowsOf(own, facts, table, now),
		};
		return { windows, closed: await this.#store.windows.settle(windows, terms, now) };
	}

	async leaseNotifications(leaseToken: string, now: number): Promise<string[]> {
		const terms = { leaseToken, leaseMs: LEASE_MS, maxTries: MAX_TRIES, releaser, limit: 1_000 };
		const leased = await this.#store.outbox.lease(QUEUE, terms, now);
		this.#notifications.push(...sortedBy(leased, eventsOf));
		return leased.map((one) => `${eventsOf(one)} try ${one.attempt}`).sort();
	}

	/** One of those that were ever leased, by its events. */
	picked(number: number): LeasedNotification | undefined {
		return this.#notifications[number % (this.#notifications.length || 1)];
	}

	async acknowledge(leased: LeasedNotification, now: number): Promise<string | undefined> {
		const asked = [{ notificationId: leased.id, leaseToken: leased.leaseToken }];
		const outcome = { wasSent: true, testOnly: false };
		return (await this.#store.outbox.acknowledge(asked, outcome, now))[0];
	}

	async giveBack(leased: LeasedNotification, retryAtMs: number | undefined, now: number) {
		const { outbox } = this.#store;
		if (retryAtMs === undefined) await outbox.park(leased, releaser, 'why', now);
		else await outbox.giveBack(leased, { started: true, failure: 'why' }, retryAtMs);
	}
}

function sortedBy<One>(some: readonly One[], textOf: (one: One) => string): One[] {
	return [...some].sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1));
}

function nameOf({ userKey, group }: DueWindow): string {
	return `${userKey} ${group}`;
}

function eventsOf({ payload }: LeasedNotification): string {
	return payload.events.map(({ event_id }) => event_id as string).join();
}

/** Runs the operations on both stores and the model, and compares every answer. */
async function compare(
	stores: readonly [Driven, Driven],
	run: readonly { readonly operation: Operation; readonly passedMs: number }[],
): Promise<Map<string, number>> {
	const model = new DebounceModel();
	const counts = new Map<string, number>();
	let now = 1_000_000;
	for (const [index, { operation, passedMs }] of run.entries()) {
		now += passedMs;
		const answers = await ask(stores, model, operation, `token ${index}`, now);
		const [expected, ...others] = answers.map((answer) => JSON.stringify(answer));
		for (const other of others) expect(other, `${operation.kind} at ${index}`).toBe(expected);
		const size = Array.isArray(answers[0]) ? answers[0].length : 1;
		counts.set(operation.kind, (counts.get(operation.kind) ?? 0) + size);
	}
	return counts;
}

async function ask(
	[one, other]: readonly [Driven, Driven],
	model: DebounceModel,
	operation: Operation,
	token: string,
	now: number,
): Promise<unknown[]> {
	switch (operation.kind) {
		case 'queue': {
			const events = operation.events.map((event) => eventOf(event, now));
			return [
				model.queue(events, now),
				await one.queue(events, now),
				await other.queue(events, now),
			];
		}
		case 'lease_windows':
			return [
				model.leaseWindows(token, WINDOW_LEASE_MS, now),
				await one.leaseWindows(token, now),
				await other.leaseWindows(token, now),
			];
		case 'settle': {
			const first = await one.settle(operation.pick, now);
			const second = await other.settle(operation.pick, now);
			const namesOf = (closed: readonly Closing[]) =>
				closed.map(({ window }) => nameOf(window)).sort();
			return [
				model.settle(first.windows, first.closed, now),
				namesOf(first.closed),
				namesOf(second.closed),
			];
		}
		case 'lease_notifications':
			return [
				model.leaseNotifications(token, LEASE_MS, MAX_TRIES, now),
				await one.leaseNotifications(token, now),
				await other.leaseNotifications(token, now),
			];
		default:
			return await askAboutOne([one, other], model, operation, now);
	}
}

async function askAboutOne(
	[one, other]: readonly [Driven, Driven],
	model: DebounceModel,
	{ kind, pick: picked }: Extract<Operation, { readonly pick: number }>,
	now: number,
): Promise<unknown[]> {
	const [first, second] = [one.picked(picked), other.picked(picked)];
	if (first === undefined || second === undefined) return [[], []];
	expect(eventsOf(first)).toBe(eventsOf(second));
	if (kind === 'give_back') {
		const retryAtMs = picked % 5 === 0 ? undefined : now + (picked % 100);
		model.giveBack(eventsOf(first), first.leaseToken, retryAtMs);
		await one.giveBack(first, retryAtMs, now);
		await other.giveBack(second, retryAtMs, now);
		return [[]];
	}
	return [
		model.acknowledge(eventsOf(first), first.leaseToken),
		await one.acknowledge(first, now),
		await other.acknowledge(second, now),
	];
}

describe('SQLite, PostgreSQL and a plain model', () => {
	it.each([1, 2, 3])('answer alike, whatever is asked of them (seed %i)', SLOW, async (seed) => {
		const sqlite = { kind: 'embedded', filePath: join(freshFolder(), 'doorman.sqlite') } as const;
		const stores = [
			new Driven(await openDebounce(sqlite)),
			new Driven(await openDebounce(await freshPostgresTarget())),
		] as const;
		const [run = []] = fc.sample(steps, { numRuns: 1, seed });
		const counts = await compare(stores, run);
		// Otherwise nothing much was compared.
		for (const kind of ['queue', 'lease_windows', 'settle', 'lease_notifications', 'acknowledge']) {
			expect(counts.get(kind), kind).toBeGreaterThan(50);
		}
	});
});
