import { describe, expect, it } from 'vitest';

import { n8nWorkflow } from '../support/engine/n8n-host.mts';
import { useEngine } from '../support/engine/use-engine.mts';
import { oneNode, workflow } from '../support/engine/workflow-builder.mts';
import type { ItemLink } from '../support/engine/workflow-run.mts';

const engine = useEngine();

const fromStart = (item: number): ItemLink => ({ node: 'Start', output: 0, run: 0, item });

function setField(value: string) {
	const assignments = [{ id: '1', name: 'result', value, type: 'string' }];
	return { mode: 'manual', assignments: { assignments }, options: {} };
}

describe('Set', () => {
	it('evaluates an expression for each item in the vm engine', async () => {
		const set = oneNode('n8n-nodes-base.set', setField('={{ $json.name.toUpperCase() }}!'), {
			typeVersion: 3.4,
		});

		const run = await engine.run(set, { items: [{ name: 'ann' }, { name: 'bob' }] });

		expect(n8nWorkflow.Expression.getActiveImplementation()).toBe('vm');
		expect(run.status).toBe('success');
		expect(run.node('set').json()).toEqual([{ result: 'ANN!' }, { result: 'BOB!' }]);
		expect(run.linksOf('set')).toEqual([[fromStart(0)], [fromStart(1)]]);
	});

	it('cannot carry a function out of the isolate, which the legacy engine words differently', async () => {
		const set = oneNode('n8n-nodes-base.set', setField('={{ $json.name.trim }}'), {
			typeVersion: 3.4,
		});

		const run = await engine.run(set, { items: [{ name: 'ann' }] });

		expect(run.status).toBe('error');
		expect(run.error?.message).toContain('could not be cloned');
		expect(run.node('set').error?.message).toContain('could not be cloned');
	});
});

describe('If', () => {
	const conditions = {
		options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
		conditions: [
			{
				id: '1',
				leftValue: '={{ $json.age }}',
				rightValue: 18,
				operator: { type: 'number', operation: 'gte' },
			},
		],
		combinator: 'and',
	};
	const grownUp = oneNode(
		'n8n-nodes-base.if',
		{ conditions, options: {} },
		{ typeVersion: 2.2, outputs: ['Adult', 'Minor'] },
	);

	it('fills both outputs, each item linked to where it came from', async () => {
		const run = await engine.run(grownUp, { items: [{ age: 30 }, { age: 3 }, { age: 18 }] });

		expect(run.node('if').outputs).toEqual([
			[
				{ json: { age: 30 }, pairedItem: { item: 0 } },
				{ json: { age: 18 }, pairedItem: { item: 2 } },
			],
			[{ json: { age: 3 }, pairedItem: { item: 1 } }],
		]);
		expect(run.linksOf('if', 0)).toEqual([[fromStart(0)], [fromStart(2)]]);
		expect(run.linksOf('if', 1)).toEqual([[fromStart(1)]]);
		expect(run.linksOf('Minor')).toEqual([[{ node: 'if', output: 1, run: 0, item: 0 }]]);
	});

	it('does not reach the node after an empty output', async () => {
		const run = await engine.run(grownUp, { items: [{ age: 30 }] });

		expect(run.reached).toEqual(['Start', 'if', 'Adult']);
		expect(run.node('if').outputs[1]).toEqual([]);
		expect(run.node('Minor').runs).toEqual([]);
		expect(run.node('Minor').outputs).toEqual([]);
	});

	it('puts an empty item on the first output under Always Output Data', async () => {
		const always = oneNode(
			'n8n-nodes-base.if',
			{ conditions, options: {} },
			{ typeVersion: 2.2, alwaysOutputData: true, outputs: ['Adult', 'Minor'] },
		);

		const run = await engine.run(always, { items: [{ age: 3 }] });

		expect(run.node('if').json(0)).toEqual([{}]);
		expect(run.node('if').json(1)).toEqual([{ age: 3 }]);
		expect(run.linksOf('if', 0)).toEqual([[fromStart(0)]]);
	});
});

