import examples from 'libphonenumber-js/examples.mobile.json';
import {
	getCountries,
	getExampleNumber,
	type CountryCode,
	type PhoneNumber,
} from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import { readPhone } from '../../src/normalize/phone';

const numbers: readonly (readonly [CountryCode, PhoneNumber])[] = getCountries().flatMap(
	(country) => {
		const number = getExampleNumber(country, examples);
		return number === undefined ? [] : [[country, number] as const];
	},
);

interface Spelling {
	readonly country: CountryCode;
	readonly written: string;
	readonly number: PhoneNumber;
}

/** Every spelling whose reading is another number, or none. */
function misread(spell: (number: PhoneNumber, country: CountryCode) => [string, CountryCode]) {
	const spellings: Spelling[] = numbers.map(([home, number]) => {
		const [written, country] = spell(number, home);
		return { country, written, number };
	});
	return spellings.flatMap(({ country, written, number }) => {
		const phone = readPhone(written, country).value;
		const isRight =
			phone?.e164 === number.number &&
			phone.national === number.nationalNumber &&
			phone.isValid &&
			phone.type !== null;
		return isRight ? [] : [`${country} ${written}: ${phone?.e164 ?? 'none'} for ${number.number}`];
	});
}

describe('an example number of every country', () => {
	it('is there', () => {
		expect(numbers.length).toBeGreaterThan(240);
	});

	it.each<[form: string, spell: (number: PhoneNumber, home: CountryCode) => [string, CountryCode]]>(
		[
			['E.164', (number) => [number.number, 'US']],
			['E.164 at home', (number, home) => [number.number, home]],
			['international form', (number) => [number.formatInternational(), 'US']],
			['a link', (number) => [number.getURI(), 'US']],
			['national form at home', (number, home) => [number.formatNational(), home]],
			['national digits at home', (number, home) => [number.nationalNumber, home]],
			['00 for the plus sign', (number) => [`00${number.number.slice(1)}`, 'US']],
			['00 and spaces', (number) => [number.formatInternational().replace('+', '00 '), 'US']],
			['00 at home', (number, home) => [number.formatInternational().replace('+', '00'), home]],
			['the US prefix 011', (number) => [number.format('IDD', { fromCountry: 'US' }), 'US']],
			['spreadsheet decimals', (number) => [`${number.number.slice(1)}.0`.replace(/^/, '+'), 'US']],
			['full-width digits', (number) => [fullWidth(number.number), 'US']],
		],
	)('is read from %s', (_form, spell) => {
		expect(misread(spell)).toEqual([]);
	});
});

function fullWidth(text: string): string {
	return text.replaceAll(/[+\d]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
}
