import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOfParts, type GivenAddress } from '../../../src/normalize/address/of-parts';
import { bareUnitOf, unitOnLine, wordedUnitOf } from '../../../src/normalize/address/unit-line';
import { casesOf, written } from './case-table';
import { ordinaryLines } from './ordinary-lines';

const austin = { city: 'Austin', state: 'TX', zip: '78701' };

describe('an address in parts', () => {
	it.each<[given: GivenAddress, parts: string, doubt?: string]>([
		[{ street: '12 NORTH OAK STREET', ...austin }, '12 N Oak St | - | Austin | TX | 78701'],
		[{ street: '12 Oak St Apt 4', ...austin }, '12 Oak St | 4 | Austin | TX | 78701'],
		[{ street: '12 Oak St', unit: '4', ...austin }, '12 Oak St | 4 | Austin | TX | 78701'],
		[{ street: '12 Oak St', unit: '#4B', ...austin }, '12 Oak St | 4B | Austin | TX | 78701'],
		[
			{ street: '12 Oak St', unit: 'suite 4-b', ...austin },
			'12 Oak St | Ste 4-B | Austin | TX | 78701',
		],
		[
			{ street: '12 Oak St Apt 4', unit: 'Apt 4', ...austin },
			'12 Oak St | 4 | Austin | TX | 78701',
		],
		[{ street: '12 Oak St Apt 4', unit: '4', ...austin }, '12 Oak St | 4 | Austin | TX | 78701'],
		[{ street: '12 Oak St #4', unit: 'Apt 4', ...austin }, '12 Oak St | 4 | Austin | TX | 78701'],
		[
			{ street: '12 Oak St #4', unit: 'Suite 4', ...austin },
			'12 Oak St | Ste 4 | Austin | TX | 78701',
		],
		[
			{ street: '12 Oak St Suite 4', unit: '4', ...austin },
			'12 Oak St | Ste 4 | Austin | TX | 78701',
		],
		[
			{ street: '12 Oak St Bldg 2', unit: '#4', ...austin },
			'12 Oak St | Bldg 2 # 4 | Austin | TX | 78701',
		],
		[
			{ street: '12 Oak St Bldg 2', unit: 'Apt 4', ...austin },
			'12 Oak St | Bldg 2 Apt 4 | Austin | TX | 78701',
		],
		[
			{ street: '12 Oak St Apt 3', unit: 'Apt 4', ...austin },
			'12 Oak St | 4 | Austin | TX | 78701',
			'unit_conflict',
		],
		[{ street: '12 Oak St, Austin, TX 78701', ...austin }, '12 Oak St | - | Austin | TX | 78701'],
		[{ street: '12 Oak St, Austin, TX 78701' }, '12 Oak St | - | Austin | TX | 78701'],
		[{ street: '12 Oak Ct', city: 'Hartford', state: 'CT' }, '12 Oak Ct | - | Hartford | CT | -'],
		[{ street: '100 Lake Forest' }, '100 Lake Frst | - | - | - | -'],
		[
			{ street: '45 Avenue B', city: 'NEW YORK', state: 'NY' },
			'45 Avenue B | - | New York | NY | -',
		],
		[{ street: 'P.O. Box 12', ...austin }, 'PO Box 12 | - | Austin | TX | 78701'],
		[
			{ street: '12 Oak St', unit: 'PO Box 9', ...austin },
			'12 Oak St | PO Box 9 | Austin | TX | 78701',
		],
		[
			{ street: '842 East 1700 South', city: 'Salt Lake City' },
			'842 E 1700 S | - | Salt Lake City | - | -',
		],
		[{ line: '12 Oak St', ...austin }, '12 Oak St | - | Austin | TX | 78701'],
		[
			{ line: '12 Oak St, Austin', state: 'TX', zip: '78701' },
			'12 Oak St | - | Austin | TX | 78701',
		],
		[
			{ line: '12 Oak St, Dallas, TX 75201', ...austin },
			'12 Oak St | - | Austin | TX | 78701',
			'address_conflict',
		],
		[
			{ line: '12½ Peña Blvd<br>Apt 4<BR />Denver, CO 80249' },
			'12 1/2 Peña Blvd | 4 | Denver | CO | 80249',
		],
		[{ line: 'ask me', zip: '78701' }, '- | - | - | - | 78701', 'address_unparsed'],
		[{ line: 'MLK 78701', city: '12', zip: '78701' }, '- | - | 12 | - | 78701', 'address_conflict'],
		[{ unit: 'Apt 4', city: 'st. louis' }, '- | 4 | St Louis | - | -'],
	])('comes to USPS form: %j', (given, parts, doubt) => {
		const found = addressOfParts(given);
		expect(written(found.parts)).toBe(parts);
		expect(found.doubts.map(({ code }) => code)).toEqual(doubt === undefined ? [] : [doubt]);
	});

	it.each<[given: string, unit: string | null, onLine: string | null]>([
		['Apt 4B', '4B', '# 4B'],
		['apartment no. 4b', '4B', '# 4B'],
		['Unit 209E', '209E', '# 209E'],
		['#4E', '4E', '# 4E'],
		['# 12', '12', '# 12'],
		['No. 12', '12', '# 12'],
		['# Apt 4', '4', '# 4'],
		['4', '4', '# 4'],
		['Apt Two', 'Two', '# Two'],
		['guest house', 'Guest House', '# Guest House'],
		['Suite 200', 'Ste 200', 'Ste 200'],
		['floor 2', 'Fl 2', 'Fl 2'],
		['2nd floor', '2nd Fl', '2nd Fl'],
		['building 3', 'Bldg 3', 'Bldg 3'],
		['Bldg 3, Apt 4', 'Bldg 3 Apt 4', 'Bldg 3 Apt 4'],
		['Bldg 3 #4', 'Bldg 3 # 4', 'Bldg 3 # 4'],
		['Apt 1 Front', 'Apt 1 Frnt', 'Apt 1 Frnt'],
		['lot 12', 'Lot 12', 'Lot 12'],
		['Penthouse', 'Ph', 'Ph'],
		['Ph 2', 'Ph 2', 'Ph 2'],
		['room 9', 'Rm 9', 'Rm 9'],
		['PO Box 9', 'PO Box 9', 'PO Box 9'],
		['# #', null, null],
		['↚ 一', '一', '# 一'],
	])('has a unit that says no more than it has to: %s', (given, unit, onLine) => {
		expect(bareUnitOf(wordedUnitOf(given))).toBe(unit);
		expect(unitOnLine(unit)).toBe(onLine);
	});

	const again = (given: GivenAddress): void => {
		const once = addressOfParts(given);
		const twice = addressOfParts({ ...once.parts, line: once.line });
		expect({ parts: twice.parts, line: twice.line }).toEqual({
			parts: once.parts,
			line: once.line,
		});
	};

	it('normalizes to itself, by its tables', () => {
		const lines = ['hard-lines.txt', 'foreign-ground.txt'].flatMap(casesOf);
		for (const { line } of [...lines, ...ordinaryLines.slice(0, 500)]) again({ line });
	});

	const words = fc.array(
		fc.constantFrom(
			...[
				'12',
				'4B',
				'1/2',
				'Oak',
				'ST',
				'Street',
				'st.',
				'N',
				'South',
				'Apt',
				'unit',
				'#',
				'Bldg',
				'Fl',
			],
			...[
				'2nd',
				'Lot',
				'PO',
				'Box',
				'RR',
				'County',
				'Road',
				'Hwy',
				'Avenue',
				'B',
				'Park',
				'Lake',
				'Rear',
			],
			...[
				'MLK',
				"O'Brien",
				'mcdonald',
				'de',
				'la',
				',',
				'&',
				'Austin',
				'TX',
				'78701',
				'c/o',
				'Calle',
				'Urb',
			],
		),
		{ maxLength: 8 },
	);
	const texts = fc.oneof(
		{ weight: 4, arbitrary: words.map((list) => list.join(' ')) },
		{ weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
	);
	const given = fc.record(
		{
			line: texts,
			street: texts,
			unit: texts,
			city: fc.oneof(texts, fc.constantFrom('Austin', 'St. Louis')),
			state: fc.constantFrom('TX', 'NY', 'CT'),
			zip: fc.constantFrom('78701', '10001'),
			zip4: fc.constant('1234'),
		},
		{ requiredKeys: [] },
	);

	it.each<GivenAddress>([
		{ street: '12 Austin Urb 1/2', city: 'Austin' },
		{ line: 'MLK 78701', city: '12', zip: '78701' },
		{ street: 'Austin 12', city: 'Austin' },
		{ unit: 'ı<Ͱ' },
		{ unit: '0⩴0' },
		{ unit: '¼𐅹' },
		{ unit: 'f.m5' },
	])('normalizes to itself, where that is hard: %j', again);

	it('normalizes to itself, whatever is given', () => {
		fc.assert(fc.property(given, again), { numRuns: 1_000 });
	});

	it('writes units so that they are written again as they are', () => {
		const unitOf = (text: string): string | null => bareUnitOf(wordedUnitOf(text));
		fc.assert(
			fc.property(texts, (text) => {
				const unit = unitOf(text);
				if (unit !== null) expect(unitOf(unit)).toBe(unit);
			}),
			{ numRuns: 1_000 },
		);
	});
});
