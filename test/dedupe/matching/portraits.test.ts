import { describe, expect, it } from 'vitest';
import { personModel } from '../../../src/dedupe/matching/person-model';
import { portraitJudgeOf } from '../../../src/dedupe/matching/portraits';
import { recordsOf } from '../../../src/dedupe/matching/records';
import { shippedWeights } from '../../../src/dedupe/matching/weights';

type Fields = Readonly<Record<string, string>>;

const PEOPLE = 50_000;
const robert = { first_name: 'Robert', last_name: 'Walkerton', city: 'Clifbrook' };

function probabilityOf(groupA: readonly Fields[], groupB: readonly Fields[]): number {
	const all = [...groupA, ...groupB];
	const records = recordsOf(personModel, all.length, (record, field) => all[record]?.[field] ?? '');
	const judge = portraitJudgeOf(records, shippedWeights(records, PEOPLE));
	const places = all.map((_, place) => place);
	return judge(places.slice(0, groupA.length), places.slice(groupA.length)).probability;
}

function times(count: number, fields: Fields): Fields[] {
	return Array.from({ length: count }, () => fields);
}

describe('two groups, judged by what the records of each mostly say', () => {
	it('are one where they say the same', () => {
		const born = { ...robert, date_of_birth: '1837-03-09' };
		expect(probabilityOf(times(2, born), times(2, born))).toBeGreaterThan(0.98);
	});

	it('are two where each has a birth date of its own, one digit apart, and may be one where it is a slip', () => {
		const father = times(3, { ...robert, date_of_birth: '1807-03-09' });
		const son = times(3, { ...robert, date_of_birth: '1837-03-09' });
		const slip = [...times(2, robert), ...son.slice(0, 1)];
		expect(probabilityOf(father, son)).toBeLessThan(0.02);
		expect(probabilityOf(father, slip)).toBeGreaterThan(0.4);
	});

	it('go by what most of the records say, not by a slip of one', () => {
		const slip = { ...robert, date_of_birth: '1837-03-08' };
		const born = { ...robert, date_of_birth: '1837-03-09' };
		expect(probabilityOf([...times(3, born), slip], times(4, born))).toBeGreaterThan(0.98);
		expect(probabilityOf(times(2, slip), times(4, born))).toBeLessThan(0.1);
	});

	it('agree where one of two names that a group goes by is that of the other', () => {
		const mary = { first_name: 'Mary', city: 'Clifbrook', date_of_birth: '1837-03-09' };
		const both = [
			...times(3, { ...mary, last_name: 'Radbridge' }),
			...times(2, { ...mary, last_name: 'Walkerton' }),
		];
		const married = times(2, { ...mary, last_name: 'Walkerton' });
		const other = times(2, { ...mary, last_name: 'Sutford' });
		expect(probabilityOf(both, married)).toBe(probabilityOf(married, both));
		expect(probabilityOf(both, married)).toBeGreaterThan(0.98);
		expect(probabilityOf(both, other)).toBeLessThan(probabilityOf(both, married));
	});

	it('tell nothing of what no record says', () => {
		const nothing = times(2, {});
		expect(probabilityOf(nothing, times(2, robert))).toBeLessThan(0.01);
	});
});
