import { describe, expect, it } from 'vitest';
import { readBoolean } from '../../src/normalize/boolean';
import { readCountry } from '../../src/normalize/country';
import { readPostalCode } from '../../src/normalize/postal-code';
import { stateCode } from '../../src/normalize/states';
import { isBlank, lineOf, textOf } from '../../src/normalize/text';

describe('readBoolean', () => {
	it.each<[written: unknown, meant: boolean | null]>(
		[
			...([true, 'Yes', 'Y', 'TRUE', 't', 1, '1', 'on', 'X'] as const).map(
				(w) => [w, true] as const,
			),
			...([false, 'No', 'n', 'false', 0, 'off'] as const).map((w) => [w, false] as const),
			...(['maybe', 'not yet', 2, '', 'yes please'] as const).map((w) => [w, null] as const),
		].map(([written, meant]) => [written, meant]),
	)('reads %j as %j', (written, meant) => {
		expect(readBoolean(written).value).toBe(meant);
	});
});

describe('readPostalCode', () => {
	const inTexas = { state: 'TX', country: null };
	it.each<[written: unknown, zip: string, zip4: string | null]>([
		['78701', '78701', null],
		['78701-1234', '78701', '1234'],
		['787011234', '78701', '1234'],
		[78701, '78701', null],
		['78701.0', '78701', null],
		['78701-', '78701', null],
		['k1a 0b1', 'K1A 0B1', null],
	])('reads %j', (written, zip, zip4) => {
		expect(readPostalCode(written, inTexas)).toEqual({ value: { zip, zip4 }, doubts: [] });
	});

	it('puts a dropped zero back only where the state says that there was one', () => {
		expect(readPostalCode(2138, { state: 'MA', country: null })).toMatchObject({
			value: { zip: '02138', zip4: null },
			doubts: [{ code: 'zip_zero_restored' }],
		});
		expect(readPostalCode(2138, inTexas).value).toBeNull();
		expect(readPostalCode(2138, { state: null, country: 'US' }).value).toBeNull();
	});

	it('leaves the codes of other countries as they are', () => {
		expect(readPostalCode('sw1a 1aa', { state: null, country: 'GB' }).value?.zip).toBe('SW1A 1AA');
		expect(readPostalCode('sw1a 1aa', inTexas).value).toBeNull();
	});
});

describe('states and countries', () => {
	it.each<[written: string, code: string | undefined]>([
		['TX', 'TX'],
		['tx', 'TX'],
		['Texas', 'TX'],
		['Tex.', 'TX'],
		['new  york', 'NY'],
		['N.Y.', 'NY'],
		['D.C.', 'DC'],
		['Québec', 'QC'],
		['Puerto Rico', 'PR'],
		['Austin', undefined],
		['XX', undefined],
	])('knows the state %s', (written, code) => {
		expect(stateCode(written)).toBe(code);
	});

	it.each<[written: string, code: string | null]>([
		['USA', 'US'],
		['U.S.', 'US'],
		['United States', 'US'],
		['ca', 'CA'],
		['Narnia', null],
		['XX', null],
	])('knows the country %s', (written, code) => {
		expect(readCountry(written).value).toBe(code);
	});
});

describe('text', () => {
	it('loses what cannot be seen', () => {
		expect(textOf(' a\u0000b\u202ec\u200bd\ufeff\ud800 ')).toBe('abcd');
		expect(textOf('one\r\ntwo')).toBe('one\ntwo');
		expect(lineOf(' one\r\n\ttwo\u00a0 three ')).toBe('one two three');
		expect(textOf('e\u0301')).toBe('é');
	});

	it.each([null, undefined, '', '  ', '\u200b', 'n/a', 'N/A', 'null', 'NULL', '-', [], {}, NaN])(
		'takes %j for nothing',
		(value) => {
			expect(isBlank(value)).toBe(true);
		},
	);

	it.each(['N/A          ', 'NULL\t\t\t\t\t\t\t', 'undefined\n', 'un\u200bde\ufefffined'])(
		'takes a mark for nothing, however it is padded: %j',
		(value) => {
			expect(isBlank(value)).toBe(true);
		},
	);

	it.each(['N/A          x', 'undefined-', 'null and void', 'é'.repeat(10), 'e\u0301 n/a', '🏡'])(
		'takes %j for something',
		(value) => {
			expect(isBlank(value)).toBe(false);
		},
	);

	it.each([0, false, 'Null', 'Na', 'None', 'nan', [0]])('takes %j for something', (value) => {
		expect(isBlank(value)).toBe(false);
	});
});
