import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateReaders, usualDates, type DateTerms } from '../../src/normalize/dates';

const usual = dateReaders(usualDates);
const readersFor = (terms: Partial<DateTerms>) => dateReaders({ ...usualDates, ...terms });
const codeOf = ({ doubts }: { doubts: readonly { code: string }[] }) => doubts[0]?.code;

describe('a date alone', () => {
	it.each([
		...['2026-03-04', '2026-3-4', '2026/03/04', '2026.03.04', '20260304', 20260304],
		...['03/04/2026', '3/4/2026', '03-04-2026', ' 3/4/2026 '],
		...[
			'Mar 4, 2026',
			'March 4, 2026',
			'Mar 4 2026',
			'Mar. 4, 2026',
			'march 4th, 2026',
			'MAR-04-2026',
		],
		...[
			'4 Mar 2026',
			'4 March 2026',
			'4-Mar-2026',
			'04/Mar/2026',
			'4th of March 2026',
			'4 March, 2026',
		],
		...[
			'2026-Mar-04',
			'2026 Mar 4',
			'Wed, 4 Mar 2026',
			'Wednesday, March 4, 2026',
			'Wed Mar 4 2026',
		],
		...['2026-03-04T00:00:00', '2026-03-04 00:00:00.000', '3/4/2026 12:00:00 AM', '20260304000000'],
	])('%j is midnight in UTC', (written) => {
		expect(usual.instant(written)).toEqual({ value: '2026-03-04T00:00:00.000Z', doubts: [] });
		expect(usual.day(written)).toEqual({ value: '2026-03-04T00:00:00.000Z', doubts: [] });
	});

	it.each<[written: unknown, code: string]>([
		...(
			['02/30/2026', '2026-02-30', '2026-13-01', 'Feb 29, 2026', '20260431', '0/5/2026'] as const
		).map((written) => [written, 'date_impossible'] as [string, string]),
		['2026-00-10', 'date_impossible'],
		['13/05/2026', 'date_order'],
		['25-09-2003', 'date_order'],
		['03.04.2026', 'date_order'],
		['25.09.2003', 'date_order'],
		['3/4/26', 'date_two_digit_year'],
		['03-04-26', 'date_two_digit_year'],
		["Mar 4 '26", 'date_two_digit_year'],
		['4-Mar-26', 'date_two_digit_year'],
		['260304', 'date_two_digit_year'],
		['March 2026', 'date_incomplete'],
		['2026-03', 'date_incomplete'],
		['03/2026', 'date_incomplete'],
		['2026', 'date_incomplete'],
		['Thu, 4 Mar 2026', 'date_weekday_differs'],
		['1899-12-31', 'date_out_of_range'],
		['2100-01-01', 'date_out_of_range'],
		['0001-01-01', 'date_impossible'],
		['45000', 'date_unknown'],
		['45000.5', 'date_unknown'],
		['tomorrow', 'date_unknown'],
		['ASAP', 'date_unknown'],
		['3/4', 'date_unknown'],
		['4 Maart 2026', 'date_unknown'],
		['2026-03-04 - 2026-04-01', 'date_unknown'],
		['2026-3/4', 'date_unknown'],
		['20263004', 'date_impossible'],
		['1'.repeat(900_000), 'date_unknown'],
	])('%.30j is not guessed: %s', (written, code) => {
		expect(usual.instant(written).value).toBeNull();
		expect(codeOf(usual.instant(written))).toBe(code);
		expect(usual.day(written).value).toBeNull();
	});
});

