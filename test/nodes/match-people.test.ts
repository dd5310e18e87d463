import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { beforeAll, describe, expect, it } from 'vitest';
import { useEngineWithPack } from '../support/engine/use-engine.mts';
import { oneNode } from '../support/engine/workflow-builder.mts';
import { freshStore } from '../support/fresh-store';

const engine = useEngineWithPack();
beforeAll(freshStore);

let executions = 0;
let registers = 0;
const freshRegister = () => `people ${++registers}`;

interface RunOptions {
	readonly executionId?: string;
	readonly mode?: 'manual';
}

async function dedupe(
	operation: string,
	items: IDataObject[],
	parameters: INodeParameters,
	options: RunOptions = {},
) {
	const outputs = ['One', 'Two', 'Three'];
	const node = oneNode('n8n-nodes-doorman.dedupe', { operation, ...parameters }, { outputs });
	const run = await engine.run(node, { items, executionId: `${++executions}`, ...options });
	return run.node('dedupe');
}

async function match(items: IDataObject[], parameters: INodeParameters, options: RunOptions = {}) {
	const run = await dedupe('matchPeople', items, parameters, options);
	return { fresh: run.json(0), matched: run.json(1), review: run.json(2), run };
}

async function settle(operation: string, item: IDataObject, parameters: INodeParameters = {}) {
	const [done] = (await dedupe(operation, [item], parameters)).json(0);
	return done;
}

const personAnn = {
	first_name: 'Ann',
	last_name: 'Tremblay',
	email: 'ann.tremblay@example.com',
	phone_e164: '+15125550147',
	street: '14 Birch Ln',
	city: 'Austin',
	state: 'TX',
	zip: '78701',
};
const ann = { lead_id: 'web:1', source: 'web', ...personAnn };
/** With another e-mail address that has nothing of hers he would be taken for somebody of her house. */
const robert = {
	...ann,
	lead_id: 'web:2',
	first_name: 'Robert',
	email: 'ann.tremblay@example.org',
};
const idOf = (item: IDataObject | undefined) => item?.['person_id'] as string;

