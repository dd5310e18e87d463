import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { freshFolder } from '../support/fresh-folder';
import { probeType } from '../support/engine/stand-ins.mts';
import { useEngine } from '../support/engine/use-engine.mts';
import { chain, oneNode } from '../support/engine/workflow-builder.mts';

const engine = useEngine();

describe('what goes in', () => {
	it('leaves the start node to run itself when nothing is given', async () => {
		const run = await engine.run(oneNode(probeType, {}), { mode: 'manual' });

		expect(run.node('Start').json()).toEqual([{}]);
		expect(run.node('probe').json()).toEqual([{}]);
	});

	it('can be every output of the start node, with binary data', async () => {
		const binary = { data: { data: 'aGk=', mimeType: 'text/plain' } };

		const run = await engine.run(oneNode(probeType, {}), {
			outputs: [[{ json: { a: 1 }, binary }], [{ json: { b: 2 } }]],
		});

		expect(run.node('Start').outputs.map((items) => items.map(({ json }) => json))).toEqual([
			[{ a: 1 }],
			[{ b: 2 }],
		]);
		expect(run.node('probe').outputs[0]?.[0]?.binary).toEqual(binary);
	});

	it('is a copy, so the caller keeps the records as they were', async () => {
		const record = { tags: ['old'] };

		const run = await engine.run(oneNode(probeType, {}), {
			items: [record],
			stubs: {
				probe: (items) => {
					for (const { json } of items) json.tags = 'new';
					return [items];
				},
			},
		});

		expect(run.node('probe').json()).toEqual([{ tags: 'new' }]);
		expect(record).toEqual({ tags: ['old'] });
	});

	it('fails a node that changes frozen items', async () => {
		const run = await engine.run(oneNode(probeType, {}), {
			items: [{ deep: { tags: [] } }],
			freezeItems: true,
			stubs: {
				probe: (items) => {
					for (const { json } of items) Object.assign({ ...json }.deep ?? {}, { tags: 'new' });
					return [items];
				},
			},
		});

		expect(run.error?.message).toContain('read only');
	});

	it('can be pinned on a later node, in production runs too', async () => {
		const run = await engine.run(
			chain([
				{ type: 'n8n-nodes-base.slack', name: 'Slack', typeVersion: 2.3 },
				{ type: 'n8n-nodes-base.noOp', name: 'After' },
			]),
			{ items: [{ text: 'hi' }], pinData: { Slack: [{ ok: true }] } },
		);

		expect(run.node('After').json()).toEqual([{ ok: true }]);
		expect(run.node('Slack').executeTimesMs).toEqual([]);
	});

	it('comes from a workflow file', async () => {
		const path = join(freshFolder(), 'workflow.json');
		writeFileSync(path, JSON.stringify(oneNode('n8n-nodes-base.noOp', {}, { name: 'Saved' })));

		const run = await engine.run(path, { items: [{ a: 1 }] });

		expect(run.node('Saved').json()).toEqual([{ a: 1 }]);
	});

	it('needs a start node when the workflow has no trigger or several', async () => {
		const once = oneNode(probeType, {});
		const others = once.nodes.map((node) => ({
			...node,
			id: `${node.id}-2`,
			name: `${node.name} 2`,
		}));
		const twice = { ...once, nodes: [...once.nodes, ...others] };

		await expect(engine.run({ ...once, nodes: once.nodes.slice(1) })).rejects.toThrow('none');
		await expect(engine.run(twice)).rejects.toThrow('Start, Start 2');
		const run = await engine.run(twice, { startNode: 'Start 2' });
		expect(run.reached).toEqual(['Start 2']);
	});
});
