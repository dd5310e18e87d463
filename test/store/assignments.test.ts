import { describe, expect, it } from 'vitest';
import type { AssignmentTerms } from '../../src/score-route/assignments';
import type { Agent } from '../../src/score-route/rotation';
import type { StoreTarget } from '../../src/store/target';
import { everyStore, openedStore } from './every-store';

const agents: Agent[] = [
	{ id: 'ann', weight: 2 },
	{ id: 'bob', weight: 1 },
];
const terms: AssignmentTerms = { rememberMs: 1_000, executionId: '7' };

async function open(target: StoreTarget) {
	return (await openedStore(target)).assignments;
}

describe.each(everyStore)('assignments, %s', (name, freshTarget) => {
	it('give leads to agents in turns by weight, in the order of the leads', async () => {
		const assignments = await open(await freshTarget());
		const answers = await assignments.assign('p', ['1', '2', '3', '4'], agents, terms, 10);
		expect(answers.map((answer) => answer?.agentId)).toEqual(['ann', 'bob', 'ann', 'ann']);
		expect(answers[0]).toEqual({ agentId: 'ann', assignedAtMs: 10, executionId: '7', isNew: true });
	});

	it('go on where the last call stopped', async () => {
		const assignments = await open(await freshTarget());
		const taken: (string | undefined)[] = [];
		for (const id of ['1', '2', '3', '4', '5', '6']) {
			const [answer] = await assignments.assign('p', [id], agents, terms, 10);
			taken.push(answer?.agentId);
		}
		expect(taken).toEqual(['ann', 'bob', 'ann', 'ann', 'bob', 'ann']);
	});

	it('keep the agent of a lead that comes again, whatever the table says then', async () => {
		const assignments = await open(await freshTarget());
		await assignments.assign('p', ['1'], agents, terms, 10);
		const others = [{ id: 'cat', weight: 1 }];
		const [again] = await assignments.assign(
			'p',
			['1'],
			others,
			{ ...terms, executionId: '8' },
			20,
		);
		const [nobody] = await assignments.assign('p', ['1'], [], terms, 20);
		expect(again).toEqual({ agentId: 'ann', assignedAtMs: 10, executionId: '7', isNew: false });
		expect(nobody?.agentId).toBe('ann');
	});

	it('give nothing when nobody is there, and use up no turn', async () => {
		const assignments = await open(await freshTarget());
		expect(await assignments.assign('p', ['1', '2'], [], terms, 10)).toEqual([
			undefined,
			undefined,
		]);
		const [first] = await assignments.assign('p', ['1'], agents, terms, 10);
		expect(first?.agentId).toBe('ann');
	});

	it('keep pools apart', async () => {
		const assignments = await open(await freshTarget());
		await assignments.assign('p', ['1'], agents, terms, 10);
		const [other] = await assignments.assign('q', ['1'], agents, terms, 10);
		expect(other).toMatchObject({ agentId: 'ann', isNew: true });
	});

	it('forget an assignment when its time is over', async () => {
		const assignments = await open(await freshTarget());
		await assignments.assign('p', ['1'], agents, terms, 10);
		expect(await assignments.look('p', ['1'], 1_009)).toMatchObject([{ agentId: 'ann' }]);
		expect(await assignments.look('p', ['1'], 1_010)).toEqual([undefined]);
		const [again] = await assignments.assign('p', ['1'], agents, terms, 1_010);
		expect(again).toMatchObject({ agentId: 'bob', isNew: true });
	});

	it('answer in the order asked, across slices', async () => {
		const assignments = await open(await freshTarget());
		const ids = Array.from({ length: 2_346 }, (_, index) => String(index));
		const answers = await assignments.assign('p', ids, agents, terms, 10);
		const looked = await assignments.look('p', ids.toReversed(), 10);
		expect(looked.toReversed().map((answer) => answer?.agentId)).toEqual(
			answers.map((answer) => answer?.agentId),
		);
		expect(answers.filter((answer) => answer?.agentId === 'bob')).toHaveLength(ids.length / 3);
	});

	it('take hostile names as they are', async () => {
		const assignments = await open(await freshTarget());
		const hostile = [
			{ id: '__proto__', weight: 1 },
			{ id: `'; DROP TABLE rotation; --`, weight: 1 },
		];
		const answers = await assignments.assign('__proto__', ['\u202E1', '"2'], hostile, terms, 10);
		expect(answers.map((answer) => answer?.agentId)).toEqual(hostile.map(({ id }) => id));
	});

	// One connection sees the memory store, so there is nobody to race with.
	if (name === 'SQLite in memory') return;

	it('give a lead that several ask for at once to one agent, and share turns fairly', async () => {
		const target = await freshTarget();
		const clients = [
			await open(target),
			await open(target),
			await open(target),
			await open(target),
		];
		const ids = Array.from({ length: 300 }, (_, index) => String(index));
		const all = await Promise.all(
			clients.map((client) => client.assign('p', ids, agents, terms, 10)),
		);
		const [first] = all;
		for (const answers of all) {
			expect(answers.map((answer) => answer?.agentId)).toEqual(
				first?.map((answer) => answer?.agentId),
			);
		}
		expect(all.flat().filter((answer) => answer?.isNew)).toHaveLength(ids.length);
		expect(first?.filter((answer) => answer?.agentId === 'bob')).toHaveLength(100);
	});
});
