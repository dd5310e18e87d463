import type { INodeExecutionData } from 'n8n-workflow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toRunData as notificationRun } from '../../nodes/DebounceConsolidateTrigger/outputs';
import { toRunData as leadRun } from '../../nodes/IntakeTrigger/outputs';
import { closeWindows } from '../../src/debounce/close-windows';
import type { ConsolidationTable } from '../../src/debounce/consolidation-table';
import { withLease } from '../../src/n8n/settling';
import { parseStoreUrl } from '../../src/store/store-url';
import { closeSharedStores, sharedStore } from '../../src/store/shared-stores';
import { arriving } from '../debounce/events';
import { useEngineWithPack } from '../support/engine/use-engine.mts';
import type { RunOptions } from '../support/engine/run-workflow.mts';
import {
	chain,
	oneNode,
	startName,
	workflow,
	type NodeSpec,
} from '../support/engine/workflow-builder.mts';
import { freshStore } from '../support/fresh-store';

const INTAKE = 'n8n-nodes-doorman.intakeTrigger';
const ALERTS = 'n8n-nodes-doorman.debounceConsolidateTrigger';
const LEASE_MS = 30_000;
const DAY_MS = 86_400_000;

const engine = useEngineWithPack();
beforeAll(freshStore);

afterAll(closeSharedStores);

const openStore = () => sharedStore(parseStoreUrl(process.env['DOORMAN_STORE_URL'] ?? ''));

let inboxes = 0;
const failing = {
	type: 'n8n-nodes-base.stopAndError',
	name: 'CRM',
	parameters: { errorType: 'errorMessage', errorMessage: 'no CRM' },
};
const waiting = {
	type: 'n8n-nodes-base.wait',
	typeVersion: 1.1,
	parameters: { resume: 'timeInterval', amount: 2, unit: 'hours' },
};

/** A lead that is leased, and what n8n is given to run the workflow with. */
async function leasedLead() {
	const { inbox, now } = await openStore();
	const at = await now();
	const name = `inbox ${++inboxes}`;
	await inbox.keep(name, [{ email: 'ann@example.com' }], at);
	const [leased] = await inbox.lease(name, 1, LEASE_MS, at);
	if (leased === undefined) throw new Error('It is due.');
	return {
		leased,
		outputs: withLease(leadRun(leased), leased),
		leasedAgainAfter: async (ms: number) => await inbox.lease(name, 1, LEASE_MS, at + ms),
	};
}

const run = (
	trigger: NodeSpec,
	outputs: INodeExecutionData[][],
	next: NodeSpec = { type: 'n8n-nodes-base.noOp' },
	options: RunOptions = {},
) => engine.run(chain([trigger, next]), { outputs, startNode: startName, ...options });

