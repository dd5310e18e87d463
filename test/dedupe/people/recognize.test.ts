import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usualIdentifiers } from '../../../src/dedupe/people/identifiers';
import type { Candidate, Known } from '../../../src/dedupe/people/people';
import { joinedPerson, type Person } from '../../../src/dedupe/people/person';
import { recognize } from '../../../src/dedupe/people/recognize';
import { people } from '../../support/people.mts';
import { matchTerms, sightingOf } from './sightings';

type Json = Readonly<Record<string, unknown>>;

const home = { street: '14 Birch Ln', city: 'Austin', state: 'TX', zip: '78701' };
const oldHome = { street: '901 Canyon Rd', city: 'Denver', state: 'CO', zip: '80202' };
const phone = '5125550147';
const ann = { first_name: 'Ann', last_name: 'Tremblay' };
const bob = { first_name: 'Robert', last_name: 'Tremblay' };
const email = 'tremblays@example.com';

/** What the register knows when somebody was met in these leads and nobody else. */
function knownOf(leads: readonly (readonly Json[])[], wanted: Person): Known {
	const persons = leads.map(([first = {}, ...more]) =>
		more.reduce<Person>(
			(one, json) => joinedPerson(one, sightingOf(json).person, matchTerms.survivorship),
			sightingOf(first).person,
		),
	);
	const identifiedBy = (person: Person) =>
		wanted.identifiers
			.filter(([, value]) => {
				const owners = persons.filter((one) => one.identifiers.some(([, own]) => own === value));
				return owners.length === 1 && owners[0] === person;
			})
			.map(([kind]) => kind);
	return {
		population: 1_000_000,
		counts: new Map(),
		earlier: undefined,
		candidates: persons.map(
			(person, index): Candidate => ({
				personId: `person ${index}`,
				parts: [person],
				identifiedBy: identifiedBy(person),
			}),
		),
	};
}

function recognized(json: Json, ...leads: readonly (readonly Json[])[]) {
	const sighting = sightingOf(json);
	return recognize(sighting, knownOf(leads, sighting.person), matchTerms).recognition;
}

