import type { INodeParameters } from 'n8n-workflow';
import { beforeAll, describe, expect, it } from 'vitest';
import { useEngineWithPack } from '../support/engine/use-engine.mts';
import { oneNode, type NodeSettings } from '../support/engine/workflow-builder.mts';
import { freshStore } from '../support/fresh-store';

const TYPE = 'n8n-nodes-doorman.scoreRoute';
const engine = useEngineWithPack();
beforeAll(freshStore);

const score = (parameters: INodeParameters = {}) =>
	oneNode(TYPE, { operation: 'score', ...parameters }, { name: 'score' });

let pools = 0;

function assign(parameters: INodeParameters = {}, settings: NodeSettings = {}) {
	const agents = {
		values: [{ agent: 'Ann', email: 'ann@example.com', weight: 2 }, { agent: 'Bob' }],
	};
	return oneNode(
		TYPE,
		{ operation: 'assign', agents, pool: `pool ${pools}`, ...parameters },
		{ name: 'assign', ...settings },
	);
}

describe('score', () => {
	it('sorts leads by the preset, with nothing set', async () => {
		const items = [
			{ id: 1, timeline: 'ASAP', pre_approved: true, budget_cents: 75_000_000, phone_valid: true },
			{ id: 2, timeline: 'within 3 months', phone_valid: false },
			{ id: 3, budget_cents: null },
			{ id: 4 },
		];
		const run = await engine.run(score(), { items });
		expect(run.node('score').json(0)).toMatchObject([
			{ id: 1, lead_score: 100, lead_bucket: 'hot' },
		]);
		expect(run.node('score').json(1)).toMatchObject([
			{ id: 2, lead_score: 30, lead_bucket: 'standard' },
		]);
		expect(run.node('score').json(2)).toMatchObject([
			{ id: 3, lead_score: 0 },
			{ id: 4, lead_score: 0 },
		]);
		expect(run.linksOf('score', 2)).toEqual([
			[{ node: 'Start', output: 0, run: 0, item: 2 }],
			[{ node: 'Start', output: 0, run: 0, item: 3 }],
		]);
		expect(run.node('score').hints[0]?.message).toBe('1 hot, 1 standard, 2 low');
	});

	it.each<[timeline: string, soon: boolean]>([
		['ASAP', true],
		['as soon as possible, so asap', true],
		['now', true],
		['0-3 months', true],
		['1 to 3 months', true],
		['Within 3 months', true],
		['in 60 days', true],
		['90 days', true],
		['unknown', false],
		['10-30 months', false],
		['over 90 days', false],
		['within 30 months', false],
		['3-6 months', false],
		['just looking', false],
		['', false],
	])('takes the timeline "%s" for soon: %s', async (timeline, soon) => {
		const run = await engine.run(score(), { items: [{ timeline }] });
		const [item] = run.node('score').outputs.flat();
		expect(item?.json['lead_score']).toBe(soon ? 30 : 0);
	});

	it('says of every rule whether it matched', async () => {
		const run = await engine.run(score(), { items: [{ pre_approved: true }] });
		expect(run.node('score').json(1)).toMatchObject([
			{
				doorman: {
					score: {
						decision: 'standard',
						reason: 'Pre-approved for a mortgage +30',
						breakdown: [{ points: 0 }, { points: 30 }, { points: 0 }, { points: 0 }],
					},
				},
			},
		]);
	});

	it('tries rules of one’s own, with expressions n8n has to evaluate', async () => {
		const conditions = {
			options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
			combinator: 'and',
			conditions: [
				{
					id: '1',
					leftValue: '={{ $json.tags.includes("vip") }}',
					rightValue: '',
					operator: { type: 'boolean', operation: 'true', singleValue: true },
				},
			],
		};
		const rules = { values: [{ name: 'VIP', points: 99, conditions }] };
		const run = await engine.run(score({ rules }), { items: [{ tags: ['vip'] }, { tags: [] }] });
		expect(run.node('score').json(0)).toHaveLength(1);
		expect(run.node('score').json(2)).toHaveLength(1);
	});

	it('does not let one item of a wrong type stop the others', async () => {
		const conditions = {
			options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
			combinator: 'and',
			conditions: [
				{
					id: '1',
					leftValue: '={{ $json.n }}',
					rightValue: 5,
					operator: { type: 'number', operation: 'gt' },
				},
			],
		};
		const rules = { values: [{ name: 'Many', points: 99, conditions }] };
		const run = await engine.run(score({ rules }), { items: [{ n: 'six' }, { n: 6 }] });
		expect(run.node('score').json(0)).toMatchObject([{ n: 6 }]);
		expect(run.node('score').json(2)).toMatchObject([
			{
				n: 'six',
				doorman: { score: { breakdown: [{ problem: expect.stringContaining('six') }] } },
			},
		]);
	});

	it('moves the lines between the buckets', async () => {
		const options = { hotFrom: 30, standardFrom: 10 };
		const run = await engine.run(score({ options }), {
			items: [{ pre_approved: true }, { phone_valid: true }],
		});
		expect(run.node('score').json(0)).toHaveLength(1);
		expect(run.node('score').json(1)).toHaveLength(1);
	});
});

