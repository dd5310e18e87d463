import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repairCapitals } from '../../src/normalize/name-case';
import { fullName, readWholeName } from '../../src/normalize/person-name';

function split(name: string): string {
	const { value } = readWholeName(name);
	if (value === null) return 'nothing';
	const { first, middle, last, suffix, coName, company, unsplit } = value;
	if (company !== null) return `company ${company}`;
	if (unsplit !== null) return `unsplit ${unsplit}`;
	const parts = [first, middle, last, suffix].map((part) => part ?? '').join('|');
	return coName === null ? parts : `${parts} & ${coName}`;
}

describe('readWholeName', () => {
	it.each<[name: string, parts: string]>([
		['John Smith', 'John||Smith|'],
		['John Q. Public', 'John|Q.|Public|'],
		['Smith, John', 'John||Smith|'],
		['Smith, John A.', 'John|A.|Smith|'],
		['Smith, John, Jr.', 'John||Smith|Jr.'],
		['John Smith, Jr.', 'John||Smith|Jr.'],
		['JOHN SMITH III', 'John||Smith|III'],
		['Dr. Ann Lee MD', 'Ann||Lee|MD'],
		['Ludwig van Beethoven', 'Ludwig||van Beethoven|'],
		['ana de la cruz', 'Ana||de la Cruz|'],
		['Jan van der Berg', 'Jan||van der Berg|'],
		['José Ortega y Gasset', 'José||Ortega y Gasset|'],
		['Van Morrison', 'Van||Morrison|'],
		['JOHN Y SMITH', 'John|Y|Smith|'],
		['MARY O’BRIEN-MCDONALD', 'Mary||O’Brien-McDonald|'],
		['Madonna', 'Madonna|||'],
		['John SMITH', 'John||SMITH|'],
		['李 小龙', '李||小龙|'],
	])('splits %s', (name, parts) => {
		expect(split(name)).toBe(parts);
	});

	it.each<[name: string, people: string]>([
		['Marcus & Priya Okafor', 'Marcus||Okafor| & Priya Okafor'],
		['MARCUS AND PRIYA OKAFOR', 'Marcus||Okafor| & Priya Okafor'],
		['Ann Lee & Bob Kim', 'Ann||Lee| & Bob Kim'],
		['Okafor, Marcus & Priya', 'Marcus||Okafor| & Priya Okafor'],
	])('makes two people of %s', (name, people) => {
		expect(split(name)).toBe(people);
	});

	it('notes that only one of a couple is named', () => {
		expect(split('Mr. & Mrs. John Smith')).toBe('John||Smith|');
		expect(readWholeName('Mr. & Mrs. John Smith').doubts).toMatchObject([
			{ code: 'couple_half_named' },
		]);
	});

	it.each([
		...['Acme Realty LLC', 'Smith Family Trust', 'Estate of John Smith', 'ACME, INC.'],
		...['Lone Star Properties', 'The Smith Group', 'Okafor Holdings L.L.C.'],
	])('knows %s for a company', (name) => {
		expect(split(name)).toBe(`company ${name}`);
	});

	it.each(['Charlotte Church', 'Tyra Banks', 'Will Trusty', 'Paul Incledon'])(
		'knows %s for a person',
		(name) => {
			expect(split(name)).not.toContain('company');
		},
	);

	it.each([...['SMITH JOHN A', 'A & B & C Smith', 'Smith, John, Mary, Ann', 'user 123']])(
		'does not split %s',
		(name) => {
			expect(split(name)).toBe(`unsplit ${name}`);
			expect(readWholeName(name).doubts.map(({ code }) => code)).toEqual(['name_unsplit']);
		},
	);

	it.each<[name: string, code: string]>([
		['ann@example.com', 'name_is_email'],
		['(415) 555-2671', 'name_is_phone'],
		['???', 'name_unreadable'],
		['x'.repeat(400), 'too_long'],
	])('takes %.20s for no name', (name, code) => {
		expect(readWholeName(name)).toMatchObject({ value: null, doubts: [{ code }] });
	});

	it('says the same of what it put together', () => {
		const word = fc.stringMatching(/^[abcOMvdn’.-]{1,8}$/);
		fc.assert(
			fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
				const name = readWholeName(words.join(' ')).value;
				const whole = name === null ? null : fullName(name);
				if (name === null || whole === null) return;
				const again = readWholeName(whole).value;
				if (again !== null && again.unsplit === null) expect(fullName(again)).toBe(whole);
			}),
		);
	});
});

describe('repairCapitals', () => {
	it.each<[written: string, repaired: string]>([
		['JOHN SMITH', 'John Smith'],
		['john smith', 'John Smith'],
		['MCDONALD', 'McDonald'],
		['MACDONALD', 'MacDonald'],
		['JOHN MACK', 'John Mack'],
		['MACIAS', 'Macias'],
		["O'CONNOR", "O'Connor"],
		['d’angelo', 'D’Angelo'],
		['ANNE-MARIE SAINT-JUST', 'Anne-Marie Saint-Just'],
		['AJ SMITH', 'AJ Smith'],
		['AL SMITH', 'Al Smith'],
		['J.R. EWING', 'J.R. Ewing'],
		['LUDWIG VON TRAPP', 'Ludwig von Trapp'],
		['VAN MORRISON', 'Van Morrison'],
		['HONG LE', 'Hong Le'],
		['ÉMILE ZOLA', 'Émile Zola'],
		['John McDONALD', 'John McDONALD'],
		['bell hooks III', 'bell hooks III'],
	])('writes %s as %s', (written, repaired) => {
		expect(repairCapitals(written.split(' ')).join(' ')).toBe(repaired);
	});

	it('changes nothing the second time', () => {
		fc.assert(
			fc.property(fc.array(fc.string({ unit: 'grapheme' })), (words) => {
				const once = repairCapitals(words);
				expect(repairCapitals(once)).toEqual(once);
			}),
			{ numRuns: 2_000 },
		);
	});
});
