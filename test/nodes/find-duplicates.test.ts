import type { Worker } from 'node:worker_threads';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import type { FromThread } from '../../src/dedupe/matching/thread-messages';
import { useEngineWithPack } from '../support/engine/use-engine.mts';
import { oneNode } from '../support/engine/workflow-builder.mts';
import { people } from '../support/people.mts';

const engine = useEngineWithPack();

const outputs = ['Clusters', 'Review', 'Unique'];

async function findDuplicates(items: IDataObject[], parameters: INodeParameters = {}) {
	const node = oneNode(
		'n8n-nodes-doorman.dedupe',
		{ operation: 'findDuplicates', ...parameters },
		{ outputs },
	);
	const run = await engine.run(node, { items });
	return {
		run,
		clusters: run.node('dedupe').json(0),
		review: run.node('dedupe').json(1),
		unique: run.node('dedupe').json(2),
	};
}

const bob = {
	first_name: 'Bob',
	last_name: 'Hernandez',
	phone: '(415) 555-2671',
	street: '12 Oak Street',
	city: 'Oakland',
	zip: '94607',
};
const robert = {
	first_name: 'Robert',
	last_name: 'Hernández',
	phone: '4155552671',
	email: 'rh@example.com',
	street: '12 Oak St',
	city: 'Oakland',
	zip: '94607-1234',
};
const stranger = { first_name: 'Mei', last_name: 'Wong', phone: '2125550188', city: 'New York' };

