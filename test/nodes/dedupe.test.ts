import type { INodeParameters } from 'n8n-workflow';
import { beforeAll, describe, expect, it } from 'vitest';
import { useEngineWithPack } from '../support/engine/use-engine.mts';
import {
	oneNode,
	toolCall,
	workflow,
	type NodeSettings,
} from '../support/engine/workflow-builder.mts';
import { freshStore, storeFile } from '../support/fresh-store';

const TYPE = 'n8n-nodes-doorman.dedupe';
const engine = useEngineWithPack();
beforeAll(freshStore);

let ledgers = 0;
const freshLedger = () => `ledger ${++ledgers}`;

function skipSeen(parameters: INodeParameters, settings: NodeSettings = {}) {
	return oneNode(
		TYPE,
		{ operation: 'skipSeen', ...parameters },
		{ outputs: ['New', 'Seen'], ...settings },
	);
}

const ids = (items: { id?: unknown }[]) => items.map(({ id }) => id);

describe('skipSeen', () => {
	it('lets a key through once across runs', async () => {
		const node = skipSeen({ key: '={{ $json.id }}', ledger: freshLedger() });
		const first = await engine.run(node, { items: [{ id: 1 }, { id: 2 }], executionId: '100' });
		const second = await engine.run(node, { items: [{ id: 2 }, { id: 3 }], executionId: '101' });

		expect(ids(first.node('dedupe').json(0))).toEqual([1, 2]);
		expect(first.node('dedupe').json(1)).toEqual([]);
		expect(ids(second.node('dedupe').json(0))).toEqual([3]);
		expect(second.node('dedupe').json(1)).toEqual([
			{
				id: 2,
				doorman: {
					dedupe: {
						decision: 'seen',
						reason: 'seen_before',
						first_seen_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
						first_execution_id: '100',
						key: ['2'],
						ledger: expect.any(String),
					},
				},
			},
		]);
		expect(second.linksOf('dedupe', 1)).toEqual([[{ node: 'Start', output: 0, run: 0, item: 0 }]]);
	});

	it('takes the first of several items with one key', async () => {
		const node = skipSeen({ key: '={{ $json.id }}', ledger: freshLedger() });
		const run = await engine.run(node, {
			items: [
				{ id: 'a', n: 0 },
				{ id: 'a', n: 1 },
				{ id: 'b', n: 2 },
			],
		});
		expect(run.node('dedupe').json(0)).toMatchObject([{ n: 0 }, { n: 2 }]);
		expect(run.node('dedupe').json(1)).toMatchObject([
			{ n: 1, doorman: { dedupe: { reason: 'repeated_in_batch', repeats_item: 0 } } },
		]);
	});

	it('works with nothing set: the id of a record, in a ledger of the workflow', async () => {
		const node = skipSeen({});
		const items = [{ lead_id: 'x' }, { event_id: 'y' }, { id: 'z' }, {}];
		const first = await engine.run(node, { items, workflowId: 'one' });
		const second = await engine.run(node, { items, workflowId: 'one' });
		const other = await engine.run(node, { items, workflowId: 'two' });
		expect(first.node('dedupe').json(0)).toHaveLength(3);
		expect(second.node('dedupe').json(0)).toEqual([]);
		expect(other.node('dedupe').json(0)).toHaveLength(3);
	});

	it('holds back an item without a key and says so', async () => {
		const node = skipSeen({ key: '={{ $json.email }}', ledger: freshLedger() });
		const run = await engine.run(node, { items: [{ id: 1 }, { email: ' ' }] });
		expect(run.node('dedupe').json(0)).toEqual([]);
		expect(run.node('dedupe').json(1)).toMatchObject([
			{ doorman: { dedupe: { reason: 'without_key' } } },
			{ doorman: { dedupe: { reason: 'without_key' } } },
		]);
		expect(run.node('dedupe').hints[0]?.message).toContain('2 without a key');
	});

	it('lets items without a key through when told so', async () => {
		const options = { withoutKey: 'new' };
		const node = skipSeen({ key: '={{ $json.email }}', ledger: freshLedger(), options });
		const run = await engine.run(node, { items: [{ id: 1 }, { id: 2 }] });
		expect(ids(run.node('dedupe').json(0))).toEqual([1, 2]);
	});

	it('composes a key of several parts, each compared in its own way', async () => {
		const keyParts = {
			values: [{ value: '={{ $json.phone }}', sameAs: ['digits'], mayBeEmpty: true }],
		};
		const options = { keySameAs: ['ignoreCase'], keyParts };
		const node = skipSeen({ key: '={{ $json.email }}', ledger: freshLedger(), options });
		const run = await engine.run(node, {
			items: [
				{ id: 1, email: 'Ann@example.com', phone: '(415) 555-2671' },
				{ id: 2, email: 'ann@EXAMPLE.com', phone: '415.555.2671' },
				{ id: 3, email: 'ann@example.com', phone: '415 555 0000' },
				{ id: 4, email: 'ann@example.com' },
			],
		});
		expect(ids(run.node('dedupe').json(0))).toEqual([1, 3, 4]);
	});

	it('leaves other expressions to n8n', async () => {
		const node = skipSeen({ key: '={{ $json.email.split("@")[1] }}', ledger: freshLedger() });
		const run = await engine.run(node, {
			items: [
				{ id: 1, email: 'a@x.org' },
				{ id: 2, email: 'b@x.org' },
			],
		});
		expect(ids(run.node('dedupe').json(0))).toEqual([1]);
	});

	it('decides without remembering when it only looks', async () => {
		const ledger = freshLedger();
		const look = skipSeen({ key: '={{ $json.id }}', ledger, options: { lookOnly: true } });
		const claim = skipSeen({ key: '={{ $json.id }}', ledger });
		expect((await engine.run(look, { items: [{ id: 1 }] })).node('dedupe').json(0)).toHaveLength(1);
		expect((await engine.run(claim, { items: [{ id: 1 }] })).node('dedupe').json(0)).toHaveLength(
			1,
		);
		expect((await engine.run(look, { items: [{ id: 1 }] })).node('dedupe').json(1)).toHaveLength(1);
	});

	it('keeps binary data, other fields and what other steps noted, and changes no input', async () => {
		const node = skipSeen({ key: '={{ $json.id }}', ledger: freshLedger() });
		const binary = { file: { data: 'YQ==', mimeType: 'text/plain' } };
		const json = { id: 1, doorman: { delivery_id: 'd1', other: { kept: true } } };
		const run = await engine.run(node, { outputs: [[{ json, binary }]], freezeItems: true });
		expect(run.node('dedupe').outputs[0]?.[0]).toMatchObject({ json, binary });
		expect(run.node('Start').json()).toEqual([json]);
	});

	it('knows a redelivered item for its own, and nobody else’s', async () => {
		const node = skipSeen({ key: '={{ $json.id }}', ledger: freshLedger() });
		const delivered = (delivery_id: string) => [{ id: 1, doorman: { delivery_id } }];
		await engine.run(node, { items: delivered('d1') });
		const again = await engine.run(node, { items: delivered('d1') });
		const other = await engine.run(node, { items: delivered('d2') });
		expect(again.node('dedupe').json(0)).toMatchObject([
			{ doorman: { dedupe: { reason: 'own_again' } } },
		]);
		expect(other.node('dedupe').json(1)).toHaveLength(1);
	});

	it('tells apart executions of the same id on two n8n instances', async () => {
		const node = skipSeen({ key: '={{ $json.id }}', ledger: freshLedger() });
		const run = (instanceId: string) =>
			engine.run(node, { items: [{ id: 1 }], executionId: '7', instanceId });
		expect((await run('a')).node('dedupe').json(0)).toHaveLength(1);
		expect((await run('b')).node('dedupe').json(0)).toEqual([]);
		expect((await run('a')).node('dedupe').json(0)).toHaveLength(1);
	});

	it('sees a key again in the next round of a loop', async () => {
		const loop = workflow(
			[
				{
					name: 'Loop',
					type: 'n8n-nodes-base.splitInBatches',
					typeVersion: 3,
					parameters: { batchSize: 1, options: {} },
				},
				{
					name: 'dedupe',
					type: TYPE,
					parameters: { key: '={{ $json.id }}', ledger: freshLedger() },
				},
			],
			[
				{ from: 'Start', to: 'Loop' },
				{ from: 'Loop', output: 1, to: 'dedupe' },
				{ from: 'dedupe', output: 0, to: 'Loop' },
				{ from: 'dedupe', output: 1, to: 'Loop' },
			],
		);
		const run = await engine.run(loop, { items: [{ id: 1 }, { id: 1 }] });
		const [first, second] = run.node('dedupe').runs;
		expect(first?.outputs.map((items) => items.length)).toEqual([1, 0]);
		expect(second?.outputs.map((items) => items.length)).toEqual([0, 1]);
	});

	it('says which store it used', async () => {
		const run = await engine.run(skipSeen({ key: 'a', ledger: freshLedger() }), { items: [{}] });
		expect(run.node('dedupe').hints.map(({ message }) => message)).toEqual([
			`1 new, 0 seen. Remembered in: embedded store ${storeFile()}`,
		]);
	});
});