describe('a point in time', () => {
	it.each<[written: unknown, utc: string]>([
		['2026-03-01T12:00:00Z', '2026-03-01T12:00:00.000Z'],
		['2026-03-01T12:00:00.123456+01:00', '2026-03-01T11:00:00.123Z'],
		['2026-03-01T12:00:00,5Z', '2026-03-01T12:00:00.500Z'],
		['2026-03-01T12:00:00+0000', '2026-03-01T12:00:00.000Z'],
		['2026-03-01 12:00 -0500', '2026-03-01T17:00:00.000Z'],
		['2026-03-01T12:00-05', '2026-03-01T17:00:00.000Z'],
		['20260301T120000Z', '2026-03-01T12:00:00.000Z'],
		['20260301T1200-0500', '2026-03-01T17:00:00.000Z'],
		['3/1/2026 2:30 PM (PST)', '2026-03-01T22:30:00.000Z'],
		['2026-03-01 14:30 (GMT-0500) (Eastern Time)', '2026-03-01T19:30:00.000Z'],
		['3/1/2026 2:30 PM EST', '2026-03-01T19:30:00.000Z'],
		['3/1/2026 at 2:30pm PDT', '2026-03-01T21:30:00.000Z'],
		['03/01/2026, 12:30:00 AM UTC', '2026-03-01T00:30:00.000Z'],
		['March 1, 2026 at 12 p.m. GMT', '2026-03-01T12:00:00.000Z'],
		['Sun, 01 Mar 2026 09:30:00 -0500', '2026-03-01T14:30:00.000Z'],
		['Sun, 01 Mar 2026 09:30:00 GMT', '2026-03-01T09:30:00.000Z'],
		['Sun Mar 1 09:30:00 +0000 2026', '2026-03-01T09:30:00.000Z'],
		['Sun Mar 01 2026 09:30:00 GMT-0500 (Eastern Standard Time)', '2026-03-01T14:30:00.000Z'],
		['/Date(1767571200000)/', '2026-01-05T00:00:00.000Z'],
		['/Date(1767571200000-0500)/', '2026-01-05T00:00:00.000Z'],
		[1767571200, '2026-01-05T00:00:00.000Z'],
		['1767571200', '2026-01-05T00:00:00.000Z'],
		[1767571200.5, '2026-01-05T00:00:00.500Z'],
		['1767571200000', '2026-01-05T00:00:00.000Z'],
		[1767571200000, '2026-01-05T00:00:00.000Z'],
		[new Date('2026-03-01T12:00:00Z'), '2026-03-01T12:00:00.000Z'],
		['1998-07-04T10:00:00Z', '1998-07-04T10:00:00.000Z'],
	])('is read from %j', (written, utc) => {
		expect(usual.instant(written)).toEqual({ value: utc, doubts: [] });
	});

	it.each<[written: string, code: string]>([
		['2026-03-01T25:00:00Z', 'time_impossible'],
		['2026-03-01T24:00:00Z', 'time_impossible'],
		['2026-03-01T12:60:00Z', 'time_impossible'],
		['2026-03-01T23:59:60Z', 'time_impossible'],
		['2026-03-01T12:00:00+19:00', 'time_impossible'],
		['3/1/2026 13:30 PM EST', 'time_impossible'],
		['2026-02-30T12:00:00Z', 'date_impossible'],
		['3/1/2026 2:30 PM CET', 'date_unknown'],
		['3/1/2026 2:30 PM ET', 'date_unknown'],
		['2031010112', 'date_unknown'],
		['4155552671', 'date_out_of_range'],
		['9999999999999', 'date_out_of_range'],
	])('is not guessed from %s: %s', (written, code) => {
		expect(usual.instant(written).value).toBeNull();
		expect(codeOf(usual.instant(written))).toBe(code);
	});

	it('needs a zone, unless the day is enough', () => {
		for (const written of ['2026-03-01T12:00:00', '3/1/2026 2:30 PM', '202603011200']) {
			expect(usual.instant(written)).toMatchObject({
				value: null,
				doubts: [{ code: 'time_without_zone' }],
			});
			expect(usual.day(written)).toMatchObject({
				value: '2026-03-01T00:00:00.000Z',
				doubts: [{ code: 'time_without_zone' }],
			});
		}
	});

	it('is the same for every way of writing it', () => {
		const moments = fc.date({
			min: new Date('1900-01-02T00:00:00Z'),
			max: new Date('2099-12-30T00:00:00Z'),
			noInvalidDate: true,
		});
		fc.assert(
			fc.property(moments, (date) => {
				const iso = date.toISOString();
				const toTheSecond = `${iso.slice(0, 19)}.000Z`;
				expect(usual.instant(iso).value).toBe(iso);
				expect(usual.instant(date.toUTCString()).value).toBe(toTheSecond);
				expect(usual.instant(iso.slice(0, 19).replaceAll(/[-:]/g, '') + 'Z').value).toBe(
					toTheSecond,
				);
			}),
		);
	});
});

