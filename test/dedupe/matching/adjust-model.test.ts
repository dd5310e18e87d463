import { describe, expect, it } from 'vitest';
import { adjustedModel } from '../../../src/dedupe/matching/adjust-model';
import { answerBatch, fieldsOf } from '../../../src/dedupe/matching/batch';
import { modelOfFields } from '../../../src/dedupe/matching/field-model';
import type { MatchingModel } from '../../../src/dedupe/matching/model';
import { personModel } from '../../../src/dedupe/matching/person-model';
import { ConfigurationError } from '../../../src/errors';

function comparison({ comparisons }: MatchingModel, name: string) {
	const found = comparisons.find((one) => one.name === name);
	if (found === undefined) throw new Error(`no ${name}`);
	return found;
}

const phone = comparison(personModel, 'phone');

describe('adjustedModel', () => {
	it.each([
		['nothing', undefined],
		['an empty object', {}],
		['an empty text', ' '],
		['empty JSON', '{}'],
		['changes without members', { weights: {}, expected: {}, thresholds: {} }],
	])('leaves the model as it is for %s', (_, changes) => {
		expect(adjustedModel(personModel, changes)).toEqual(personModel);
	});

	it('keeps what the user says of a weight, and lets the other levels make room', () => {
		const changed = adjustedModel(personModel, {
			weights: { phone: { exact: { same: 0.9 } } },
		});
		const { levels, learned } = comparison(changed, 'phone');
		expect(learned).toBe(false);
		expect(levels['exact']?.[0]).toBe(0.9);
		expect(levels['exact']?.[1]).toBe(phone.levels['exact']?.[1]);
		const same = Object.values(levels).map(([share]) => share);
		expect(same.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
		expect((levels['different']?.[0] ?? 0) / (levels['close']?.[0] ?? 1)).toBeCloseTo(
			0.26 / 0.04,
			9,
		);
	});

	it('leaves comparisons alone that are not named', () => {
		const changed = adjustedModel(personModel, { weights: { phone: { exact: { same: 0.9 } } } });
		const others = ({ comparisons }: MatchingModel) =>
			comparisons.filter(({ name }) => name !== 'phone');
		expect(others(changed)).toEqual(others(personModel));
	});

	it('gives a household weights of its own where it had none', () => {
		const { levels } = comparison(
			adjustedModel(personModel, { weights: { birth: { exact: { household: 0.2 } } } }),
			'birth',
		);
		const household = Object.values(levels).map(([, , share]) => share ?? Number.NaN);
		expect(household[0]).toBe(0.2);
		expect(household.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
	});

	it('takes JSON, rules, caps, what is expected and thresholds', () => {
		expect(
			adjustedModel(
				personModel,
				JSON.stringify({
					blockingRules: [['email'], ['given + surname', 'place.zip']],
					largestBlock: 50,
					pairsPerRecord: 3,
					expected: { same: 4 },
					thresholds: { match: 0.3 },
				}),
			),
		).toMatchObject({
			blockingRules: [['email'], ['given + surname', 'place.zip']],
			largestBlock: 50,
			pairsPerRecord: 3,
			expected: { same: 4, household: personModel.expected.household },
			thresholds: { match: 0.3, review: 0.3 },
		});
	});

	it('calls the comparisons of listed fields by their fields', () => {
		const model = modelOfFields([
			{ field: 'owner.name', kind: 'text' },
			{ field: 'owner_name', kind: 'text' },
		]);
		expect(model.comparisons.map(({ name }) => name)).toEqual(['owner_name', 'owner_name_2']);
		const changed = adjustedModel(model, { blockingRules: [['owner_name.start']] });
		expect(changed.blockingRules).toEqual([['owner_name.start']]);
	});

	it.each([
		['{ "weights": }', 'Model Changes is not JSON'],
		['[]', 'the value has the wrong form'],
		[{ weight: {} }, 'there is no setting "weight"; the settings are weights, blockingRules,'],
		[{ weights: { telephone: {} } }, 'no comparison "telephone"; there are given, surname,'],
		[
			{ weights: { phone: { same: {} } } },
			'phone has no level "same"; it has exact, close, different',
		],
		[
			{ weights: { phone: { exact: { m: 0.9 } } } },
			'weights > phone > exact has no "m"; it has same, strangers, household',
		],
		[
			{ weights: { phone: { exact: { same: 1.2 } } } },
			'weights > phone > exact > same must be between 0 and 1',
		],
		[
			{ weights: { phone: { exact: { same: '0.9' } } } },
			'weights > phone > exact > same must be a number',
		],
		[
			{ weights: { phone: { exact: { same: 0.9 }, close: { same: 0.2 } } } },
			'the levels of phone sum to more than 1 (same)',
		],
		[{ blockingRules: [['telephone']] }, 'no comparison "telephone" to use; there are given,'],
		[
			{ blockingRules: [['surname.sounds']] },
			'cannot use "surname.sounds"; of surname there are surname, surname.sound, surname.start',
		],
		[{ blockingRules: [['generation']] }, 'blockingRules cannot use "generation"'],
		[{ blockingRules: [[]] }, 'must name at least one comparison'],
		[{ blockingRules: [] }, 'must hold at least one rule'],
		[{ largestBlock: 1 }, 'largestBlock must be 2 or more'],
		[{ pairsPerRecord: 1.5 }, 'pairsPerRecord must be a whole number'],
		[{ expected: { twins: 1 } }, 'expected has no "twins"; it has same, household'],
		[{ thresholds: { match: 2 } }, 'thresholds > match must be between 0 and 1'],
		[
			{ thresholds: { match: 0.6, review: 0.7 } },
			'go to review from 0.7 on, but count as one from 0.6',
		],
		['{ "weights": { "toString": {} } }', 'no comparison "toString"'],
		['{ "weights": { "__proto__": {} } }', ''],
	])('says what is wrong with %j', (changes, message) => {
		const change = () => adjustedModel(personModel, changes);
		if (message === '') expect(change()).toEqual(personModel);
		else {
			expect(change).toThrow(ConfigurationError);
			expect(change).toThrow(message);
		}
	});
});

describe('a changed model', () => {
	const house = { street: '12 Oak St', city: 'Oakland', zip: '94607' };
	const people = [
		{ id: '1', first_name: 'John', last_name: 'Tarkowski', ...house },
		{ id: '2', first_name: 'Johnny', last_name: 'Tarkowski', ...house },
	];

	function linksUnder(model: MatchingModel): number {
		const fields = fieldsOf(model);
		const batch = people.map((person) => ({
			id: person.id,
			texts: fields.map((field) => String(Reflect.get(person, field) ?? '')),
		}));
		return answerBatch(batch, { model }).clusters.length;
	}

	it('decides by the weights that were changed', () => {
		expect(linksUnder(personModel)).toBe(1);
		const strict = { weights: { given: { nickname: { same: 0.0001, household: 0.1 } } } };
		expect(linksUnder(adjustedModel(personModel, strict))).toBe(0);
	});
});
