import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaUnit, readArea } from '../../src/normalize/areas';

describe('readArea', () => {
	it.each<[written: unknown, squareFeet: number]>([
		['1,850 sq ft', 1_850],
		['1850 sqft', 1_850],
		['1850SF', 1_850],
		['1,850 S.F.', 1_850],
		['1850 sq. ft.', 1_850],
		['1850 square feet', 1_850],
		['1850 ft²', 1_850],
		['1850 ft2', 1_850],
		['1,850.4', 1_850],
		[1_850.5, 1_851],
		['1850', 1_850],
		['900 sq feet', 900],
		['0.25 acres', 10_890],
		['.25 ac', 10_890],
		['0.25 Acre(s)', 10_890],
		['1/4 acre', 10_890],
		['2 1/2 acres', 108_900],
		['2½ ac', 108_900],
		['1.234 acres', 53_753],
		['1 acre', 43_560],
		['10 acres', 435_600],
		['120 m²', 1_292],
		['120 sqm', 1_292],
		['120 sq m', 1_292],
		['120 square meters', 1_292],
		['120 square metres', 1_292],
		['1 hectare', 107_639],
		['2.5 ha', 269_098],
		['500 sq yd', 4_500],
	])('reads %j', (written, squareFeet) => {
		expect(readArea(written, 'square_feet')).toEqual({ value: squareFeet, doubts: [] });
	});

	it.each<[written: string, squareFeet: number, code: string]>([
		['127X146', 18_542, 'area_from_sides'],
		["127' x 146'", 18_542, 'area_from_sides'],
		['127 ft x 146 ft', 18_542, 'area_from_sides'],
		['50.5 × 100', 5_050, 'area_from_sides'],
		['approx. 1,850 sq ft', 1_850, 'area_approximate'],
		['1850 +/-', 1_850, 'area_approximate'],
		['~0.25 acres', 10_890, 'area_approximate'],
	])('reads %s and flags it', (written, squareFeet, code) => {
		expect(readArea(written, 'square_feet')).toMatchObject({
			value: squareFeet,
			doubts: [{ code }],
		});
	});

	it.each<[written: unknown, code: string]>([
		['1,200-1,500 sq ft', 'area_range'],
		['1-2 acres', 'area_range'],
		['1.234', 'area_unclear'],
		['1.850 sq ft', 'area_unclear'],
		['120.500 m²', 'area_unclear'],
		['1,85', 'area_unclear'],
		['1850 sq', 'area_unclear'],
		['0.25 acres / 10,890 sqft', 'area_unclear'],
		['50 x 100 x 50 x 100', 'area_irregular'],
		['irregular', 'area_unclear'],
		['1850 km', 'area_unclear'],
		['-1850', 'area_unclear'],
		['0.25', 'area_small'],
		['12', 'area_small'],
		['0', 'area_zero'],
		['0 acres', 'area_zero'],
		['9'.repeat(15), 'area_unclear'],
		['9'.repeat(100_000), 'area_unclear'],
	])('does not guess %.30j: %s', (written, code) => {
		expect(readArea(written, 'square_feet').value).toBeNull();
		expect(readArea(written, 'square_feet').doubts.map((doubt) => doubt.code)).toEqual([code]);
	});

	it('needs a unit where none is understood', () => {
		expect(readArea('10890', undefined)).toMatchObject({
			value: null,
			doubts: [{ code: 'area_unit_missing' }],
		});
		expect(readArea('10890 sf', undefined).value).toBe(10_890);
	});

	it('loses nothing of whole square feet and of hundredths of an acre', () => {
		fc.assert(
			fc.property(fc.integer({ min: 50, max: 10_000_000 }), (number) => {
				expect(readArea(number.toLocaleString('en-US'), 'square_feet').value).toBe(number);
				const acres = `${Math.floor(number / 100)}.${String(number % 100).padStart(2, '0')}`;
				expect(readArea(`${acres} ac`, undefined).value).toBe(Math.round((number * 43_560) / 100));
			}),
		);
	});
});

describe('areaUnit', () => {
	it.each([
		['Square Feet', 'square_feet'],
		['SquareFeet', 'square_feet'],
		['Acres', 'acres'],
		['Square Meters', 'square_meters'],
		['furlongs', undefined],
		['', undefined],
	])('knows %j as %j', (spelling, unit) => {
		expect(areaUnit(spelling)).toBe(unit);
	});
});