describe('the time zone', () => {
	const { instant } = readersFor({ timeZone: 'America/New_York' });

	it('is not that of the source where the time names another', () => {
		expect(instant('3/1/2026 2:30 PM (PST)').value).toBe('2026-03-01T22:30:00.000Z');
		expect(codeOf(instant('3/1/2026 2:30 PM (Pacific Time)'))).toBe('date_unknown');
	});

	it.each<[written: string, utc: string]>([
		['2026-01-15T12:00:00', '2026-01-15T17:00:00.000Z'],
		['2026-07-15T12:00:00', '2026-07-15T16:00:00.000Z'],
		['2026-07-15T12:00:00Z', '2026-07-15T12:00:00.000Z'],
		['2026-07-15 00:00:00', '2026-07-15T04:00:00.000Z'],
		['2026-07-15', '2026-07-15T00:00:00.000Z'],
	])('turns %s into %s', (written, utc) => {
		expect(instant(written)).toEqual({ value: utc, doubts: [] });
	});

	it('has an hour that does not exist and one that comes twice', () => {
		expect(codeOf(instant('2026-03-08T02:30:00'))).toBe('time_impossible');
		expect(codeOf(instant('2026-11-01T01:30:00'))).toBe('time_twice');
		expect(instant('2026-03-08T03:30:00').value).toBe('2026-03-08T07:30:00.000Z');
		expect(instant('2026-11-01T02:30:00').value).toBe('2026-11-01T07:30:00.000Z');
	});

	it('agrees with the calendar of the zone all year round', () => {
		const zone = 'Australia/Adelaide';
		const { instant: inZone } = readersFor({ timeZone: zone });
		const clock = new Intl.DateTimeFormat('sv-SE', {
			timeZone: zone,
			dateStyle: 'short',
			timeStyle: 'medium',
		});
		const hours = fc.integer({ min: 0, max: 24 * 365 * 3 });
		fc.assert(
			fc.property(hours, (hour) => {
				const ms = Date.UTC(2024, 0) + hour * 3_600_000;
				const { value } = inZone(clock.format(ms));
				if (value !== null) expect(value).toBe(new Date(ms).toISOString());
				else expect(codeOf(inZone(clock.format(ms)))).toBe('time_twice');
			}),
		);
	});
});

describe('the day first', () => {
	const dayFirst = readersFor({ order: 'dayFirst' });

	it.each<[written: string, day: string]>([
		['03/04/2026', '2026-04-03'],
		['25/09/2003', '2003-09-25'],
		['25.09.2003', '2003-09-25'],
		['3-4-2026', '2026-04-03'],
		['2026-03-04', '2026-03-04'],
		['Mar 4, 2026', '2026-03-04'],
	])('reads %s', (written, day) => {
		expect(dayFirst.day(written)).toEqual({ value: `${day}T00:00:00.000Z`, doubts: [] });
	});

	it('does not turn dates round that have no such month', () => {
		expect(codeOf(dayFirst.day('09/25/2003'))).toBe('date_order');
		expect(codeOf(dayFirst.day('31/02/2026'))).toBe('date_impossible');
	});
});

describe('serial numbers', () => {
	const { instant, day } = readersFor({ hasSerials: true });

	it('count days as spreadsheets do', () => {
		expect(day(45_000).value).toBe('2023-03-15T00:00:00.000Z');
		expect(day('45000.0').value).toBe('2023-03-15T00:00:00.000Z');
		expect(day('46082').value).toBe('2026-03-01T00:00:00.000Z');
		expect(day('46082.5')).toMatchObject({ doubts: [{ code: 'time_without_zone' }] });
		expect(instant('46082.5').value).toBeNull();
		expect(readersFor({ hasSerials: true, timeZone: 'UTC' }).instant('46082.75').value).toBe(
			'2026-03-01T18:00:00.000Z',
		);
		expect(day('123').value).toBeNull();
	});
});

describe('the form MM/DD/YYYY', () => {
	const { instant } = readersFor({ form: 'monthDayYear' });

	it('is of the day as it was written, and reads as itself', () => {
		expect(instant('2026-03-01T23:00:00-05:00').value).toBe('03/01/2026');
		expect(instant('Mar 1, 2026').value).toBe('03/01/2026');
		expect(instant(instant('2026-12-31').value).value).toBe('12/31/2026');
	});
});
