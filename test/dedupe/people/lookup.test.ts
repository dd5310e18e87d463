import { describe, expect, it } from 'vitest';
import { sightingOf } from './sightings';

const lookupOf = (json: object) => sightingOf({ ...json }).lookup;
const named = (first_name: string, last_name: string) => ({ first_name, last_name });

describe('what a person is looked up by', () => {
	it.each([
		['first and last name in the wrong fields', named('Tremblay', 'Ann'), 1],
		['another case and accents', named('ANN', 'Trémblay'), 1],
		['the whole name in one field', { full_name: 'Ann Tremblay' }, 1],
		['the last name before the first', { full_name: 'Tremblay, Ann' }, 1],
		['a last name and the whole', { last_name: 'Tremblay', full_name: 'Ann Tremblay' }, 1],
		['another first name', named('Anton', 'Tremblay'), 0],
		['one name only', { first_name: 'Ann' }, 0],
		['nothing', {}, 0],
	])('finds Ann Tremblay by %s', (_, json, shared) => {
		const { keys } = lookupOf(named('Ann', 'Tremblay'));
		expect(lookupOf(json).keys.filter((key) => keys.includes(key))).toHaveLength(shared);
	});

	it('keeps first and last names apart when it counts them', () => {
		expect(lookupOf(named('Ann', 'Tremblay')).terms).toEqual(
			new Map([
				['given', 'ann'],
				['surname', 'tremblay'],
			]),
		);
	});

	it('never takes a key of one rule for a key of another', () => {
		const all = { ...named('Ann', '78704'), zip: '78704', date_of_birth: '1980-01-01' };
		const { keys } = lookupOf(all);
		expect(new Set(keys).size).toBe(keys.length);
	});
});
