import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { beforeEach, describe, expect, it } from 'vitest';
import { useEngineWithPack } from '../support/engine/use-engine.mts';
import { oneNode, toolCall, workflow } from '../support/engine/workflow-builder.mts';
import { freshStore } from '../support/fresh-store';

const TYPE = 'n8n-nodes-doorman.deadLetters';
const engine = useEngineWithPack();
/** Each test has a store of its own. */
beforeEach(freshStore);

const someTime = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as unknown;

async function run(
	operation: string,
	items: IDataObject[],
	parameters: INodeParameters = {},
	options: { mode?: 'manual' | 'trigger'; executionId?: string } = {},
) {
	const node = oneNode(TYPE, { operation, ...parameters }, { name: 'desk', outputs: ['Letters'] });
	const done = await engine.run(node, { items, ...options });
	expect(done.error).toBeUndefined();
	return done.node('desk').json(0);
}

const parked = async () => await run('list', [{}]);

describe('a dead letter', () => {
	const failed = {
		lead_id: 'a',
		nested: { list: [1] },
		error: { message: 'no CRM', stack: 'somewhere' },
		doorman: { delivery_id: 'd1' },
	};

	it('is one for a cause that is open already, and open again when it was settled', async () => {
		const sameAs = { source: 'runs', options: { sameAs: '={{ $json.step }}' } };
		const fail = (step: string, executionId: string) =>
			run('park', [{ step }], sameAs, { executionId });
		const [first] = await fail('CRM', '1');
		await fail('CRM', '2');
		await fail('Mail', '3');
		expect(await parked()).toHaveLength(2);
		await run('resolve', [{ letter_id: first?.['letter_id'] }]);
		expect(await parked()).toHaveLength(1);
		await fail('CRM', '4');
		expect(await parked()).toHaveLength(2);
	});

	it('keeps the item and what went wrong, and has no error of its own', async () => {
		const [letter] = await run('park', [failed], { source: 'CRM' }, { executionId: '7' });
		expect(letter).toEqual({
			lead_id: 'a',
			nested: { list: [1] },
			letter_id: expect.any(String) as unknown,
			failure: 'no CRM',
			doorman: {
				delivery_id: 'd1',
				letter: {
					decision: 'parked',
					reason: 'parked',
					letter_id: letter?.['letter_id'],
					failure: 'no CRM',
					attempts: 1,
				},
			},
		});
		expect(await parked()).toEqual([
			{
				letter_id: letter?.['letter_id'],
				state: 'parked',
				failure: 'no CRM',
				attempts: 1,
				source: 'CRM',
				workflow_id: 'workflow-1',
				execution_id: '7',
				parked_at: someTime,
				taken_until: null,
				settled_at: null,
				payload: { lead_id: 'a', nested: { list: [1] }, doorman: { delivery_id: 'd1' } },
			},
		]);
	});

	it.each([
		[{ error: 'a text' }, 'a text'],
		[{ error: { code: 5 } }, '{"code":5}'],
		[{ failure: 'from a letter' }, 'from a letter'],
		[{ id: 1 }, 'No reason was given'],
		[{ error: '' }, 'No reason was given'],
		[{ error: 'x'.repeat(1_000_000) }, 'x'.repeat(1_000)],
	])('reads the failure of item %#', async (item, failure) => {
		const [letter] = await run('park', [item]);
		expect(letter?.['failure']).toBe(failure);
		expect(letter).not.toHaveProperty('error');
	});

	it('is one, however often n8n tries the node again', async () => {
		const items = [{ id: 1 }, { id: 2 }];
		const first = await run('park', items, {}, { executionId: '7' });
		const again = await run('park', items, {}, { executionId: '7' });
		const other = await run('park', items, {}, { executionId: '8' });
		const ids = [first, again, other].map((letters) => letters.map((one) => one['letter_id']));
		expect(ids[1]).toEqual(ids[0]);
		expect(await parked()).toHaveLength(4);
	});

	it('takes what nobody should send', async () => {
		const hostile = [
			{
				['__proto__x']: 1,
				constructor: 'c',
				text: '\u05d0 \0 \ud800',
				long: 'x'.repeat(1_000_000),
			},
		];
		await run('park', hostile);
		const [letter] = await parked();
		expect(letter?.['payload']).toEqual(hostile[0]);
		expect(await run('park', [])).toEqual([]);
	});
});