describe('holding a key', () => {
	const key = '={{ $json.id }}';
	const held = (ledger: string) => skipSeen({ key, ledger, options: { holdMinutes: 15 } });
	const settle = (operation: string, ledger: string) =>
		oneNode(TYPE, { operation, ledger }, { outputs: ['Done'] });

	it('shuts others out until the run completes it, and after that for good', async () => {
		const ledger = freshLedger();
		const claim = await engine.run(held(ledger), { items: [{ id: 1 }] });
		const [item] = claim.node('dedupe').json(0);
		const during = await engine.run(held(ledger), { items: [{ id: 1 }] });
		const completed = await engine.run(settle('completeKeys', ledger), { items: [item ?? {}] });
		const after = await engine.run(held(ledger), { items: [{ id: 1 }] });

		expect(item).toMatchObject({
			doorman: { dedupe: { hold_token: expect.any(String), held_until: expect.any(String) } },
		});
		expect(during.node('dedupe').json(1)).toMatchObject([
			{ doorman: { dedupe: { reason: 'in_progress' } } },
		]);
		expect(completed.node('dedupe').json(0)).toMatchObject([
			{ id: 1, doorman: { dedupe: { decision: 'completed' } } },
		]);
		expect(after.node('dedupe').json(1)).toMatchObject([
			{ doorman: { dedupe: { reason: 'seen_before' } } },
		]);
	});

	it('is new again once released', async () => {
		const ledger = freshLedger();
		const claim = await engine.run(held(ledger), { items: [{ id: 1 }] });
		const released = await engine.run(settle('releaseKeys', ledger), {
			items: claim.node('dedupe').json(0),
		});
		const again = await engine.run(held(ledger), { items: [{ id: 1 }] });
		expect(released.node('dedupe').json(0)).toMatchObject([
			{ doorman: { dedupe: { decision: 'released' } } },
		]);
		expect(again.node('dedupe').json(0)).toHaveLength(1);
	});

	it('lets nobody complete what another run has taken over', async () => {
		const ledger = freshLedger();
		const claim = await engine.run(held(ledger), { items: [{ id: 1 }] });
		const [stale] = claim.node('dedupe').json(0);
		await engine.run(settle('releaseKeys', ledger), { items: [{ ...stale }] });
		await engine.run(held(ledger), { items: [{ id: 1 }] });
		const late = await engine.run(settle('completeKeys', ledger), { items: [{ ...stale }] });
		expect(late.node('dedupe').json(0)).toMatchObject([
			{ doorman: { dedupe: { decision: 'taken_over' } } },
		]);
	});
});