describe('a run of the Intake Trigger', () => {
	const intake = { type: INTAKE, name: 'intake' };

	it('acknowledges its lead by itself when it succeeds, and shows nothing of that', async () => {
		const { outputs, leased, leasedAgainAfter } = await leasedLead();
		const begun = await run(intake, outputs);
		expect(begun.status).toBe('success');
		expect(begun.node('intake').outputs).toEqual([
			[{ json: leadRun(leased)[0]?.[0]?.json, pairedItem: { item: 0 } }],
			[],
		]);
		expect(await leasedAgainAfter(2 * DAY_MS)).toEqual([]);
	});

	it('gives its lead back when it fails, and parks it after the last try', async () => {
		const { outputs, leasedAgainAfter } = await leasedLead();
		expect((await run(intake, outputs, failing)).status).toBe('error');
		const [again] = await leasedAgainAfter(10_000);
		if (again === undefined) throw new Error('It is due again.');
		expect(again.attempt).toBe(2);
		const once = { ...intake, parameters: { options: { tries: 2 } } };
		await run(once, withLease(leadRun(again), again), failing);
		expect(await leasedAgainAfter(DAY_MS)).toEqual([]);
		const { letters, now } = await openStore();
		const parked = { states: ['parked'], source: 'Under test: intake', limit: 10 } as const;
		expect(await letters.list('live', parked, await now())).toMatchObject([
			{ failure: 'CRM: no CRM', attempts: 2, payload: { email: 'ann@example.com' } },
		]);
	});

	it('leaves its lead alone for a day when it waits', async () => {
		const { outputs, leasedAgainAfter } = await leasedLead();
		expect((await run(intake, outputs, waiting)).status).toBe('waiting');
		expect(await leasedAgainAfter(DAY_MS - 1_000)).toEqual([]);
		expect(await leasedAgainAfter(DAY_MS + 60_000)).toMatchObject([{ attempt: 2 }]);
	});

	it('changes nothing when another try has its lead', async () => {
		const { outputs, leasedAgainAfter } = await leasedLead();
		expect(await leasedAgainAfter(LEASE_MS)).toMatchObject([{ attempt: 2 }]);
		expect((await run(intake, outputs)).status).toBe('success');
		expect(await leasedAgainAfter(2 * LEASE_MS - 1)).toEqual([]);
		expect(await leasedAgainAfter(2 * LEASE_MS)).toMatchObject([{ attempt: 3 }]);
	});

	it('ends as it would without the store, and says in the log that it was away', async () => {
		const { outputs, leasedAgainAfter } = await leasedLead();
		const before = process.env['DOORMAN_STORE_URL'];
		process.env['DOORMAN_STORE_URL'] = 'postgres://doorman:x@127.0.0.1:1/doorman';
		const { status, logText } = await run(intake, outputs).finally(() => {
			process.env['DOORMAN_STORE_URL'] = before;
		});
		expect(status).toBe('success');
		expect(logText).toContain('warn intake: the end of a run was not recorded here');
		expect(await leasedAgainAfter(LEASE_MS)).toMatchObject([{ attempt: 2 }]);
	});
});

