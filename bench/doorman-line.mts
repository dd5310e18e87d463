import { randomUUID } from 'node:crypto';
import { closeWindows } from '../dist/src/debounce/close-windows.js';
import { queueEvents, type Candidate } from '../dist/src/debounce/queue-events.js';
import { timingsOf } from '../dist/src/debounce/timing-table.js';
import { openStore } from '../dist/src/store/open-store.js';
import type { Place } from './places.mts';
import type { BenchEvent, WaitingLine } from './waiting-lines.mts';

const QUEUE = 'alerts';
const QUIET_MS = 3_600_000;
/** So many windows are closed and handed out at a time. */
const AT_ONCE = 500;
const LEASE_MS = 30_000;

const releaser = { workflowId: 'bench', workflowName: 'Bench', nodeName: 'Bench' };

const timingOf = timingsOf([
	{
		eventTypes: ['*'],
		template: 'alert',
		group: 'alerts',
		wait: { kind: 'quiet_period', quietMs: QUIET_MS, maxWaitMs: undefined },
		maxEvents: undefined,
		cooldownMs: 0,
		priority: 0,
	},
]);
const TABLE = {
	combine: [{ eventTypes: ['*'], scope: 'window', template: 'digest', title: '{count} updates' }],
	supersede: [],
	suppress: [],
} as const;

/** This pack's queue as its nodes use it: the whole way, without n8n. */
export async function openDoormanLine({ target }: Place): Promise<WaitingLine> {
	const store = await openStore(target);
	let dueAt = Number.POSITIVE_INFINITY;
	return {
		queue: async (events) => {
			const terms = { queue: QUEUE, alsoReads: undefined, timingOf };
			const candidates = events.map(candidateOf);
			await queueEvents(candidates, terms, store.contactWindows, Date.now(), () => undefined);
		},
		makeDue: async () => {
			dueAt = Date.now() + QUIET_MS;
		},
		release: async () => {
			let released = 0;
			for (;;) {
				const terms = {
					queue: QUEUE,
					alsoReads: undefined,
					table: TABLE,
					leaseToken: randomUUID(),
					limit: AT_ONCE,
				};
				const closed = await closeWindows(store.contactWindows, terms, dueAt);
				if (closed.length === 0) return released;
				const leased = await store.outbox.lease(
					QUEUE,
					{ leaseToken: undefined, leaseMs: LEASE_MS, maxTries: 5, releaser, limit: AT_ONCE },
					dueAt,
				);
				for (const { payload } of leased) released += payload.events.length;
				const asked = leased.map(({ id, leaseToken }) => ({ notificationId: id, leaseToken }));
				await store.outbox.acknowledge(asked, { wasSent: true, testOnly: false }, dueAt);
			}
		},
		close: () => store.close(),
	};
}

function candidateOf({ id, user, type, subject, email, data }: BenchEvent): Candidate {
	return {
		userKey: user,
		eventType: type,
		subjectKey: subject,
		eventId: id,
		occurredAt: undefined,
		email,
		recipient: undefined,
		rest: data,
		owner: id,
	};
}