describe('assign', () => {
	it('takes turns by weight, tells how to reach the agent, and keeps a lead with its agent', async () => {
		pools++;
		const items = ['1', '2', '3'].map((lead_id) => ({ lead_id }));
		const first = await engine.run(assign(), { items });
		const second = await engine.run(assign(), { items: [{ lead_id: '2' }, { lead_id: '4' }] });
		expect(first.node('assign').json(0)).toMatchObject([
			{
				assigned_agent: 'Ann',
				doorman: { assign: { agent_email: 'ann@example.com', reason: 'next_in_rotation' } },
			},
			{ assigned_agent: 'Bob' },
			{ assigned_agent: 'Ann' },
		]);
		expect(second.node('assign').json(0)).toMatchObject([
			{ assigned_agent: 'Bob', doorman: { assign: { reason: 'has_an_agent' } } },
			{ assigned_agent: 'Ann' },
		]);
	});

	it('gives items of one lead to one agent', async () => {
		pools++;
		const run = await engine.run(assign(), {
			items: [{ lead_id: '1' }, { lead_id: 1 }, { lead_id: ' 1 ' }],
		});
		expect(
			new Set(
				run
					.node('assign')
					.json(0)
					.map((item) => item['assigned_agent']),
			).size,
		).toBe(1);
	});

	it('passes over agents who are not available or weigh nothing', async () => {
		pools++;
		const agents = {
			values: [{ agent: 'Ann', available: false }, { agent: 'Bob', weight: 0 }, { agent: 'Cat' }],
		};
		const run = await engine.run(assign({ agents }), {
			items: [{ lead_id: '1' }, { lead_id: '2' }],
		});
		expect(run.node('assign').json(0)).toMatchObject([
			{ assigned_agent: 'Cat' },
			{ assigned_agent: 'Cat' },
		]);
	});

	it('leaves leads unassigned when nobody is there or the lead has no id', async () => {
		pools++;
		const run = await engine.run(assign({ agents: {} }), { items: [{ lead_id: '1' }, {}] });
		expect(run.node('assign').json(0)).toEqual([]);
		expect(run.node('assign').json(1)).toMatchObject([
			{ doorman: { assign: { reason: 'nobody_available' } } },
			{ doorman: { assign: { reason: 'without_lead_id' } } },
		]);
	});

	it('refuses a table with an agent in it twice', async () => {
		const agents = { values: [{ agent: 'Ann' }, { agent: 'Ann ' }] };
		const run = await engine.run(assign({ agents }), { items: [{ lead_id: '1' }] });
		expect(run.error?.message).toContain('stands in the table twice');
	});

	it('uses up nobody’s turn in a test run, and shows who has a lead', async () => {
		pools++;
		await engine.run(assign(), { items: [{ lead_id: '1' }] });
		const items = [{ lead_id: '1' }, { lead_id: '2' }];
		const test = await engine.run(assign(), { items, mode: 'manual' });
		const live = await engine.run(assign(), { items: [{ lead_id: '2' }] });
		expect(test.node('assign').json(0)[0]).toMatchObject({
			assigned_agent: 'Ann',
			doorman: { assign: { reason: 'has_an_agent' } },
		});
		expect(live.node('assign').json(0)).toMatchObject([
			{ assigned_agent: 'Bob', doorman: { assign: { reason: 'next_in_rotation' } } },
		]);
	});
});