describe('Loop Over Items', () => {
	const loop = workflow(
		[
			{
				name: 'Loop',
				type: 'n8n-nodes-base.splitInBatches',
				typeVersion: 3,
				parameters: { batchSize: 1, options: {} },
			},
			{
				name: 'Body',
				type: 'n8n-nodes-base.set',
				typeVersion: 3.4,
				parameters: { ...setField('={{ $json.id }} in run {{ $runIndex }}') },
			},
			{ name: 'Done', type: 'n8n-nodes-base.noOp' },
		],
		[
			{ from: 'Start', to: 'Loop' },
			{ from: 'Loop', output: 0, to: 'Done' },
			{ from: 'Loop', output: 1, to: 'Body' },
			{ from: 'Body', to: 'Loop' },
		],
	);

	it('keeps every run of the body with its links', async () => {
		const run = await engine.run(loop, { items: [{ id: 'a' }, { id: 'b' }] });

		expect(run.status).toBe('success');
		const body = run.node('Body').runs.map(({ outputs }) => outputs[0]?.map(({ json }) => json));
		expect(body).toEqual([[{ result: 'a in run 0' }], [{ result: 'b in run 1' }]]);
		expect(run.node('Loop').runs).toHaveLength(3);
		expect(run.linksOf('Loop', 1, 0)).toEqual([[fromStart(0)]]);
		expect(run.linksOf('Loop', 1, 1)).toEqual([[fromStart(1)]]);
		expect(run.linksOf('Body', 0, 1)).toEqual([[{ node: 'Loop', output: 1, run: 1, item: 0 }]]);
		expect(run.linksOf('Loop', 0, 2)).toEqual([
			[{ node: 'Body', output: 0, run: 0, item: 0 }],
			[{ node: 'Body', output: 0, run: 1, item: 0 }],
		]);
		expect(run.node('Done').json()).toEqual([{ result: 'a in run 0' }, { result: 'b in run 1' }]);
	});
});

describe('On Error', () => {
	const parse = { mode: 'raw', jsonOutput: '={{ $json.text }}', options: {} };
	const items = [{ text: '{"ok":true}' }, { text: 'no json' }];
	const notJson = "The 'JSON Output' in item 1 does not contain a valid JSON object";

	it('stops the workflow by default', async () => {
		const run = await engine.run(
			oneNode('n8n-nodes-base.set', parse, { typeVersion: 3.4, outputs: ['Next'] }),
			{ items },
		);

		expect(run.status).toBe('error');
		expect(run.error?.message).toBe(notJson);
		expect(run.node('set').outputs).toEqual([]);
		expect(run.reached).toEqual(['Start', 'set']);
	});

	it('keeps failed items on the first output when it continues there', async () => {
		const settings = { typeVersion: 3.4, onError: 'continueRegularOutput' } as const;

		const run = await engine.run(oneNode('n8n-nodes-base.set', parse, settings), { items });

		expect(run.status).toBe('success');
		expect(run.node('set').json(0)).toEqual([{ ok: true }, { error: notJson }]);
		expect(run.linksOf('set')).toEqual([[fromStart(0)], [fromStart(1)]]);
	});

	it('moves failed items to the error output, the last one, when it has one', async () => {
		const run = await engine.run(
			oneNode('n8n-nodes-base.set', parse, {
				typeVersion: 3.4,
				onError: 'continueErrorOutput',
				outputs: ['Parsed', 'Failed'],
			}),
			{ items },
		);

		expect(run.node('set').outputs).toHaveLength(2);
		expect(run.node('Parsed').json()).toEqual([{ ok: true }]);
		expect(run.node('Failed').json()).toEqual([{ error: notJson, text: 'no json' }]);
		expect(run.linksOf('set', 1)).toEqual([[fromStart(1)]]);
	});
});
