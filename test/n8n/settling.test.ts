import type { INodeExecutionData, IRun } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { settleAtEnd, withLease, type SettlingContext } from '../../src/n8n/settling';
import { DeliveriesInMemory } from '../support/deliveries-in-memory';

type Handler = (run: IRun) => Promise<void>;

const succeeded = { status: 'success', data: { resultData: {} } } as unknown as IRun;
const unchanged: INodeExecutionData[] = [{ json: { id: 1 } }, { json: { id: 2 } }];

/** A run that was started with a delivery, in an n8n that is made as given. */
async function begin(given: INodeExecutionData[] | undefined, host: object) {
	const deliveries = new DeliveriesInMemory();
	deliveries.add('a');
	const [leased] = await deliveries.lease(1, 1_000, 0);
	if (leased === undefined) throw new Error('It is due.');
	const [items = []] = given === undefined ? withLease([unchanged], leased) : [given];
	const logged: string[] = [];
	const logger = {
		debug: (text: string) => logged.push(`debug ${text}`),
		warn: (text: string) => logged.push(`warn ${text}`),
	};
	const context = { getInputData: () => items, getNode: () => ({ name: 'Intake' }), logger };
	const out = settleAtEnd(
		{ ...context, ...host } as unknown as SettlingContext & typeof host,
		async () => ({ settlement: deliveries, now: async () => 0 }),
	);
	return { deliveries, logged, out, items };
}

function hooksWith(handlers: [hook: string, Handler][]) {
	const addHandler = (hook: string, handler: Handler) => handlers.push([hook, handler]);
	return { additionalData: { hooks: { addHandler } } };
}

describe('a run that was started with a delivery', () => {
	it('settles it at its end, and does not show its lease', async () => {
		const handlers: [string, Handler][] = [];
		const { deliveries, out, items } = await begin(undefined, hooksWith(handlers));
		expect(out).toEqual(unchanged);
		expect(items[0]).toHaveProperty('doormanLease');
		expect(handlers.map(([hook]) => hook)).toEqual(['workflowExecuteAfter']);
		expect(deliveries.acknowledged).toEqual([]);
		await handlers[0]?.[1](succeeded);
		await handlers[0]?.[1](succeeded);
		expect(deliveries.acknowledged).toEqual(['a']);
	});

	it('is not disturbed by a store that is away, or a run that is none', async () => {
		const handlers: [string, Handler][] = [];
		const { deliveries, logged } = await begin(undefined, hooksWith(handlers));
		deliveries.isOut = true;
		await handlers[0]?.[1](succeeded);
		expect(logged).toEqual([
			'warn Intake: the end of a run was not recorded here. The store is away. Bring it back',
		]);
		await handlers[0]?.[1]({} as IRun);
		expect(logged).toHaveLength(2);
	});

	it.each([
		['nothing of the kind', {}],
		['no hooks', { additionalData: {} }],
		['hooks of another make', { additionalData: { hooks: { on: () => undefined } } }],
		[
			'hooks that take no such handler',
			{
				additionalData: {
					hooks: {
						addHandler: () => {
							throw new TypeError('unknown hook');
						},
					},
				},
			},
		],
	])('begins as ever in an n8n that has %s', async (_, host) => {
		const { deliveries, logged, out } = await begin(undefined, host);
		expect(out).toEqual(unchanged);
		expect(deliveries.acknowledged).toEqual([]);
		expect(logged).toEqual(['debug Intake: the end of this run is recorded where it was started']);
	});
});

describe('a run that was started otherwise', () => {
	it.each([
		['has nothing to settle', unchanged],
		['begins without items', []],
		['does not believe a lease that is none', [{ json: {}, doormanLease: { id: 'a' } }]],
	])('%s', async (_, given) => {
		const handlers: [string, Handler][] = [];
		const { out } = await begin(given, hooksWith(handlers));
		expect(handlers).toEqual([]);
		expect(out).toEqual(given.map(({ json }) => ({ json })));
	});
});

describe('what a run starts with', () => {
	it('is what it was without items', () => {
		const lease = { id: 'a', attempt: 1, leaseToken: 't' };
		expect(withLease([[], unchanged], lease)).toEqual([[], unchanged]);
		expect(withLease([], lease)).toEqual([]);
	});
});
