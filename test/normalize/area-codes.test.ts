import { describe, expect, it } from 'vitest';
import { areaCodeFinder } from '../../src/normalize/area-codes';
import { leadOf } from './lead-of';

const rows = [
	{ areaCode: '512', source: 'Hillside Homes' },
	{ areaCode: '415', source: '' },
	{ areaCode: '737', source: 'hillside homes' },
	{ areaCode: '628', source: '' },
];

describe('areaCodeFinder', () => {
	it.each<[source: string | null, areaCode: string]>([
		['Hillside Homes', '512'],
		[' HILLSIDE-homes', '512'],
		['Hillside', '415'],
		['', '415'],
		[null, '415'],
		['__proto__', '415'],
	])('finds of source %j the first row, else the first for all', (source, areaCode) => {
		expect(areaCodeFinder(rows)(source)).toBe(areaCode);
	});

	it('finds none for sources without a row', () => {
		expect(areaCodeFinder([])('Zillow')).toBe('');
		expect(areaCodeFinder(rows.slice(0, 1))(null)).toBe('');
	});
});

describe('a lead with seven digits', () => {
	const areaCodes = rows.slice(0, 1);

	it('is given the area code of its own source', () => {
		const lead = leadOf({ source: 'hillside homes', phone: '555-2671' }, { areaCodes });
		expect(lead).toMatchObject({ phone: '5125552671', phone_e164: '+15125552671' });
	});

	it('keeps them in doubt when it comes from elsewhere', () => {
		const lead = leadOf({ source: 'Zillow', phone: '555-2671' }, { areaCodes });
		expect(lead).toMatchObject({ phone: null, extra: { phone: '555-2671' } });
		expect(lead.issues).toEqual(['phone: phone_without_area_code']);
	});
});
