import { describe, expect, it } from 'vitest';
import { answerBatch, fieldsOf } from '../../../src/dedupe/matching/batch';
import { companyModel } from '../../../src/dedupe/matching/company-model';
import { modelOfFields } from '../../../src/dedupe/matching/field-model';
import { personModel } from '../../../src/dedupe/matching/person-model';
import { historicalPeople, MUCH_WRONG } from '../../support/historical.mts';
import { matchQuality } from '../../support/match-quality.mts';
import { people } from '../../support/people.mts';
import { registeredPeople, type RegisteredPerson } from '../../support/register.mts';
import { shops } from '../../support/shops.mts';

type Truthful = Readonly<Record<'id' | 'truth', string>> & Readonly<Record<string, string>>;

function qualityOf(list: readonly Truthful[], model = personModel) {
	const fields = fieldsOf(model);
	const batch = list.map((one) => ({
		id: one.id,
		texts: fields.map((field) => one[field] ?? ''),
	}));
	return matchQuality(answerBatch(batch, { model }), list, model.thresholds.match);
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

describe('restaurants of two guides, with chains, hotels and streets of many', () => {
	const list = (seed: number) =>
		shops(900, seed).map((shop) => ({ ...shop, company: shop.name, street: shop.address }));

	it.each([1, 2, 3, 4])('are found as companies (seed %i)', (seed) => {
		const quality = qualityOf(list(seed), companyModel);
		expect(quality.f1).toBeGreaterThan(0.86);
		expect(quality.linkPrecision).toBeGreaterThanOrEqual(0.99);
	});

	it.each([1, 2, 3, 4])('are found by fields of which two go together (seed %i)', (seed) => {
		const model = modelOfFields([
			{ field: 'name', kind: 'text' },
			{ field: 'address', kind: 'street' },
			{ field: 'city', kind: 'place' },
			{ field: 'cuisine', kind: 'text' },
		]);
		const quality = qualityOf(list(seed), model);
		expect(quality.f1).toBeGreaterThan(0.86);
		expect(quality.linkPrecision).toBeGreaterThanOrEqual(0.99);
	});
});
