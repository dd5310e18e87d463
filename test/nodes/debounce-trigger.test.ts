import type {
	IDataObject,
	INodeExecutionData,
	INodeParameters,
	IRun,
	ITriggerFunctions,
	ITriggerResponse,
} from 'n8n-workflow';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { DebounceConsolidateTrigger } from '../../nodes/DebounceConsolidateTrigger/DebounceConsolidateTrigger.node';
import { closeWindows } from '../../src/debounce/close-windows';
import { arriving } from '../debounce/events';
import { parseStoreUrl } from '../../src/store/store-url';
import { closeSharedStores, sharedStore } from '../../src/store/shared-stores';
import type { Timing } from '../../src/debounce/timing-table';
import { freshStore } from '../support/fresh-store';

const started: ITriggerResponse[] = [];

beforeAll(freshStore);

afterEach(async () => {
	for (const { closeFunction } of started.splice(0)) await closeFunction?.();
});

afterAll(closeSharedStores);

const openStore = () => sharedStore(parseStoreUrl(process.env['DOORMAN_STORE_URL'] ?? ''));

let queues = 0;
const freshQueue = () => `queue ${++queues}`;
const atOnce: Partial<Timing> = { wait: { kind: 'at_once' } };

async function queue(name: string, ...events: Parameters<typeof arriving>[0][]) {
	const store = await openStore();
	const now = await store.now();
	await store.contactWindows.queue(
		name,
		events.map((event) => arriving({ at: now, ...event }, atOnce)),
		now,
	);
}

interface Done {
	resolve(run: IRun): void;
}

interface Emission {
	readonly outputs: IDataObject[][];
	readonly done: Done | undefined;
	readonly key: string | undefined;
}

/** What n8n gives a trigger, as far as this one uses it; `tick` is n8n's schedule. */
function host(parameters: INodeParameters, { id = 'w1', name = 'Alerts' } = {}) {
	const emissions: Emission[] = [];
	const ticks: (() => void)[] = [];
	const logged: string[] = [];
	const context = {
		getMode: () => 'trigger',
		getNode: () => ({ id: 'n1', name: 'Trigger', type: 'x', parameters }),
		getWorkflow: () => ({ id, name, active: true }),
		getInstanceId: () => 'instance',
		getNodeParameter: (path: string, fallback: unknown) => parameters[path] ?? fallback,
		helpers: {
			registerCron: (_schedule: unknown, onTick: () => void) => ticks.push(onTick),
		},
		logger: {
			error: (text: string) => logged.push(`error ${text}`),
			warn: (text: string) => logged.push(`warn ${text}`),
			info: (text: string) => logged.push(`info ${text}`),
		},
		emit: (
			outputs: INodeExecutionData[][],
			_response: unknown,
			done: Done | undefined,
			key: string | undefined,
		) => {
			emissions.push({ outputs: outputs.map((items) => items.map(({ json }) => json)), done, key });
		},
	};
	return {
		emissions,
		logged,
		tick: () => {
			for (const tick of ticks) tick();
		},
		start: async () => {
			const trigger = new DebounceConsolidateTrigger();
			const response = await trigger.trigger.call(context as unknown as ITriggerFunctions);
			started.push(response);
			return response;
		},
	};
}

const ended = (status: string) =>
	({ status, data: { resultData: { error: { message: 'it broke' } } } }) as unknown as IRun;

async function states(id: unknown) {
	const { outbox } = await openStore();
	const asked = [{ notificationId: String(id), leaseToken: 'nobody' }];
	return await outbox.acknowledge(asked, { wasSent: true, testOnly: false }, 0);
}