describe('replay', () => {
	it('puts items out as they were, keeps others off, and ends with a resolution', async () => {
		await run('park', [{ id: 1, error: 'no', doorman: { delivery_id: 'd1' } }]);
		const [taken] = await run('takeForReplay', [{}]);
		expect(taken).toMatchObject({
			id: 1,
			letter_id: expect.any(String) as unknown,
			doorman: {
				delivery_id: 'd1',
				letter: { decision: 'taken', failure: 'no', attempts: 1, taken_until: someTime },
			},
		});
		expect(taken).not.toHaveProperty('error');
		expect(await run('takeForReplay', [{}])).toEqual([]);
		const settled = taken === undefined ? [] : await run('resolve', [taken]);
		expect(settled).toMatchObject([{ id: 1, doorman: { letter: { decision: 'resolved' } } }]);
		expect(await parked()).toEqual([]);
		expect(await run('list', [{}], { states: ['resolved'] })).toHaveLength(1);
	});

	it('that fails makes the same letter again, with one attempt more', async () => {
		await run('park', [{ id: 1, error: 'no' }]);
		const [taken] = await run('takeForReplay', [{}]);
		await run('park', [{ ...taken, error: 'still no' }]);
		expect(await parked()).toMatchObject([
			{ letter_id: taken?.['letter_id'], failure: 'still no', attempts: 2, payload: { id: 1 } },
		]);
	});

	it('is given up by discarding, also of what does not exist', async () => {
		const [letter] = await run('park', [{ id: 1 }]);
		const answers = await run('discard', [{ letter_id: letter?.['letter_id'] }, { id: 2 }]);
		expect(answers).toMatchObject([
			{ doorman: { letter: { decision: 'discarded' } } },
			{ id: 2, doorman: { letter: { decision: 'not_found' } } },
		]);
	});

	it('takes as many as asked for, from where asked for', async () => {
		await run('park', [{ id: 1 }, { id: 2 }], { source: 'one' });
		await run('park', [{ id: 3 }], { source: 'two' });
		const taken = await run('takeForReplay', [{}], { limit: 1, options: { source: 'one' } });
		expect(taken).toHaveLength(1);
		expect(await parked()).toHaveLength(2);
	});
});

describe('a test run', () => {
	it('reads the live letters and changes none of them', async () => {
		const [letter] = await run('park', [{ id: 1 }]);
		const manual = { mode: 'manual' } as const;
		await run('park', [{ id: 2 }], {}, manual);
		const shown = await run('takeForReplay', [{}], {}, manual);
		expect(shown).toMatchObject([{ id: 1, doorman: { letter: { decision: 'shown' } } }]);
		const id = { letter_id: letter?.['letter_id'] };
		expect(await run('discard', [id], {}, manual)).toMatchObject([
			{ doorman: { letter: { decision: 'not_found' } } },
		]);
		expect(await parked()).toMatchObject([{ state: 'parked', payload: { id: 1 } }]);
	});

	it('changes them where that is asked for', async () => {
		const options = { options: { liveInTestRuns: true } };
		await run('park', [{ id: 2 }], options, { mode: 'manual' });
		expect(await parked()).toHaveLength(1);
	});
});

describe('links between items', () => {
	it('lead from each letter to what it was made of', async () => {
		const chain = workflow(
			[
				{ type: TYPE, name: 'park', parameters: { operation: 'park' } },
				{ type: TYPE, name: 'list', parameters: { operation: 'list' } },
			],
			[
				{ from: 'Start', to: 'park' },
				{ from: 'park', to: 'list' },
			],
		);
		const done = await engine.run(chain, { items: [{ id: 1 }, { id: 2 }] });
		expect(done.linksOf('park', 0)).toEqual([
			[{ node: 'Start', output: 0, run: 0, item: 0 }],
			[{ node: 'Start', output: 0, run: 0, item: 1 }],
		]);
		expect(done.linksOf('list', 0).map((links) => links.length)).toEqual([2, 2]);
	});
});

describe('an AI agent', () => {
	it('may park and list, and may not discard', async () => {
		const answerTo = async (operation: string) => {
			const done = await engine.run(toolCall(TYPE, { operation }), { items: [{}] });
			return JSON.stringify(done.node('Agent').json(0));
		};
		expect(await answerTo('park')).toContain('parked');
		expect(await answerTo('list')).toContain('No reason was given');
		expect(await answerTo('discard')).toContain('An AI agent may not use Discard');
	});
});