describe('a run of the Debounce & Consolidate Trigger', () => {
	const table: ConsolidationTable = {
		combine: [],
		supersede: [],
		suppress: [{ eventTypes: ['sold'], forMs: 3_600_000, endedBy: [] }],
	};
	let queues = 0;

	async function closed(...types: string[]) {
		const store = await openStore();
		const now = await store.now();
		const queue = `queue ${++queues}`;
		const events = types.map((type, index) => ({ at: now, id: `${queue} ${index}`, type }));
		const arrivals = events.map((event) => arriving(event, { wait: { kind: 'at_once' } }));
		await store.contactWindows.queue(queue, arrivals, now);
		const terms = { queue, alsoReads: undefined, table, leaseToken: 'closing', limit: 10 };
		await closeWindows(store.contactWindows, terms, now);
		const releaser = { workflowId: 'w1', workflowName: 'Alerts', nodeName: 'alerts' };
		const toLease = { leaseToken: undefined, leaseMs: LEASE_MS, limit: 10 };
		return {
			queue,
			notificationAfter: async (ms: number) => {
				const outbox = { ...toLease, maxTries: 9, releaser };
				const [leased] = await store.outbox.lease(queue, outbox, now + ms);
				return leased;
			},
			batchAfter: async (ms: number) => await store.heldBack.lease(queue, toLease, now + ms),
		};
	}

	const alerts = { type: ALERTS, name: 'alerts' };

	it('acknowledges its notification by itself when it succeeds', async () => {
		const { queue, notificationAfter } = await closed('price_change');
		const leased = await notificationAfter(0);
		if (leased === undefined) throw new Error('It is ready.');
		const payload = { kind: 'notification', notification: leased.payload } as const;
		const outputs = withLease(notificationRun({ ...leased, payload }, queue), leased);
		const begun = await run(alerts, outputs);
		expect(begun.node('alerts').outputs.map(({ length }) => length)).toEqual([1, 0]);
		expect(begun.node('alerts').outputs[0]?.[0]).toMatchObject({
			json: { notification_id: leased.id },
			pairedItem: { item: 0 },
		});
		expect(JSON.stringify(begun.node('alerts').outputs)).not.toContain('doormanLease');
		const asked = [{ notificationId: leased.id, leaseToken: undefined }];
		const { outbox, now } = await openStore();
		const outcome = { wasSent: true, testOnly: false };
		expect(await outbox.acknowledge(asked, outcome, await now())).toEqual(['already_acknowledged']);
	});

	it('gives its notification back when it fails', async () => {
		const { queue, notificationAfter } = await closed('price_change');
		const leased = await notificationAfter(0);
		if (leased === undefined) throw new Error('It is ready.');
		const payload = { kind: 'notification', notification: leased.payload } as const;
		await run(alerts, withLease(notificationRun({ ...leased, payload }, queue), leased), failing);
		expect(await notificationAfter(10_000)).toMatchObject({ id: leased.id, attempt: 2 });
	});

	it.each(['v0', 'v1'] as const)(
		'acknowledges what was held back, and puts it out second, in execution order %s',
		async (executionOrder) => {
			const { queue, batchAfter } = await closed('price_change', 'open_house', 'sold');
			const batch = await batchAfter(0);
			if (batch === undefined) throw new Error('Some were held back.');
			const payload = { kind: 'held_back', events: batch.payload } as const;
			const outputs = withLease(notificationRun({ ...batch, payload }, queue), batch);
			const json = { ...chain([alerts]), settings: { executionOrder } };
			const begun = await engine.run(json, { outputs, startNode: startName });
			expect(begun.node('alerts').outputs.map(({ length }) => length)).toEqual([0, 2]);
			expect(begun.node('alerts').json(1)).toMatchObject([
				{ event_id: `${queue} 0`, doorman: { debounce: { reason: 'suppressed' } } },
				{ event_id: `${queue} 1` },
			]);
			expect(await batchAfter(DAY_MS)).toBeUndefined();
		},
	);
});

describe('listening on the Debounce & Consolidate Trigger in the editor', () => {
	const listen = (queue: string, options: RunOptions = {}) => {
		const { nodes } = oneNode(ALERTS, { queue }, { name: 'alerts' });
		const alone = { ...workflow([], []), nodes: nodes.slice(1) };
		return engine.run(alone, { mode: 'manual', ...options });
	};

	async function queue(name: string) {
		const { contactWindows, now } = await openStore();
		const at = await now();
		const event = arriving({ at, id: `${name} a` }, { wait: { kind: 'at_once' } });
		await contactWindows.queue(name, [event], at);
	}

	it('shows what would come, and takes nothing', async () => {
		const store = await openStore();
		await queue('listened');
		const before = await store.contactWindows.peek('listened', 1);
		const begun = await listen('listened');
		expect(begun.status).toBe('success');
		expect(begun.node('alerts').outputs).toMatchObject([
			[{ json: { template: 'update', events: [{ event_id: 'listened a' }] } }],
			[],
		]);
		expect(await store.contactWindows.peek('listened', 1)).toEqual(before);
		expect(await store.consumers.lastSeen('listened')).toBeUndefined();
	});

	it('waits for something to show', async () => {
		const listening = listen('empty');
		const { contactWindows, outbox } = await openStore();
		const first = await Promise.race([listening, contactWindows.peek('empty', 1)]);
		expect(first).toEqual([]);
		await queue('empty');
		expect((await listening).node('alerts').json()).toMatchObject([{ template: 'update' }]);
		expect((await outbox.work('empty', Date.now())).notifications).toBe(false);
	});

	it('ends when it is stopped', async () => {
		const stop = new AbortController();
		const listening = listen('never', { signal: stop.signal });
		const { contactWindows } = await openStore();
		await contactWindows.peek('never', 1);
		stop.abort();
		expect((await listening).status).toBe('canceled');
	});
});
