import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnOf, type KindName } from '../../../src/dedupe/matching/kinds';
import { kindWeights } from '../../../src/dedupe/matching/kinds/weights';

/** The name of the level on which two values agree; undefined when one says nothing. */
function levelOf(kind: KindName, a: readonly string[], b: readonly string[]): string | undefined {
	const column = columnOf(kind, 2);
	column.add(a);
	column.add(b);
	return column.levels[column.level(0, 1)];
}

describe.each<[KindName, readonly [string, string, string | undefined][]]>([
	[
		'givenName',
		[
			['John', 'john', 'exact'],
			['John', 'Jack', 'nickname'],
			['Sir John', 'John', 'exact'],
			['Sir', 'John', undefined],
			['Major', 'Major', 'exact'],
			['Captain John', 'John', 'exact'],
			['John', 'Jhon', 'close'],
			['John William', 'John', 'close'],
			['Mary Ann', 'Ann', 'similar'],
			['J', 'John', 'initial'],
			['J', 'Bob', 'different'],
			['John', 'Mei', 'different'],
		],
	],
	[
		'surname',
		[
			['Hernández', 'HERNANDEZ', 'exact'],
			['Smith', 'Smiht', 'close'],
			['Garcia Lopez', 'Lopez', 'part'],
			['Smith', 'Wong', 'different'],
		],
	],
	[
		'date',
		[
			['1980-02-03', '19800203', 'exact'],
			['1980-02-03', '1980-03-02', 'close'],
			['1980-02-03', '1980-02-08', 'close'],
			['1980-02-03', '1980', 'year'],
			['1980-02-03', '1980-01-01', 'year'],
			['1980-01-01', '1980-01-01', 'year'],
			['1980', '1980', 'year'],
			['1980', '1981', 'near'],
			['1733-01-01', '1703-01-01', 'near'],
			['1980-02-03', '1981-01-01', 'near'],
			['1980-02-03', '1955', 'different'],
			['1980-02-03', '1980-11-25', 'near'],
			['1980-02-03', '1981-01-20', 'near'],
			['1980-02-03', '1970-02-13', 'near'],
			['1980-02-03', '1957-11-25', 'different'],
			['1980-02-03', 'none', undefined],
		],
	],
	[
		'street',
		[
			['12 Oak Street', '12 oak st', 'exact'],
			['854 Seventh Ave', '854 7th Ave. between 54th and 55th Sts.', 'exact'],
			['12 Oak St', '12 Oka St', 'close'],
			['12 Oak St', '99 Oak St', 'name'],
			['12 Oak St', '99 Elm St', 'different'],
		],
	],
	[
		'text',
		[
			['Acme Roofing Company of Reno', 'Acme Roofing', 'words'],
			['The Palm', 'Palm the (Los Angeles)', 'words'],
			['Fenix', 'Fenix at the Argyle', 'words'],
			['Acme Roofing', 'Acme Rofing', 'close'],
			['Acme Roofing', 'Wong Dental', 'different'],
		],
	],
])('%s', (kind, cases) => {
	it.each(cases)('finds %j and %j %s', (a, b, level) => {
		expect(levelOf(kind, [a], [b])).toBe(level);
		expect(levelOf(kind, [b], [a])).toBe(level);
	});
});

describe('place', () => {
	it.each([
		['Oakland CA 94607', 'oakland CA 94607-1234', 'exact'],
		['Oakland CA 94607', 'Oaklnad CA 94607', 'close'],
		['Oakland CA 94607', 'Oakland CA 94670', 'close'],
		['Oakland CA 94607', 'Emeryville CA 94607', 'zip'],
		['- CA 94607', 'Oakland CA 94607', 'zip'],
		['Oakland CA 94607', 'Oakland CA 94621', 'city and area'],
		['Oakland CA -', 'Oakland CA 94621', 'city'],
		['Oakland CA -', 'Oakland CA -', 'city'],
		['Oakland CA 94607', 'Oakland CA 95112', 'other zip'],
		['Oakland CA 94607', 'Berkeley CA 94621', 'area'],
		['Chudleigh - TQ138DF', 'Exeter - TQ138HU', 'area'],
		['Chudleigh - TQ138DF', 'Chudleigh - TQ138HU', 'city and area'],
		['Chudleigh - TQ138DF', 'Exeter - EX12AB', 'different'],
		['Oakland CA -', 'Oaklnad CA 94607', 'close city'],
		['Oakland CA 94607', 'Fresno CA 93650', 'state'],
		['- CA -', '- CA -', 'state'],
		['Oakland CA 94607', 'Reno NV 89501', 'different'],
	])('finds %j and %j on the level %s', (a, b, level) => {
		const fields = (text: string) => text.split(' ').map((part) => (part === '-' ? '' : part));
		expect(levelOf('place', fields(a), fields(b))).toBe(level);
		expect(levelOf('place', fields(b), fields(a))).toBe(level);
	});
});

describe('a street and the name of a quarter', () => {
	it('agree when they stand in each other’s fields', () => {
		expect(levelOf('street', ['6 Tullaroop St', 'Willaroo'], ['6 Willaroo', 'Tullaroop St'])).toBe(
			'close',
		);
	});
});

const kinds = Object.keys(kindWeights) as KindName[];

describe.each(kinds)('%s', (kind) => {
	it('agrees on the same level in both directions, whatever the values', () => {
		const value = fc.oneof(
			fc.string({ maxLength: 12 }),
			fc.stringMatching(/^[a-c0-2 .@-]{0,10}$/),
			fc.constantFrom('__proto__', '\u0000', '\u202eabc', 'Sir Lord Dr', '1980-01-01'),
		);
		const values = fc.array(value, { minLength: 3, maxLength: 3 });
		fc.assert(
			fc.property(values, values, (a, b) => {
				expect(levelOf(kind, a, b)).toBe(levelOf(kind, b, a));
			}),
		);
	});

	it('has words and weights for each level, and each class of pairs sums to one', () => {
		const { levels, words } = columnOf(kind, 0);
		const weights = kindWeights[kind];
		expect(Object.keys(weights)).toEqual([...levels]);
		const sum = (position: 0 | 1 | 2) =>
			Object.values(weights).reduce((total, level) => total + (level[position] ?? level[1]), 0);
		expect(sum(0)).toBeCloseTo(1, 6);
		expect(sum(1)).toBeCloseTo(1, 6);
		expect(sum(2)).toBeCloseTo(1, 6);
		const silent = levels.filter((level) => words[level] === undefined);
		expect(silent.filter((level) => !['exact', 'swapped'].includes(level))).toEqual([]);
	});
});