describe('matchPeople', () => {
	it('says who is new and who is known, with reasons, and what is known of them', async () => {
		const register = freshRegister();
		const again = { lead_id: 'z:9', source: 'zillow', email: 'Ann.Tremblay@example.com' };
		const { fresh, matched, run } = await match([ann, again], { register });
		expect(fresh).toEqual([
			{
				...ann,
				person_id: expect.stringMatching(/^[0-9a-z]{16}$/),
				probability: 0,
				reasons: [],
				doorman: {
					match: { decision: 'new', reason: 'nobody_alike' },
					person: personAnn,
				},
			},
		]);
		expect(matched).toMatchObject([
			{
				...again,
				person_id: fresh[0]?.['person_id'],
				probability: 0.999,
				reasons: ['same e-mail'],
				doorman: {
					match: { decision: 'matched', reason: 'identifier' },
					person: { first_name: 'Ann', street: '14 Birch Ln' },
				},
			},
		]);
		expect(run.outputs[1]?.[0]?.pairedItem).toEqual({ item: 1 });
	});

	it('asks a person about somebody else with the same phone, under an id of its own', async () => {
		const register = freshRegister();
		const { fresh } = await match([ann], { register });
		const { review } = await match([robert], { register });
		expect(review).toMatchObject([
			{
				person_id: expect.stringMatching(/^[0-9a-z]{16}$/),
				doorman: {
					match: {
						decision: 'review',
						reason: 'identifier_with_another_name',
						candidates: [{ person_id: fresh[0]?.['person_id'] }],
					},
				},
			},
		]);
		expect(idOf(review[0])).not.toBe(idOf(fresh[0]));
	});

	it('answers a redelivered lead as the first time', async () => {
		const register = freshRegister();
		const { fresh } = await match([ann], { register });
		const again = await match([ann], { register });
		expect(again.fresh).toMatchObject([{ person_id: fresh[0]?.['person_id'] }]);
		expect(again.matched).toEqual([]);
	});

	it('sends what says nothing of anybody to Review, with the reason', async () => {
		const { review } = await match([{ message: 'hello' }], { register: freshRegister() });
		expect(review).toEqual([
			{
				message: 'hello',
				doorman: { match: { decision: 'review', reason: 'nothing_to_go_by', candidates: [] } },
			},
		]);
	});

	it('keeps what was typed and lets a data service fill in the rest', async () => {
		const register = freshRegister();
		const options = { enrichmentSources: 'skip-trace' };
		const guess = {
			lead_id: 's:1',
			source: 'Skip-Trace',
			email: ann.email,
			phone_e164: '+15125559999',
			company: 'Tremblay LLC',
		};
		const { matched } = await match([ann, guess], { register, options });
		expect(matched).toMatchObject([
			{ doorman: { person: { phone_e164: '+15125550147', company: 'Tremblay LLC' } } },
		]);
	});

	it('keeps what the rules say when sources differ', async () => {
		const register = freshRegister();
		const options = {
			trustedSources: 'crm, web',
			survivorship: { values: [{ detail: 'phone', keep: 'trustedSource' }] },
			alsoKept: 'timeline',
		};
		const other = { lead_id: 'z:1', source: 'zillow', email: ann.email, phone: '5125559999' };
		const { matched } = await match([ann, { ...other, timeline: 'soon' }], { register, options });
		expect(matched).toMatchObject([
			{ doorman: { person: { phone_e164: '+15125550147', timeline: 'soon' } } },
		]);
	});

	it('reads the live register in test runs and leaves it as it is', async () => {
		const register = freshRegister();
		const { fresh } = await match([ann], { register });
		const test = await match(
			[{ ...ann, lead_id: 'web:7' }, robert],
			{ register },
			{ mode: 'manual' },
		);
		expect(test.matched).toMatchObject([{ person_id: fresh[0]?.['person_id'] }]);
		expect(test.review).toHaveLength(1);
		const next = await match([{ email: robert.email }], { register });
		expect(next.fresh).toHaveLength(1);
	});
});

describe('merging', () => {
	async function twoPeople() {
		const register = freshRegister();
		const { fresh, review } = await match([ann, robert], { register });
		return { register, a: idOf(fresh[0]), b: idOf(review[0]) };
	}

	it('makes two people one, and two again', async () => {
		const { register, a, b } = await twoPeople();
		expect(await settle('mergePeople', { a, b })).toMatchObject({
			person_id: a,
			merged_person_ids: [b],
			doorman: { match: { decision: 'merged', reason: 'merged' } },
		});
		const merged = await match([{ email: robert.email }], { register });
		expect(merged.matched).toMatchObject([{ person_id: a }]);
		expect(await settle('mergePeople', { a, b })).toMatchObject({
			person_id: a,
			merged_person_ids: [b],
			doorman: { match: { decision: 'merged', reason: 'already_one' } },
		});
		expect(await settle('unmergePeople', { person_id: b })).toMatchObject({
			survivor_id: a,
			restored_person_id: b,
			doorman: { match: { decision: 'unmerged', reason: 'kept_apart' } },
		});
		expect(await settle('keepApart', { a, b })).toMatchObject({
			doorman: { match: { decision: 'kept_apart', reason: 'kept_apart_before' } },
		});
	});

	it('merges the members of a cluster', async () => {
		const { a, b } = await twoPeople();
		const cluster = { survivor_id: b, members: [{ id: b }, { id: a }] };
		expect(await settle('mergePeople', cluster)).toMatchObject({
			person_id: b,
			merged_person_ids: [a],
		});
	});

	it('only says who they are when it is to look, also in test runs', async () => {
		const { register, a, b } = await twoPeople();
		const look = { options: { lookOnly: true } };
		const members = [
			{ id: a, first_name: 'Ann', zip: ann.zip },
			{ id: b, first_name: 'Robert', email: robert.email },
		];
		expect(await settle('mergePeople', { a, b }, look)).toMatchObject({
			members,
			doorman: { match: { decision: 'not_merged', reason: 'look_only' } },
		});
		const test = await dedupe('mergePeople', [{ a, b }], look, { mode: 'manual' });
		expect(test.json(0)).toMatchObject([{ members }]);
		expect(await settle('mergePeople', { a, b: 'x' }, look)).toMatchObject({
			members: [{ id: a }],
			doorman: { match: { reason: 'unknown_person', unknown_person_id: 'x' } },
		});
		const apart = await match([{ email: robert.email }], { register });
		expect(apart.matched).toMatchObject([{ person_id: b }]);
		await settle('mergePeople', { a, b });
		expect(await settle('mergePeople', { a, b }, look)).toMatchObject({
			members: [{ id: a }],
			doorman: { match: { decision: 'merged', reason: 'already_one' } },
		});
	});

	it.each<[string, string, IDataObject, string]>([
		['mergePeople', 'one ID', { a: 'x' }, 'two_ids_needed'],
		['mergePeople', 'unknown IDs', { a: 'x', b: 'y' }, 'unknown_person'],
		['unmergePeople', 'no ID', {}, 'without_id'],
		['unmergePeople', 'an unknown ID', { person_id: 'x' }, 'unknown_person'],
		['keepApart', 'one ID', { a: 'x' }, 'two_ids_needed'],
		['keepApart', 'unknown IDs', { a: 'x', b: '__proto__\0' }, 'unknown_person'],
	])('%s leaves %s alone and says why', async (operation, _, item, reason) => {
		expect(await settle(operation, item)).toMatchObject({ doorman: { match: { reason } } });
	});

	it('merges nobody in test runs', async () => {
		const { a, b } = await twoPeople();
		const run = await dedupe('mergePeople', [{ a, b }], {}, { mode: 'manual' });
		expect(run.json(0)).toMatchObject([{ doorman: { match: { reason: 'test_run' } } }]);
	});
});

