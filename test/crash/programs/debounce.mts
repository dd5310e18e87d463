// Queues events, closes windows, leases, acknowledges and gives back what they become, at random, and
// records it, until it is killed. Afterwards another one goes on in its place: first it queues again
// what was interrupted, as n8n delivers an item again.
import { randomUUID } from 'node:crypto';
import { closeWindowsOf } from '../../../dist/src/debounce/closing.js';
import type { ArrivingEvent } from '../../../dist/src/debounce/contact-windows.js';
import { openStore } from '../../../dist/src/store/open-store.js';
import type { StoreTarget } from '../../../dist/src/store/target.js';
import { debounceCallSchema, type DebounceCall, type LeaseAnswer } from '../debounce-call.mts';
import type { WorkerOrder } from '../kill-workers.ts';
import { Recorder, interruptedCall } from '../recorder.mts';

const QUEUE = 'default';
const USERS = 12;
const LEASE_MS = 150;
const MAX_TRIES = 4;
/** Some events take the place of others, so that some are held back. */
const table = {
	combine: [{ eventTypes: ['*'], scope: 'property', template: 'home', title: '' }],
	supersede: [{ eventTypes: ['price'], replaces: ['price'] }],
	suppress: [],
} as const;
const releaser = { workflowId: 'w', workflowName: 'Alerts', nodeName: 'Trigger' };

const order = JSON.parse(process.argv[2] ?? '') as WorkerOrder<StoreTarget>;
const interrupted = interruptedCall(order.historyFile);
const recorder = new Recorder(order.historyFile);
const { contactWindows, outbox, heldBack } = await openStore(order.input);
const leased: LeaseAnswer[] = [];
const held: { readonly leaseToken: string; readonly heldIds: string[] }[] = [];

function below(count: number): number {
	return Math.floor(Math.random() * count);
}

function someEvents(): DebounceCall & { method: 'queue' } {
	const events = Array.from({ length: 1 + below(5) }, () => ({
		id: randomUUID(),
		user: `u${below(USERS)}`,
		type: Math.random() < 0.5 ? 'price' : 'news',
	}));
	return { method: 'queue', owner: randomUUID(), events };
}

function someCall(): DebounceCall {
	const dice = below(10);
	if (dice < 3) return someEvents();
	if (dice < 5) return { method: 'close' };
	if (dice < 6) return { method: 'lease' };
	if (dice < 7) return { method: 'leaseHeld' };
	const batch = dice < 8 ? held.splice(below(held.length), 1)[0] : undefined;
	if (batch !== undefined) return { method: 'acknowledgeHeld', ...batch };
	const one = leased.splice(below(leased.length), 1)[0];
	if (one === undefined) return { method: 'lease' };
	const method = dice < 9 ? 'acknowledge' : one.attempt < MAX_TRIES ? 'giveBack' : 'park';
	// Now and then twice, as when a run and a person do the same.
	if (Math.random() < 0.2) leased.push(one);
	const { id, leaseToken, attempt } = one;
	return { method, id, leaseToken, attempt };
}

function arriving(
	{ id, user, type }: { id: string; user: string; type: string },
	owner: string,
	now: number,
): ArrivingEvent {
	return {
		owner,
		event: {
			eventId: id,
			eventType: type,
			userKey: user,
			subjectKey: 'mls:1',
			occurredAtMs: now,
			content: { record: { event_id: id }, email: undefined, recipient: undefined },
		},
		timing: {
			template: 'home',
			group: `group:${id.charCodeAt(0) % 2}`,
			wait: { kind: 'quiet_period', quietMs: 20, maxWaitMs: 100 },
			maxEvents: undefined,
			cooldownMs: 0,
			priority: 0,
		},
	};
}

async function close(now: number): Promise<number> {
	const terms = { leaseToken: randomUUID(), leaseMs: LEASE_MS, limit: 10 };
	const windows = await contactWindows.lease(QUEUE, terms, now);
	const closings = await contactWindows.settle(
		windows,
		{ queues: [QUEUE], decide: (own, facts) => closeWindowsOf(own, facts, table, now) },
		now,
	);
	return closings.length;
}

async function lease(now: number): Promise<LeaseAnswer[]> {
	const terms = {
		leaseToken: undefined,
		leaseMs: LEASE_MS,
		maxTries: MAX_TRIES,
		releaser,
		limit: 5,
	};
	const got = await outbox.lease(QUEUE, terms, now);
	return got.map(({ payload, ...one }) => ({ ...one, bytes: JSON.stringify(payload) }));
}

async function leaseHeld(now: number) {
	const terms = { leaseToken: undefined, leaseMs: LEASE_MS, limit: 5 };
	const batch = await heldBack.lease(QUEUE, terms, now);
	if (batch === undefined) return [];
	const { leaseToken, attempt, payload } = batch;
	held.push({ leaseToken, heldIds: payload.map(({ heldId }) => heldId) });
	return payload.map((event) => ({
		id: event.heldId,
		leaseToken,
		attempt,
		bytes: JSON.stringify(event),
	}));
}

async function make(call: DebounceCall): Promise<unknown> {
	const now = Date.now();
	switch (call.method) {
		case 'queue': {
			const events = call.events.map((event) => arriving(event, call.owner, now));
			return (await contactWindows.queue(QUEUE, events, now)).map(({ state }) => state);
		}
		case 'close':
			return await close(now);
		case 'lease': {
			const got = await lease(now);
			leased.push(...got);
			return got;
		}
		case 'leaseHeld':
			return await leaseHeld(now);
		case 'acknowledge': {
			const asked = [{ notificationId: call.id, leaseToken: call.leaseToken }];
			return (await outbox.acknowledge(asked, { wasSent: true, testOnly: false }, now))[0];
		}
		case 'giveBack':
			await outbox.giveBack(call, { started: true, failure: 'why' }, now + 20);
			return 'given back';
		case 'park':
			await outbox.park(call, releaser, 'why', now);
			return 'parked';
		case 'acknowledgeHeld':
			await heldBack.acknowledge([{ ...call, id: call.leaseToken, attempt: 1 }]);
			return 'acknowledged';
	}
}

process.send?.({ works: true });
if (interrupted !== undefined) {
	const again = debounceCallSchema.parse(interrupted);
	if (again.method === 'queue') await recorder.record(again, async () => await make(again));
}
for (;;) {
	const call = someCall();
	await recorder.record(call, async () => await make(call));
}