describe('recognizing people', () => {
	it.each<[who: string, known: Json[], lead: Json]>([
		['by a nickname and the phone', [{ ...bob, phone }], { first_name: 'Bob', phone }],
		['by the e-mail alone', [{ ...ann, ...home, email }], { email }],
		['by the phone alone', [{ ...ann, ...home, phone }], { phone: '+1 (512) 555-0147' }],
		[
			'by names in the wrong fields and the e-mail',
			[{ ...ann, email }],
			{ first_name: 'Tremblay', last_name: 'Ann', email },
		],
		[
			'by an initial, e-mail and phone',
			[{ ...ann, email, phone, ...home }],
			{ ...ann, first_name: 'A', email, phone },
		],
		[
			'with a married name and the same e-mail',
			[{ ...ann, email }],
			{ first_name: 'Ann', last_name: 'Okafor', email },
		],
		[
			'by name and address with a typo',
			[{ ...ann, ...home }],
			{ ...ann, last_name: 'Tremblai', ...home },
		],
		[
			'by where they lived before',
			[
				{ ...ann, ...oldHome },
				{ ...ann, ...home, email },
			],
			{ ...ann, ...oldHome },
		],
		[
			'by a phone they had before',
			[
				{ ...ann, phone },
				{ ...ann, email, phone: '7375550123' },
			],
			{ ...ann, phone },
		],
	])('knows somebody %s', (_who, known, lead) => {
		expect(recognized(lead, known)).toMatchObject({
			decision: 'matched',
			match: { personId: 'person 0' },
		});
	});

	it.each<[who: string, known: Json[], lead: Json]>([
		[
			'father and son at one address with one phone',
			[{ ...bob, suffix: 'Sr.', ...home, phone }],
			{ ...bob, suffix: 'Jr.', ...home, phone },
		],
		['a couple with one e-mail address', [{ ...ann, ...home, email }], { ...bob, ...home, email }],
		['a couple with one phone', [{ ...ann, ...home, phone }], { ...bob, ...home, phone }],
		[
			'two of a house whose names are alike, with one phone',
			[{ first_name: 'Mark', last_name: 'Roy', email: 'mark@example.com', ...home, phone }],
			{ first_name: 'Mary', last_name: 'Roy', email: 'mary@example.com', ...home, phone },
		],
		[
			'twins',
			[{ first_name: 'Paul', last_name: 'Roy', date_of_birth: '1990-04-01', ...home, phone }],
			{ first_name: 'Peter', last_name: 'Roy', date_of_birth: '1990-04-01', ...home, phone },
		],
		[
			'namesakes with a rare name',
			[{ first_name: 'Oluwaseun', last_name: 'Featherstonehaugh' }],
			{ first_name: 'Oluwaseun', last_name: 'Featherstonehaugh' },
		],
		[
			'namesakes with a rare name in one state',
			[{ first_name: 'Oluwaseun', last_name: 'Featherstonehaugh', state: 'TX' }],
			{ first_name: 'Oluwaseun', last_name: 'Featherstonehaugh', state: 'TX' },
		],
		[
			'namesakes with a rare name in one city',
			[{ first_name: 'Oluwaseun', last_name: 'Featherstonehaugh', city: 'Austin' }],
			{ first_name: 'Oluwaseun', last_name: 'Featherstonehaugh', city: 'Austin' },
		],
		[
			'namesakes with a common name in one city',
			[{ first_name: 'James', last_name: 'Smith', city: 'Austin', state: 'TX' }],
			{ first_name: 'James', last_name: 'Smith', city: 'Austin', state: 'TX' },
		],
		[
			'somebody else with a number that was given away',
			[{ ...ann, phone, email: 'ann@example.com' }],
			{ first_name: 'Dmitri', last_name: 'Vale', phone, email: 'vale@example.com' },
		],
		[
			'people with a made-up phone',
			[{ ...ann, phone: '5555555555' }],
			{ first_name: 'Ann', phone: '5555555555' },
		],
		[
			'people behind one relay address',
			[{ ...ann, email: 'abc123@convo.zillow.com' }],
			{ email: 'abc123@convo.zillow.com' },
		],
		[
			'people behind one office address',
			[{ ...ann, email: 'info@acme.example' }],
			{ email: 'info@acme.example' },
		],
	])('does not take %s for one', (_who, known, lead) => {
		expect(recognized(lead, known).decision).not.toBe('matched');
	});

	it('asks nobody about two of a house with one phone and addresses of their own', () => {
		const [hers, his] = [{ email: 'ann@example.com' }, { email: 'rob@example.com' }];
		const couple = [{ ...ann, ...home, phone, ...hers }];
		expect(recognized({ ...bob, ...home, phone, ...his }, couple).decision).toBe('new');
	});

	it('knows nobody by the main line of an office', () => {
		const line = { phone, company: 'Acme Realty' };
		const office = ['Ann', 'Bea', 'Cy'].map((first_name) => [
			{ first_name, last_name: `${first_name}son`, ...line },
		]);
		expect(recognized({ first_name: 'Dov', last_name: 'Katz', ...line }, ...office).decision).toBe(
			'new',
		);
		expect(recognized({ phone }, ...office).decision).not.toBe('matched');
		expect(
			recognized({ first_name: 'Bea', last_name: 'Beason', ...line }, ...office),
		).toMatchObject({
			decision: 'matched',
			match: { personId: 'person 1' },
		});
	});

	it('names the others when two are certain', () => {
		const recognition = recognized(
			{ ...ann, email, phone },
			[{ ...ann, email, ...home }],
			[{ ...ann, phone, ...home }],
		);
		expect(recognition).toMatchObject({
			decision: 'matched',
			others: [{ personId: expect.any(String) }],
		});
	});

	it('does not depend on the order of the candidates', () => {
		const records = people(40, 3).map((record): Json => ({ ...record }));
		const indexes = fc.shuffledSubarray(
			records.map((_, index) => index),
			{ minLength: 2 },
		);
		fc.assert(
			fc.property(indexes, fc.nat({ max: records.length - 1 }), (order, wanted) => {
				const sighting = sightingOf(records[wanted] ?? {});
				const leads = order.map((index) => [records[index] ?? {}]);
				const known = knownOf(leads, sighting.person);
				const turned = { ...known, candidates: known.candidates.toReversed() };
				const decided = recognize(sighting, known, matchTerms);
				expect(recognize(sighting, turned, matchTerms)).toEqual(decided);
			}),
			{ numRuns: 50 },
		);
	});

	const long = 'x'.repeat(1_000_000);
	it.each<[what: string, lead: Json]>([
		[
			'a prototype',
			JSON.parse(
				'{"__proto__":{"email":"a@b.example"},"first_name":"__proto__","last_name":"constructor"}',
			) as Json,
		],
		['NULs', { first_name: 'A\0nn', last_name: '\0', email: 'a\0@example.com' }],
		[
			'writing from right to left',
			{ first_name: '\u202eann', last_name: 'טרמבלי', city: 'תל אביב' },
		],
		[
			'a megabyte in every field',
			{
				...Object.fromEntries(
					['first_name', 'last_name', 'full_name', 'phone', 'street', 'city', 'zip', 'company'].map(
						(field) => [field, long],
					),
				),
				email: `${long}@example.com`,
			},
		],
		[
			'other things than text',
			{ first_name: {}, last_name: [1], email: Number.NaN, phone: true, zip: 78701 },
		],
	])('takes %s as it comes', (_what, lead) => {
		const startedAt = performance.now();
		const { recognition, person } = recognize(
			sightingOf(lead),
			knownOf([[lead], [ann]], sightingOf(lead).person),
			matchTerms,
		);
		expect(['new', 'matched', 'review']).toContain(recognition.decision);
		expect(
			JSON.stringify([...person.details.values()].map(({ values }) => [...values])).length,
		).toBeLessThan(10_000);
		expect(performance.now() - startedAt).toBeLessThan(500);
	});

	it('identifies by other fields as well when told to', () => {
		const sighting = sightingOf(
			{ ...ann, licence: ' TX-77 ', constructor: 'no' },
			{ identifiers: [...usualIdentifiers, 'licence', 'constructor', '__proto__'] },
		);
		expect(sighting.person.identifiers).toEqual([
			['licence', 'tx-77'],
			['constructor', 'no'],
		]);
	});
});