describe('Debounce & Consolidate Trigger', () => {
	it('starts one run a notification and acknowledges what succeeded', async () => {
		const name = freshQueue();
		await queue(name, { id: `${name} a` }, { id: `${name} b`, user: 'bob' });
		const n8n = host({ queue: name });
		await n8n.start();
		await vi.waitFor(() => {
			expect(n8n.emissions).toHaveLength(2);
		});
		const [first, second] = n8n.emissions;
		const id = first?.outputs[0]?.[0]?.['notification_id'];
		expect(first?.outputs).toMatchObject([
			[{ template: 'update', doorman: { delivery_id: id, debounce: { try: 1 } } }],
		]);
		expect(first?.key).toBe(`${id as string}:1`);
		expect(await states(id)).toEqual(['lease_lost']);
		first?.done?.resolve(ended('success'));
		await vi.waitFor(async () => {
			expect(await states(id)).toEqual(['already_acknowledged']);
		});
		second?.done?.resolve(ended('success'));
	});

	it.each(['error', 'canceled', 'crashed'])(
		'does not acknowledge a run of status %s',
		async (status) => {
			const name = freshQueue();
			await queue(name, { id: `${name} a` });
			const n8n = host({ queue: name });
			await n8n.start();
			await vi.waitFor(() => {
				expect(n8n.emissions).toHaveLength(1);
			});
			const [first] = n8n.emissions;
			first?.done?.resolve(ended(status));
			await vi.waitFor(
				() => {
					n8n.tick();
					expect(n8n.emissions).toHaveLength(2);
				},
				{ timeout: 5_000 },
			);
			const [, again] = n8n.emissions;
			const [item] = first?.outputs[0] ?? [];
			expect(again?.outputs[0]).toMatchObject([{ ...item, doorman: { debounce: { try: 2 } } }]);
			expect(again?.key).toBe(`${item?.['notification_id'] as string}:2`);
			again?.done?.resolve(ended('success'));
		},
	);

	it('parks a notification whose last run failed, with the reason of that run', async () => {
		const name = freshQueue();
		await queue(name, { id: `${name} a` });
		const n8n = host({ queue: name, options: { maxTries: 1 }, 'options.maxTries': 1 });
		await n8n.start();
		await vi.waitFor(() => {
			expect(n8n.emissions).toHaveLength(1);
		});
		n8n.emissions[0]?.done?.resolve(ended('error'));
		const [item] = n8n.emissions[0]?.outputs[0] ?? [];
		const id = item?.['notification_id'];
		await vi.waitFor(async () => {
			const parked = { states: ['parked'], source: 'Alerts: Trigger', limit: 10 } as const;
			const store = await openStore();
			expect(await store.letters.list('live', parked, await store.now())).toMatchObject([
				{ failure: 'it broke', attempts: 1, payload: { notification_id: id } },
			]);
		});
		expect(await states(id)).toEqual(['dead']);
	});

	it('is woken by an event that is due at once', async () => {
		const name = freshQueue();
		const n8n = host({ queue: name });
		await n8n.start();
		await queue(name, { id: `${name} a` });
		(await openStore()).wakeUps.wake(`debounce:${name}`);
		await vi.waitFor(() => {
			expect(n8n.emissions).toHaveLength(1);
		});
		n8n.emissions[0]?.done?.resolve(ended('success'));
	});

	it('puts out what was held back, with the reason', async () => {
		const name = freshQueue();
		await queue(name, { id: `${name} a` }, { id: `${name} b`, type: 'sold' });
		const consolidation = { suppress: [{ eventTypes: 'sold', forHours: 1, endedBy: '' }] };
		const n8n = host({ queue: name, consolidation });
		await n8n.start();
		await vi.waitFor(() => {
			expect(n8n.emissions).toHaveLength(2);
		});
		const [held, notification] = n8n.emissions;
		expect(held?.outputs).toMatchObject([
			[{ event_id: `${name} a`, doorman: { debounce: { reason: 'suppressed' } } }],
		]);
		notification?.done?.resolve(ended('success'));
		held?.done?.resolve(ended('crashed'));
		await vi.waitFor(
			() => {
				n8n.tick();
				expect(n8n.emissions).toHaveLength(3);
			},
			{ timeout: 5_000 },
		);
		const [, , again] = n8n.emissions;
		expect(again?.outputs).toEqual(held?.outputs);
		expect(again?.key).not.toBe(held?.key);
		again?.done?.resolve(ended('success'));
		const store = await openStore();
		await vi.waitFor(async () => {
			const inADay = (await store.now()) + 86_400_000;
			expect((await store.outbox.work(name, inADay)).heldBack).toBe(false);
		});
	});

	it('puts out what was held back before a crash', async () => {
		const name = freshQueue();
		await queue(name, { id: `${name} a` }, { id: `${name} b`, type: 'sold' });
		const store = await openStore();
		const consolidation = { suppress: [{ eventTypes: 'sold', forHours: 1, endedBy: '' }] };
		const suppress = [{ eventTypes: ['sold'], forMs: 3_600_000, endedBy: [] }];
		const table = { combine: [], supersede: [], suppress };
		const terms = { queue: name, alsoReads: undefined, table, leaseToken: 'dead', limit: 10 };
		expect(await closeWindows(store.contactWindows, terms, await store.now())).toHaveLength(1);
		const n8n = host({ queue: name, consolidation });
		await n8n.start();
		await vi.waitFor(() => {
			expect(n8n.emissions).toHaveLength(2);
		});
		const held = n8n.emissions.flatMap(({ outputs }) => outputs[0] ?? []);
		expect(held).toMatchObject([{ event_id: `${name} a` }, {}]);
		for (const { done } of n8n.emissions) done?.resolve(ended('success'));
	});

	it('leaves windows open that there is no room for', async () => {
		const name = freshQueue();
		await queue(name, ...['a', 'b', 'c'].map((user) => ({ id: `${name} ${user}`, user })));
		const n8n = host({ queue: name, options: { maxRunning: 1 }, 'options.maxRunning': 1 });
		await n8n.start();
		await vi.waitFor(() => {
			expect(n8n.emissions).toHaveLength(1);
		});
		expect(await (await openStore()).contactWindows.peek(name, 10)).toHaveLength(2);
		n8n.emissions[0]?.done?.resolve(ended('success'));
	});

	it('refuses a queue that another workflow releases, by its name, until that one stops', async () => {
		const name = freshQueue();
		const first = await host({ queue: name }).start();
		const other = host({ queue: name }, { id: 'w2', name: 'Digest' });
		await expect(other.start()).rejects.toThrow(/released by the workflow "Alerts" \(w1\)/);
		await expect(host({ queue: name }).start()).resolves.toBeDefined();
		await first.closeFunction?.();
		for (const { closeFunction } of started.splice(0)) await closeFunction?.();
		await expect(other.start()).resolves.toBeDefined();
	});

	it('says once who has taken its queue over, and once that it has it back', async () => {
		const name = freshQueue();
		const n8n = host({ queue: name });
		await n8n.start();
		const store = await openStore();
		const now = await store.now();
		const other = { workflowId: 'w2', workflowName: 'Digest', nodeId: 'n9' };
		// This n8n was too busy to renew its hold, and the other one's trigger was not.
		expect(await store.consumers.claim(name, other, 30_000, now + 30_000)).toBeUndefined();
		vi.useFakeTimers({ toFake: ['Date'] });
		onTestFinished(() => {
			vi.useRealTimers();
		});
		const tickAt = async (at: number) => {
			vi.setSystemTime(at);
			n8n.tick();
			for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
		};
		for (const second of [31, 32, 33]) await tickAt(now + second * 1_000);
		const lost = `warn Trigger: the queue ${name} is released by the workflow "Digest" (w2) now`;
		await vi.waitFor(() => {
			expect(n8n.logged).toEqual([expect.stringContaining(lost)]);
		});
		for (const second of [61, 62, 63]) await tickAt(now + second * 1_000);
		await vi.waitFor(() => {
			expect(n8n.logged).toEqual([
				expect.stringContaining(lost),
				`info Trigger: the queue ${name} is released here again.`,
			]);
		});
	});
});
