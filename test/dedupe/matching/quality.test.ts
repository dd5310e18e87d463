import { describe, expect, it } from 'vitest';
import { answerBatch, fieldsOf } from '../../../src/dedupe/matching/batch';
import { personModel } from '../../../src/dedupe/matching/person-model';
import { historicalPeople, MUCH_WRONG } from '../../support/historical.mts';
import { matchQuality } from '../../support/match-quality.mts';
import { people } from '../../support/people.mts';
import { registeredPeople, type RegisteredPerson } from '../../support/register.mts';

type Truthful = Readonly<Record<'id' | 'truth', string>> & Readonly<Record<string, string>>;

const fields = fieldsOf(personModel);

function qualityOf(list: readonly Truthful[]) {
	const batch = list.map((person) => ({
		id: person.id,
		texts: fields.map((field) => person[field] ?? ''),
	}));
	const answer = answerBatch(batch, { model: personModel });
	return matchQuality(answer, list, personModel.thresholds.match);
}

describe('people of lead lists, many of them in households', () => {
	it.each([7, 8])('are found, and hardly anybody joined wrongly (seed %i)', (seed) => {
		const quality = qualityOf(people(6_000, seed).map((person) => ({ ...person })));
		expect(quality.precision).toBeGreaterThan(0.999);
		expect(quality.linkPrecision).toBeGreaterThanOrEqual(0.9995);
		expect(quality.recall).toBeGreaterThan(0.88);
	});
});

describe('people of a register, with errors of hands, ears and scanners', () => {
	const ways: readonly [string, (person: RegisteredPerson) => Record<string, string>][] = [
		[
			'the second line as a unit',
			(person) => ({
				street: `${person.street_number} ${person.address_1}`,
				unit: person.address_2,
			}),
		],
		[
			'without the second line',
			(person) => ({ street: `${person.street_number} ${person.address_1}` }),
		],
		[
			'both lines as one',
			(person) => ({ street: `${person.street_number} ${person.address_1} ${person.address_2}` }),
		],
	];

	it.each(ways)('are found with the address mapped: %s', (_, addressOf) => {
		const list = registeredPeople(1_200, { copies: 1_800, seed: 11 });
		const quality = qualityOf(
			list.map((person) => ({
				id: person.id,
				truth: person.truth,
				first_name: person.given_name,
				last_name: person.surname,
				...addressOf(person),
				city: person.suburb,
				zip: person.postcode,
				state: person.state,
				date_of_birth: person.date_of_birth,
			})),
		);
		expect(quality.f1).toBeGreaterThan(0.985);
		expect(quality.linkPrecision).toBeGreaterThanOrEqual(0.999);
	});
});

describe('people of the past, with ten records each and families of one name', () => {
	it.each([3, 5])('are found in spite of all that is wrong or left out (seed %i)', (seed) => {
		const quality = qualityOf(historicalPeople(5_000, seed).map((person) => ({ ...person })));
		expect(quality.f1).toBeGreaterThan(0.955);
		expect(quality.precision).toBeGreaterThan(0.985);
		expect(quality.linkPrecision).toBeGreaterThanOrEqual(0.999);
	});

	it('are put together without anybody looking only where they are one, whatever their relatives', () => {
		const quality = qualityOf(historicalPeople(50_000, 3).map((person) => ({ ...person })));
		expect(quality.f1).toBeGreaterThan(0.945);
		expect(quality.precision).toBeGreaterThan(0.998);
		expect(quality.linkPrecision).toBeGreaterThanOrEqual(0.9998);
	});

	it('are so as well where a third is left out and much of the rest is wrong', () => {
		const list = historicalPeople(50_000, 3, MUCH_WRONG).map((person) => ({ ...person }));
		const quality = qualityOf(list);
		expect(quality.f1).toBeGreaterThan(0.78);
		expect(quality.precision).toBeGreaterThan(0.988);
		expect(quality.linkPrecision).toBeGreaterThanOrEqual(0.999);
	});
});