describe('test runs', () => {
	it('read the live ledger and write to one of their own', async () => {
		const node = skipSeen({ key: '={{ $json.id }}', ledger: freshLedger() });
		await engine.run(node, { items: [{ id: 'live' }] });
		const items = [{ id: 'live' }, { id: 'fresh' }];
		const test = await engine.run(node, { items, mode: 'manual' });
		const secondTest = await engine.run(node, { items, mode: 'manual' });
		const live = await engine.run(node, { items });
		expect(ids(test.node('dedupe').json(0))).toEqual(['fresh']);
		expect(ids(secondTest.node('dedupe').json(0))).toEqual([]);
		expect(ids(live.node('dedupe').json(0))).toEqual(['fresh']);
		expect(test.node('dedupe').hints[0]?.message).toContain('Test run');
	});

	it('write to the live ledger when told so', async () => {
		const node = skipSeen({
			key: '={{ $json.id }}',
			ledger: freshLedger(),
			options: { liveInTestRuns: true },
		});
		await engine.run(node, { items: [{ id: 1 }], mode: 'manual' });
		const live = await engine.run(node, { items: [{ id: 1 }] });
		expect(live.node('dedupe').json(0)).toEqual([]);
	});
});

describe('as a tool', () => {
	it('answers an agent with the decision on the first output', async () => {
		const call = toolCall(TYPE, { operation: 'skipSeen', key: 'k', ledger: freshLedger() });
		const first = await engine.run(call);
		const second = await engine.run(call);
		expect(JSON.stringify(first.node('Agent').json())).toContain('new');
		expect(JSON.stringify(second.node('Agent').json())).toContain('seen_before');
	});

	it('reads the item of an agent that calls it as a function', async () => {
		const call = toolCall(
			TYPE,
			{ operation: 'skipSeen', key: '={{ $json.email }}', ledger: freshLedger() },
			{ protocol: 'invoke' },
		);
		const run = await engine.run(call, { items: [{ email: 'ann@example.com' }] });
		expect(JSON.stringify(run.node('Agent').json())).toContain('first_sight');
	});

	it('refuses to forget keys', async () => {
		const run = await engine.run(
			toolCall(TYPE, { operation: 'releaseKeys', key: 'k', ledger: 'x' }),
		);
		expect(JSON.stringify(run.node('Agent').json()) + String(run.error?.message)).toContain(
			'may not use Release Keys',
		);
	});
});
