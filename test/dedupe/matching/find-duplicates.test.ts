import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	answerBatch,
	fieldsOf,
	type BatchAnswer,
	type BatchRecord,
	type ExplainedLink,
} from '../../../src/dedupe/matching/batch';
import { personModel } from '../../../src/dedupe/matching/person-model';
import { historicalPeople } from '../../support/historical.mts';
import { people } from '../../support/people.mts';

const fields = fieldsOf(personModel);

function record(person: Readonly<Record<string, string>>): BatchRecord {
	return { id: person['id'] ?? '', texts: fields.map((field) => person[field] ?? '') };
}

/** Sets of ids, in one order. */
function clustersOf(batch: readonly BatchRecord[]): string[][] {
	return answerBatch(batch, { model: personModel })
		.clusters.map(({ members }) => members.map((at) => batch[at]?.id ?? '').sort())
		.sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
}

const house = { street: '12 Oak St', city: 'Oakland', state: 'CA', zip: '94607' };
const lee = { first_name: 'Samuel', last_name: 'Ortega', phone: '4155552671', ...house };

describe('two records', () => {
	it.each([
		['a nickname', lee, { ...lee, first_name: 'Sam' }],
		['a typo in the last name', lee, { ...lee, last_name: 'Ortgea' }],
		['names in the wrong fields', lee, { ...lee, first_name: 'Ortega', last_name: 'Samuel' }],
		[
			'a move, with the same phone and e-mail',
			{ ...lee, email: 'sam@example.com' },
			{
				...lee,
				email: 'sam@example.com',
				street: '9 Elm Ave',
				city: 'Reno',
				state: 'NV',
				zip: '89501',
			},
		],
		['the phone in another spelling', lee, { ...lee, phone: '+1 (415) 555-2671' }],
		['accents', { ...lee, last_name: 'Muñoz' }, { ...lee, last_name: 'MUNOZ' }],
	])('are one in spite of %s', (_, one, other) => {
		expect(clustersOf([record({ id: '1', ...one }), record({ id: '2', ...other })])).toEqual([
			['1', '2'],
		]);
	});

	it.each([
		['husband and wife', lee, { ...lee, first_name: 'Maria' }],
		['father and son', { ...lee, suffix: 'Sr.' }, { ...lee, suffix: 'Jr.' }],
		['a father and a son of whom only one says so', lee, { ...lee, suffix: 'Jr.' }],
		[
			'namesakes in two cities',
			{ first_name: 'John', last_name: 'Smith', ...house },
			{
				first_name: 'John',
				last_name: 'Smith',
				street: '4 Pine Rd',
				city: 'Miami',
				state: 'FL',
				zip: '33101',
			},
		],
		['neighbours', lee, { ...lee, first_name: 'Ana', last_name: 'Lind', phone: '4155550000' }],
		['records that say nothing', {}, {}],
	])('stay two when they are %s', (_, one, other) => {
		expect(clustersOf([record({ id: '1', ...one }), record({ id: '2', ...other })])).toEqual([]);
	});
});

describe('a batch', () => {
	it('gives the same clusters whatever the order of arrival', () => {
		const batch = people(700, 3).map((person) => record({ ...person }));
		const expected = clustersOf(batch);
		expect(expected.length).toBeGreaterThan(50);
		fc.assert(
			fc.property(fc.shuffledSubarray(batch, { minLength: batch.length }), (shuffled) => {
				expect(clustersOf(shuffled)).toEqual(expected);
			}),
			{ numRuns: 4 },
		);
	});

	it('survives any text', () => {
		const text = fc.oneof(
			fc.string({ unit: 'binary', maxLength: 30 }),
			fc.constantFrom('__proto__', 'constructor', '\u0000', '\u202eabc', 'x'.repeat(100_000)),
		);
		const anyRecord = fc.record({ id: text, texts: fc.array(text, { maxLength: 20 }) });
		fc.assert(
			fc.property(fc.array(anyRecord, { maxLength: 12 }), (batch) => {
				const { clusters } = answerBatch(batch, { model: personModel });
				const members = clusters.flatMap((cluster) => cluster.members);
				expect(new Set(members).size).toBe(members.length);
			}),
			{ numRuns: 100 },
		);
	});
});

describe('records that somebody decided are two', () => {
	const same = { ...lee, email: 'sam@example.com' };
	const batch = ['1', '2', '3'].map((id) => record({ id, ...same }));
	const idsOf = (found: BatchAnswer, of: readonly BatchRecord[]) => ({
		clusters: found.clusters.map(({ members }) => members.map((at) => of[at]?.id).sort()),
		review: found.review.map(({ a, b }) => [of[a]?.id, of[b]?.id].sort()),
	});

	it('are neither linked nor asked about again', () => {
		const two = batch.slice(0, 2);
		expect(answerBatch(two, { model: personModel }).clusters).toHaveLength(1);
		const found = answerBatch(two, { model: personModel, keepApart: [['2', '1']] });
		expect(found).toMatchObject({ clusters: [], review: [] });
	});

	it('end in no cluster together through a third', () => {
		const found = answerBatch(batch, { model: personModel, keepApart: [['1', '2']] });
		const { clusters, review } = idsOf(found, batch);
		expect(clusters).toEqual([['1', '3']]);
		expect(review).toEqual([['2', '3']]);
	});

	it('may be named by ids that the batch does not have', () => {
		const found = answerBatch(batch, { model: personModel, keepApart: [['1', 'gone']] });
		expect(idsOf(found, batch).clusters).toEqual([['1', '2', '3']]);
	});

	it('stay apart whatever was decided, in every batch', () => {
		const list = people(400, 5).map((person) => record({ ...person }));
		const linked = answerBatch(list, { model: personModel }).clusters.flatMap(({ members }) =>
			members
				.slice(1)
				.map((at, index): [string, string] => [
					list[members[index] ?? 0]?.id ?? '',
					list[at]?.id ?? '',
				]),
		);
		expect(linked.length).toBeGreaterThan(20);
		fc.assert(
			fc.property(fc.subarray(linked), (keepApart) => {
				const { clusters, review } = idsOf(
					answerBatch(list, { model: personModel, keepApart }),
					list,
				);
				for (const [one, other] of keepApart) {
					const together = [...clusters, ...review].filter(
						(ids) => ids.includes(one) && ids.includes(other),
					);
					expect(together).toEqual([]);
				}
			}),
			{ numRuns: 10 },
		);
	});
});

describe('a pair that goes to review although it is sure by itself', () => {
	it('says that other records put it in doubt, and no other pair does', () => {
		const batch = historicalPeople(2_000, 1).map((person) => record({ ...person }));
		const { review } = answerBatch(batch, { model: personModel });
		const isInDoubt = ({ reasons }: ExplainedLink) =>
			reasons.includes('in doubt because of other records of theirs');
		const sure = review.filter(({ probability }) => probability >= personModel.thresholds.match);
		expect(sure.length).toBeGreaterThan(0);
		expect(review.filter(isInDoubt)).toEqual(sure);
	});
});
