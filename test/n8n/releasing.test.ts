import { join } from 'node:path';
import type { IRun, ITriggerFunctions } from 'n8n-workflow';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { startReleasing, type ReleasingContext } from '../../src/n8n/releasing';
import { wakeUpsOf } from '../../src/store/wake-ups';
import { DeliveriesInMemory } from '../support/deliveries-in-memory';
import { openEngine } from '../support/engine/engine.mts';
import { oneNode } from '../support/engine/workflow-builder.mts';
import { freshFolder } from '../support/fresh-folder';

const root = join(import.meta.dirname, '..', '..');

/** A real run of Dedupe, with the store it is given. */
async function runOfDedupe(storeUrl: string, onError: 'continueRegularOutput' | 'stopWorkflow') {
	const engine = await openEngine({ packs: [root] });
	onTestFinished(() => engine.close());
	process.env['DOORMAN_STORE_URL'] = storeUrl;
	const node = oneNode('n8n-nodes-doorman.dedupe', { key: '={{ $json.id }}' }, { onError });
	return (await engine.run(node, { items: [{ id: 1 }] })).raw;
}

let before: string | undefined;
beforeEach(() => {
	before = process.env['DOORMAN_STORE_URL'];
});
afterEach(() => {
	if (before === undefined) delete process.env['DOORMAN_STORE_URL'];
	else process.env['DOORMAN_STORE_URL'] = before;
});

type Emit = ITriggerFunctions['emit'];

/** Releases one delivery into a workflow whose run ends as given; resolves when that is settled. */
async function release(settle: (done: NonNullable<Parameters<Emit>[2]>) => void) {
	const deliveries = new DeliveriesInMemory();
	deliveries.add('a');
	const emitted: unknown[] = [];
	const emit: Emit = (data, _response, done, key) => {
		emitted.push([data, key]);
		if (done !== undefined) settle(done);
	};
	const ticks: (() => void)[] = [];
	const close = startReleasing<string>(contextWith(emit, ticks), {
		store: { now: async () => 0, wakeUps: wakeUpsOf({ messages: undefined }, crypto.randomUUID()) },
		deliveries,
		topic: 'topic',
		pace: { maxRunning: 1, maxPerMinute: undefined },
		toOutputs: ({ payload }) => [[{ json: { payload } }]],
	});
	for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
	await close();
	return { deliveries, emitted, ticks };
}

/** n8n's context as far as releasing uses it. */
function contextWith(emit: Emit, ticks: (() => void)[]): ReleasingContext {
	const logger = { error: () => undefined, info: () => undefined };
	const helpers = { registerCron: (_: unknown, onTick: () => void) => ticks.push(onTick) };
	return { emit, logger, helpers, getNode: () => ({ name: 'Intake' }) } as never;
}

const runWith = (status: string): IRun => ({ status, data: { resultData: {} } }) as never;

describe('releasing', () => {
	it('starts a run with a key that no other try has, and acknowledges a success', async () => {
		const { deliveries, emitted } = await release(({ resolve }) => {
			resolve(runWith('success'));
		});
		const doormanLease = { id: 'a', attempt: 1, leaseToken: 'token 1' };
		expect(emitted).toEqual([[[[{ json: { payload: 'a' }, doormanLease }]], 'a:1']]);
		expect(deliveries.acknowledged).toEqual(['a']);
	});

	it('acknowledges a real run that went well', async () => {
		const run = await runOfDedupe(
			`sqlite:${join(freshFolder(), 'doorman.sqlite')}`,
			'stopWorkflow',
		);
		const { deliveries } = await release(({ resolve }) => {
			resolve(run);
		});
		expect(run.status).toBe('success');
		expect(deliveries.acknowledged).toEqual(['a']);
	});

	it('tries again when a gate had to close, though the run succeeded', async () => {
		const down = 'postgres://doorman:x@127.0.0.1:1/doorman';
		const run = await runOfDedupe(down, 'continueRegularOutput');
		const { deliveries } = await release(({ resolve }) => {
			resolve(run);
		});
		expect(run.status).toBe('success');
		expect(deliveries.acknowledged).toEqual([]);
		expect(deliveries.returned).toEqual([['a', { started: true, failure: 'store_unavailable' }]]);
	});

	it('gives back what failed, with the step and the reason in words', async () => {
		const run = await runOfDedupe('postgres://doorman:x@127.0.0.1:1/doorman', 'stopWorkflow');
		const { deliveries } = await release(({ resolve }) => {
			resolve(run);
		});
		expect(run.status).toBe('error');
		expect(deliveries.returned).toMatchObject([
			[
				'a',
				{ started: true, failure: expect.stringMatching(/^dedupe: .*does not accept/i) as unknown },
			],
		]);
	});

	it('gives back what n8n could not run at all', async () => {
		const { deliveries } = await release(({ reject }) => {
			reject(new Error('The execution was cancelled'));
		});
		expect(deliveries.returned).toEqual([
			['a', { started: true, failure: 'The execution was cancelled' }],
		]);
	});

	it.each([
		['a run that waits', runWith('waiting')],
		['a try that somebody else has started', undefined],
	])('settles nothing for %s', async (_, run) => {
		const { deliveries } = await release(({ resolve }) => {
			resolve(run as IRun);
		});
		expect(deliveries.acknowledged).toEqual([]);
		expect(deliveries.returned).toEqual([]);
		expect(deliveries.kept[0]?.leasedUntilMs).toBeGreaterThan(0);
	});

	it('does nothing on a tick that comes after it was closed', async () => {
		const { deliveries, emitted, ticks } = await release(({ resolve }) => {
			resolve(runWith('success'));
		});
		deliveries.add('b');
		for (const tick of ticks) tick();
		await new Promise((resolve) => setImmediate(resolve));
		expect(ticks).toHaveLength(1);
		expect(emitted).toHaveLength(1);
	});
});
