import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPhone } from '../../src/normalize/phone';

const read = (value: unknown, country: 'US' | 'GB' | 'AU' = 'US', areaCode = '') => {
	const { value: phone, doubts } = readPhone(value, country, areaCode);
	return { phone, codes: doubts.map(({ code }) => code) };
};

describe('readPhone', () => {
	it.each<[written: unknown, e164: string]>([
		['(415) 555-2671', '+14155552671'],
		['415.555.2671', '+14155552671'],
		['415/555-2671', '+14155552671'],
		['1 415 555 2671', '+14155552671'],
		['+1-415-555-2671', '+14155552671'],
		['tel:+1-415-555-2671', '+14155552671'],
		['Cell: 415-555-2671', '+14155552671'],
		['415-555-2671 (home)', '+14155552671'],
		['call me at 415-555-2671', '+14155552671'],
		[4155552671, '+14155552671'],
		['4155552671.0', '+14155552671'],
		['4.155552671E9', '+14155552671'],
		['4.155552671e+09', '+14155552671'],
		["'4155552671", '+14155552671'],
		['="4155552671"', '+14155552671'],
		['001 415 555 2671', '+14155552671'],
		['011 44 20 7946 0958', '+442079460958'],
		['0044 20 7946 0958', '+442079460958'],
		['+39 06 698 81022', '+390669881022'],
		['４１５５５５２６７１', '+14155552671'],
		['\u202a415-555-2671\u202c', '+14155552671'],
		['787-555-1234', '+17875551234'],
		['p:+14155552671', '+14155552671'],
		['4,155,552,671', '+14155552671'],
		['+44 (0)20 7946 0958', '+442079460958'],
		['Cell - 415-555-2671', '+14155552671'],
		['415-555-2671 - cell', '+14155552671'],
		['1-800-FLOWERS', '+18003569377'],
		['1 800 flowers', '+18003569377'],
		['1-800-MATTRESS', '+18006288737'],
		['(800) GO-FEDEX', '+18004633339'],
		['512-555-HOUS', '+15125554687'],
		['512-GET-SOLD', '+15124387653'],
	])('reads %j', (written, e164) => {
		expect(read(written).phone).toMatchObject({ e164, isValid: true });
		expect(read(written).codes).toEqual([]);
	});

	it('gives two spellings of a number one key, also when no such number exists', () => {
		const [one, other] = ['555.867.5309', '(555) 867-5309'].map((text) => read(text));
		expect(one?.phone).toEqual(other?.phone);
		expect(one).toMatchObject({
			phone: { national: '5558675309', e164: '+15558675309', isValid: false, country: null },
			codes: ['phone_invalid'],
		});
	});

	it.each<[written: string, code: string]>([
		['555-2671', 'phone_without_area_code'],
		['4.15555E+09', 'phone_rounded'],
		['800 CALL NOW', 'phone_impossible'],
		['1-800-PLEASE CALL', 'phone_impossible'],
		['415-555 cell', 'phone_impossible'],
		['512 GET SOLD', 'phone_impossible'],
		['512-get-sold', 'phone_impossible'],
		['555-HOUS', 'phone_impossible'],
		['123', 'phone_impossible'],
		['41555526711', 'phone_impossible'],
		['000-000-0000', 'phone_placeholder'],
		['999-999-9999', 'phone_placeholder'],
		['111-111-1111', 'phone_placeholder'],
		['123-456-7890', 'phone_placeholder'],
		['1 (123) 456-7890', 'phone_placeholder'],
		['987-654-3210', 'phone_placeholder'],
		['call me', 'phone_unreadable'],
	])('does not guess %j: %s', (written, code) => {
		expect(read(written)).toEqual({ phone: null, codes: [code] });
	});

	it.each<[cell: string, e164: string, others: string[]]>([
		['415-555-2671 / 212-555-0100', '+14155552671', ['+12125550100']],
		['415-555-2671/212-555-0100', '+14155552671', ['+12125550100']],
		['415-555-2671, 212-555-0100', '+14155552671', ['+12125550100']],
		['H: 415-555-2671; C: 212-555-0100', '+14155552671', ['+12125550100']],
		['415-555-2671 212-555-0100', '+14155552671', ['+12125550100']],
		['555-867-5309 or 212-555-0100', '+12125550100', ['+15558675309']],
		['000-000-0000 / 212-555-0100', '+12125550100', []],
		['(415) 555-2671 & 001 212 555 0100', '+14155552671', ['+12125550100']],
		['415-555-2671\n(415) 555-2671', '+14155552671', []],
	])('takes the first valid number of %j and keeps the others', (cell, e164, others) => {
		expect(read(cell).phone).toMatchObject({ e164, others });
	});

	it.each<[written: string, extension: string]>([
		['415-555-2671 x12', '12'],
		['415-555-2671 ext. 4', '4'],
		['(415) 555-2671 #305', '305'],
		['415-555-2671,,123', '123'],
		['tel:+1-415-555-2671;ext=7', '7'],
	])('takes the extension off %j', (written, extension) => {
		expect(read(written).phone).toMatchObject({ e164: '+14155552671', extension });
	});

	it('takes nothing for a number that is too long for one', () => {
		for (const written of ['9'.repeat(100_000), '1-800-' + 'A'.repeat(100_000)]) {
			expect(read(written)).toEqual({ phone: null, codes: ['phone_unreadable'] });
		}
	});

	it.each<[written: string, e164: string | undefined]>([
		['555-2671', '+14155552671'],
		['5552671', '+14155552671'],
		['555-2671 x9', '+14155552671'],
		['212-555-0100', '+12125550100'],
		['555-26', undefined],
		['+5552671', undefined],
	])('completes the seven digits of %s with the area code that was set', (written, e164) => {
		expect(read(written, 'US', '415').phone?.e164).toBe(e164);
	});

	it('completes nothing outside of North America', () => {
		expect(read('555-2671', 'GB', '415').phone?.e164).toBe('+445552671');
	});

	it.each<[written: string, type: string | null]>([
		['415-555-2671', 'fixed_line_or_mobile'],
		['800-356-9377', 'toll_free'],
		['+44 7911 123456', 'mobile'],
		['+44 20 7946 0958', 'fixed_line'],
		['555-867-5309', null],
	])('knows what kind of line %s is', (written, type) => {
		expect(read(written).phone?.type).toBe(type);
	});

	it('dials out as the country that was set does', () => {
		expect(read('0011 44 20 7946 0958', 'AU').phone?.e164).toBe('+442079460958');
	});

	it('reads numbers without a country code as those of the country that was set', () => {
		expect(read('020 7946 0958', 'GB').phone).toMatchObject({
			e164: '+442079460958',
			national: '2079460958',
			country: 'GB',
		});
	});

	it('reads its own E.164 form back, whatever was written', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^[\d+() .x/,-]{0,24}$/), (written) => {
				const { phone } = read(written);
				if (phone === null) return;
				const again = read(phone.e164).phone;
				expect(again).toEqual({ ...phone, extension: null, others: [] });
			}),
			{ numRuns: 500 },
		);
	});
});
