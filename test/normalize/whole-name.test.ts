import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { companies, noNames, people, unsplit } from './name-cases';
import { repairCapitals } from '../../src/normalize/name-case';
import { fullName } from '../../src/normalize/name/parts';
import { readWholeName } from '../../src/normalize/name/whole-name';

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

	it.each(people)('reads %s', (name, parts) => {
		expect(split(name)).toBe(parts);
	});

	it.each(companies)('reads the company %s', (name, company) => {
		expect(split(name)).toBe(`company ${company}`);
	});

	it.each(unsplit)('does not guess at %s', (name, first) => {
		const { value, doubts } = readWholeName(name);
		expect(value).toMatchObject({ first: first === '' ? null : first, last: null });
		expect(value?.unsplit?.toLowerCase()).toBe(name.toLowerCase());
		expect(doubts).toMatchObject([{ code: 'name_unsplit' }]);
	});

	it.each([...noNames, ['n/a', 'name_placeholder'] as const])(
		'takes %s for no name: %s',
		(name, code) => {
			expect(readWholeName(name)).toMatchObject({ value: null, doubts: [{ code }] });
		},
	);

	it.each(['A & B & C Smith', 'Smith, John, Mary, Ann', 'user 123', 'MCDONALD 123'])(
		'does not split %s',
		(name) => {
			expect(readWholeName(name).value).toMatchObject({ first: null, last: null });
			expect(readWholeName(name).doubts.map(({ code }) => code)).toEqual(['name_unsplit']);
		},
	);

	it('repairs the capitals of what it does not split', () => {
		expect(readWholeName('MCDONALD 123').value?.unsplit).toBe('McDonald 123');
	});

	it('says when the last name came first', () => {
		expect(readWholeName('SMITH JOHN A').doubts).toMatchObject([{ code: 'name_order' }]);
		expect(readWholeName('John Smith').doubts).toEqual([]);
	});

	it.each<[name: string, title: string | null, nickname: string | null]>([
		['Dr. John "Jack" Smith', 'Dr.', 'Jack'],
		['Smith, Mrs. Jane (Janie)', 'Mrs.', 'Janie'],
		['Mr. & Mrs. John Smith', 'Mr. & Mrs.', null],
		['John (cell) Smith', null, null],
		['John (III) Smith', null, null],
	])('sets title and nickname aside of %s', (name, title, nickname) => {
		expect(readWholeName(name).value).toMatchObject({ title, nickname, last: 'Smith' });
	});

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
		['İBRAHİM', 'İbrahim'],
		['NİNA', 'Nina'],
		['İ', 'İ'],
		['MACARTHUR', 'MacArthur'],
		['MACLEOD', 'MacLeod'],
		['MACMURDO', 'MacMurdo'],
		['MACGILLIVRAY', 'MacGillivray'],
		['MACQUARIE', 'Macquarie'],
		['MACKENZIE', 'Mackenzie'],
		['MACKEY', 'Mackey'],
		['MACKIE', 'Mackie'],
		['MACKLIN', 'Macklin'],
		['MACHADO', 'Machado'],
		['MACHIN', 'Machin'],
		['MACEVICIUS', 'Macevicius'],
		['MACIULIS', 'Maciulis'],
		['MACEDO', 'Macedo'],
		['MACCARONE', 'Maccarone'],
		['MACY', 'Macy'],
		['JOHN MACK', 'John Mack'],
		['MACIAS', 'Macias'],
		["O'CONNOR", "O'Connor"],
		['d’angelo', 'D’Angelo'],
		["DE'ANDRE", "De'Andre"],
		['ANNE-MARIE SAINT-JUST', 'Anne-Marie Saint-Just'],
		['LEIGH-MCDONALD', 'Leigh-McDonald'],
		['AJ SMITH', 'AJ Smith'],
		['AL SMITH', 'Al Smith'],
		['J.R. EWING', 'J.R. Ewing'],
		['ST. JOHN', 'St. John'],
		['LUDWIG VON TRAPP', 'Ludwig von Trapp'],
		['VAN MORRISON', 'Van Morrison'],
		['HONG LE', 'Hong Le'],
		['VI NGUYEN', 'Vi Nguyen'],
		['HENRY VIII', 'Henry VIII'],
		['louis xiv', 'Louis XIV'],
		['FRED XLIX', 'Fred XLIX'],
		['ÉMILE ZOLA', 'Émile Zola'],
		['John McDONALD', 'John McDONALD'],
		['bell hooks III', 'bell hooks III'],
	])('writes %s as %s', (written, repaired) => {
		expect(repairCapitals(written.split(' ')).join(' ')).toBe(repaired);
	});

	it.each([
		...['van Dyke', 'von Streit', 'de la Cruz', 'van der Post', 'van den Berg', 'di Caprio'],
		...['al Fahd', 'el Greco', 'ben Gurion', 'da Vinci', 'du Pont', 'del Rio', 'la Rochelle'],
		...['le Carré', 'ap Rhys', 'bin Ishak', 'della Rovere', 'Ruiz y Picasso', 'Mas i Gavarró'],
		...['Dato e Iradier', 'Van', 'Al', 'Ben', 'St. Clair', 'Mack', 'dos Santos', 'O’Hara'],
	])('keeps particles small where %s is a last name', (name) => {
		for (const written of [name.toUpperCase(), name.toLowerCase()]) {
			expect(repairCapitals(written.split(' '), 0).join(' ')).toBe(name);
		}
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
