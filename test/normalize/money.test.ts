import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCents, readMoney } from '../../src/normalize/money';

const codesOf = (value: unknown) => readMoney(value, 'upperEnd').doubts.map(({ code }) => code);

describe('readMoney', () => {
	it.each<[written: unknown, cents: number]>([
		['$1,200,000.00', 120_000_000],
		['1200000', 120_000_000],
		['1.2M', 120_000_000],
		['$1.2 million', 120_000_000],
		['1.25mm', 125_000_000],
		['450k', 45_000_000],
		['$450 K', 45_000_000],
		['.5M', 50_000_000],
		['USD 350000', 35_000_000],
		['US$350,000', 35_000_000],
		['350000 USD', 35_000_000],
		['350,000 dollars', 35_000_000],
		['$29.99', 2_999],
		['$0.10', 10],
		['$1,299.5', 129_950],
		[350_000, 35_000_000],
		[1_299.5, 129_950],
		['$350,000.', 35_000_000],
	])('reads %j', (written, cents) => {
		expect(readMoney(written, 'neither')).toEqual({ value: cents, doubts: [] });
	});

	it.each<[written: string, cents: number, code: string]>([
		['From $350,000', 35_000_000, 'money_approximate'],
		['up to 500k', 50_000_000, 'money_approximate'],
		['$400k+', 40_000_000, 'money_approximate'],
		['$2,500/mo', 250_000, 'money_per_month'],
		['$2,500 per month', 250_000, 'money_per_month'],
		['450', 45_000, 'money_small'],
		['1.25', 125, 'money_small'],
	])('reads %s and flags it', (written, cents, code) => {
		expect(readMoney(written, 'neither')).toMatchObject({ value: cents, doubts: [{ code }] });
	});

	it.each<[range: string, upperEnd: number]>([
		['$350,000 - $375,000', 37_500_000],
		['350-375k', 37_500_000],
		['350k–1.2M', 120_000_000],
		['between 350k and 375k', 37_500_000],
		['$350,000 to $375,000', 37_500_000],
	])('takes the upper end of %s, or nothing, and says so', (range, upperEnd) => {
		expect(readMoney(range, 'upperEnd')).toMatchObject({
			value: upperEnd,
			doubts: [{ code: 'money_range' }],
		});
		expect(readMoney(range, 'neither')).toMatchObject({
			value: null,
			doubts: [{ code: 'money_range' }],
		});
	});

	it.each<[written: unknown, code: string]>([
		['1,2', 'money_unclear'],
		['$1,2000', 'money_unclear'],
		['1.200', 'money_unclear'],
		['1.5', 'money_unclear'],
		['1.200.000', 'money_unclear'],
		['$350,000 $375,000', 'money_unclear'],
		['375k-350k', 'money_unclear'],
		['2-3', 'money_unclear'],
		['-5', 'money_unclear'],
		['($350,000)', 'money_unclear'],
		['1e6', 'money_unclear'],
		[1e21, 'money_unclear'],
		[28_999.999999999996, 'money_unclear'],
		['1.23456789k', 'money_unclear'],
		['99999999999999', 'money_unclear'],
		['9'.repeat(100_000), 'money_unclear'],
		['half a million', 'money_wordy'],
		['call', 'money_wordy'],
		['TBD', 'money_wordy'],
		['€350,000', 'money_foreign'],
		['CAD 350000', 'money_foreign'],
		['C$350,000', 'money_foreign'],
		['350000 pesos', 'money_foreign'],
		['0', 'money_zero'],
	])('does not guess %.30j: %s', (written, code) => {
		expect(readMoney(written, 'upperEnd').value).toBeNull();
		expect(codesOf(written)).toEqual([code]);
	});

	it('loses no cent of any amount that is written out', () => {
		const amounts = fc.record({
			dollars: fc.integer({ min: 1_000, max: 10_000_000_000 }),
			cents: fc.integer({ min: 0, max: 99 }),
		});
		fc.assert(
			fc.property(amounts, ({ dollars, cents }) => {
				const written = `$${dollars.toLocaleString('en-US')}.${String(cents).padStart(2, '0')}`;
				expect(readMoney(written, 'neither').value).toBe(dollars * 100 + cents);
			}),
		);
	});
});

describe('readCents', () => {
	it.each<[written: unknown, cents: number | null]>([
		[45_000_000, 45_000_000],
		['45000000', 45_000_000],
		[450.5, null],
		['$450', null],
		[-1, null],
	])('reads %j', (written, cents) => {
		expect(readCents(written).value).toBe(cents);
	});
});
