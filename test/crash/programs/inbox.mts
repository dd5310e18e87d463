// Keeps leads, leases, removes, defers and parks them at random, and records it, until it is killed.
// Afterwards another one goes on in its place.
import { randomUUID } from 'node:crypto';
import { openStore } from '../../../dist/src/store/open-store.js';
import type { StoreTarget } from '../../../dist/src/store/target.js';
import { type InboxCall, type InboxLease } from '../inbox-call.mts';
import type { WorkerOrder } from '../kill-workers.ts';
import { Recorder } from '../recorder.mts';

const LEASE_MS = 150;
const owner = { inbox: 'inbox', workflowId: 'w', workflowName: 'Leads', nodeName: 'Intake' };

const order = JSON.parse(process.argv[2] ?? '') as WorkerOrder<StoreTarget>;
const recorder = new Recorder(order.historyFile);
const { inbox } = await openStore(order.input);
const leased: InboxLease[] = [];

function below(count: number): number {
	return Math.floor(Math.random() * count);
}

function someCall(): InboxCall {
	const dice = below(10);
	if (dice < 3) {
		return { method: 'keep', leadIds: Array.from({ length: 1 + below(4) }, () => randomUUID()) };
	}
	const one = dice < 6 ? undefined : leased.splice(below(leased.length), 1)[0];
	if (one === undefined) return { method: 'lease' };
	const { id, leaseToken, attempt } = one;
	return { method: dice < 8 ? 'remove' : attempt < 3 ? 'defer' : 'park', id, leaseToken, attempt };
}

async function lease(now: number): Promise<InboxLease[]> {
	const got = await inbox.lease(owner.inbox, 4, LEASE_MS, now);
	return got.map(({ id, leaseToken, attempt, payload }) => {
		const leadId = String(payload.content['lead_id']);
		return { id, leaseToken, attempt, leadId, bytes: JSON.stringify(payload) };
	});
}

async function make(call: InboxCall): Promise<unknown> {
	const now = Date.now();
	switch (call.method) {
		case 'keep': {
			const contents = call.leadIds.map((lead_id) => ({ lead_id }));
			await inbox.keep(owner.inbox, contents, now);
			return 'kept';
		}
		case 'lease': {
			const got = await lease(now);
			leased.push(...got);
			return got;
		}
		case 'remove':
			await inbox.remove([itemOf(call)]);
			return 'removed';
		case 'defer':
			await inbox.defer(itemOf(call), { dueAtMs: now + 20, countsTry: true });
			return 'deferred';
		case 'park':
			await inbox.park(owner, [itemOf(call)], 'why', now);
			return 'parked';
	}
}

function itemOf({ id, leaseToken, attempt }: Extract<InboxCall, { readonly id: string }>) {
	const payload = { kind: 'lead', content: {}, receivedAtMs: 0 } as const;
	return { id, leaseToken, attempt, payload };
}

process.send?.({ works: true });
for (;;) {
	const call = someCall();
	await recorder.record(call, async () => await make(call));
}