describe('findDuplicates', () => {
	it('puts the records of one person together and says why', async () => {
		const { run, clusters, review, unique } = await findDuplicates([
			{ id: 'a', ...bob },
			{ id: 'b', ...stranger },
			{ id: 'c', ...robert },
		]);
		expect(clusters).toEqual([
			{
				cluster_id: expect.stringMatching(/^[\w-]{22}$/),
				size: 2,
				survivor_id: 'c',
				members: [
					{ id: 'c', ...robert },
					{ id: 'a', ...bob },
				],
				links: [
					{
						a: 'a',
						b: 'c',
						probability: expect.closeTo(0.99, 2),
						reasons: [
							'first name is a form of the other',
							'same last name',
							'same phone',
							'same street',
							'same city and ZIP',
						],
					},
				],
			},
		]);
		expect(review).toEqual([]);
		expect(unique).toEqual([]);
		expect(run.linksOf('dedupe', 0)[0]?.map(({ item }) => item)).toEqual([2, 0]);
	});

	it('leaves what it is not sure of to a person', async () => {
		const reno = { last_name: 'Tarkowski', city: 'Reno', state: 'NV', zip: '89501' };
		const { clusters, review } = await findDuplicates(
			[
				{ id: 1, first_name: 'John', ...reno },
				{ id: 2, first_name: 'J', ...reno },
			],
			{ options: { reviewFrom: 0.2 } },
		);
		expect(clusters).toEqual([]);
		expect(review).toEqual([
			{
				a: '1',
				b: '2',
				probability: expect.any(Number),
				reasons: ['first name fits an initial', 'same last name', 'same city and ZIP'],
			},
		]);
	});

	it('puts out items without duplicates when asked to', async () => {
		const { unique } = await findDuplicates(
			[
				{ id: 'a', ...bob },
				{ id: 'b', ...stranger },
				{ id: 'c', ...robert },
			],
			{ options: { putOutUnique: true } },
		);
		expect(unique).toEqual([{ id: 'b', ...stranger }]);
	});

	it('reads the ID from where it is told', async () => {
		const { clusters } = await findDuplicates(
			[
				{ contact: { key: 17 }, ...bob },
				{ contact: { key: 18 }, ...robert },
			],
			{ idField: 'contact.key' },
		);
		expect(clusters[0]).toMatchObject({ survivor_id: '18', size: 2 });
	});

	it('compares other fields when they are listed', async () => {
		const { clusters } = await findDuplicates(
			[
				{ id: 1, title: 'Cafe Bizou', line: '14016 Ventura Blvd', tel: '818/788-3536' },
				{ id: 2, title: 'Café Bizou', line: '14016 Ventura Boulevard', tel: '818-788-3536' },
				{ id: 3, title: 'Campanile', line: '624 S La Brea Ave', tel: '213/938-1447' },
			],
			{
				comparedFields: {
					values: [
						{ field: 'title', kind: 'text' },
						{ field: 'line', kind: 'street' },
						{ field: 'tel', kind: 'phone' },
					],
				},
			},
		);
		expect(clusters).toHaveLength(1);
		expect(clusters[0]).toMatchObject({ members: [{ id: '1' }, { id: '2' }] });
	});

	it('finds listings of one house', async () => {
		const flat = { street: '88 King St Apt 4B', city: 'San Francisco', state: 'CA', zip: '94107' };
		const { clusters } = await findDuplicates(
			[
				{ id: 'mls a', ...flat, beds: 2, sqft: 980, price_cents: 98_000_000 },
				{ id: 'mls b', ...flat, beds: 2, sqft: 985, price_cents: 98_500_000 },
				{ id: 'next door', ...flat, street: '88 King St Apt 5B', beds: 3, sqft: 1400 },
			],
			{ recordType: 'property' },
		);
		expect(clusters.map(({ members }) => members)).toEqual([
			[expect.objectContaining({ id: 'mls a' }), expect.objectContaining({ id: 'mls b' })],
		]);
	});

	it('says when nothing it compares is there', async () => {
		const { run, clusters } = await findDuplicates([
			{ id: 1, name: 'Ann' },
			{ id: 2, name: 'Ann' },
		]);
		expect(clusters).toEqual([]);
		expect(
			run
				.node('dedupe')
				.hints.map(({ message }) => message)
				.join(' '),
		).toContain('No item has any of the compared fields');
	});

	it('takes full names where first and last name are not given', async () => {
		const house = { street: '12 Oak St', city: 'Oakland', zip: '94607', phone: '4155552671' };
		const { clusters } = await findDuplicates([
			{ id: 1, full_name: 'Sam Ortega', ...house },
			{ id: 2, first_name: 'Samuel', last_name: 'Ortega', ...house },
			{ id: 3, full_name: 'Maria Ortega', ...house },
		]);
		expect(clusters).toHaveLength(1);
		expect(clusters[0]).toMatchObject({ members: [{ id: '2' }, { id: '1' }] });
	});

	it.each([
		['JSON', '{ "weights": { "phone": { "exact": { "same": 0.01 } } } }'],
		['an object', { weights: { phone: { exact: { same: 0.01 } } } }],
	])('decides by a model that was changed with %s', async (_, modelChanges) => {
		const items = [
			{ id: 'a', first_name: 'Bob', last_name: 'Hernandez', phone: '4155552671' },
			{ id: 'b', first_name: 'Robert', last_name: 'Hernandez', phone: '4155552671' },
		];
		const options = { matchFrom: 0.9 };
		expect((await findDuplicates(items, { options })).clusters).toHaveLength(1);
		const changed = await findDuplicates(items, { options: { ...options, modelChanges } });
		expect(changed.clusters).toEqual([]);
	});

	it('stops with the known names when a change names another', async () => {
		const { run } = await findDuplicates([{ id: 'a', ...bob }], {
			options: { modelChanges: '{ "weights": { "telephone": {} } }' },
		});
		expect(run.node('dedupe').error?.message).toContain(
			'there is no comparison "telephone"; there are given, surname, generation, email, phone,',
		);
	});

	it('ends its thread in the middle of its work when the execution is cancelled', async () => {
		const stop = new AbortController();
		const phases: string[] = [];
		const ended = new Promise((resolve) => {
			process.once('worker', (thread: Worker) => {
				thread.once('exit', resolve);
				thread.on('message', (message: FromThread) => {
					if (message.kind !== 'phase') return;
					phases.push(message.phase);
					if (message.phase === 'comparing') stop.abort();
				});
			});
		});
		const node = oneNode('n8n-nodes-doorman.dedupe', { operation: 'findDuplicates' }, { outputs });
		const items = people(40_000).map((person) => ({ ...person }));
		const run = await engine.run(node, { items, signal: stop.signal });
		await ended;
		expect(run.status).toBe('canceled');
		expect(phases).toEqual(['reading', 'comparing']);
	});

	it('finishes with nothing to do', async () => {
		const { clusters, review } = await findDuplicates([]);
		expect([...clusters, ...review]).toEqual([]);
	});
});