describe('findDuplicates from the register', () => {
	const nan = {
		lead_id: 'web:3',
		first_name: 'Ann',
		last_name: 'Trembley',
		street: '14 Birch Lane',
		city: 'Austin',
		state: 'TX',
		zip: '78701',
		phone_e164: '+15125550147',
	};

	async function compare(register: string) {
		const run = await dedupe('findDuplicates', [{}], {
			recordsFrom: 'register',
			register,
			options: { putOutUnique: true },
		});
		return { clusters: run.json(0), review: run.json(1), unique: run.json(2) };
	}

	/** Two who were taken for two, since only later they said what they have in common. */
	async function strangersWhoAreOne() {
		const register = freshRegister();
		const early = { lead_id: 'web:3', first_name: 'Ann', email: 'at@example.org' };
		await match([ann, early], { register });
		await match([nan], { register });
		return register;
	}

	it('compares everybody in it, whatever comes in, and merges what it found', async () => {
		const register = await strangersWhoAreOne();
		const { clusters, unique } = await compare(register);
		expect(clusters).toMatchObject([{ size: 2, links: [{ a: expect.any(String) }] }]);
		expect(unique).toEqual([]);
		await settle('mergePeople', clusters[0] ?? {});
		const survivor = { id: clusters[0]?.['survivor_id'], email: 'at@example.org' };
		expect((await compare(register)).unique).toMatchObject([survivor]);
	});

	it('asks nothing about people who are kept apart', async () => {
		const register = await strangersWhoAreOne();
		const { clusters } = await compare(register);
		const [link] = clusters[0]?.['links'] as IDataObject[];
		await settle('keepApart', { a: link?.['a'], b: link?.['b'] });
		const after = await compare(register);
		expect(after).toMatchObject({ clusters: [], review: [] });
		expect(after.unique).toHaveLength(2);
	});

	it('takes two of a few for no more alike than two of many', async () => {
		const register = freshRegister();
		const one = { first_name: 'Ann', last_name: 'Tremblay', street: '1 A St', zip: '78701' };
		await match([one, { ...one, last_name: 'Trembley', street: '9 Oak Ave' }], { register });
		expect((await compare(register)).clusters).toEqual([]);
	});
});
