import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUDGET, FEED_PRICE, SAID_PRICE, readCents, readMoney } from '../../src/normalize/money';

const codesOf = (value: unknown) => readMoney(value, BUDGET).doubts.map(({ code }) => code);

describe('readMoney', () => {
	it.each<[written: unknown, cents: number]>([
		['$1,200,000.00', 120_000_000],
		['1200000', 120_000_000],
		['1,200,000', 120_000_000],
		['1200000.0000', 120_000_000],
		['1.2M', 120_000_000],
		['$1.2 million', 120_000_000],
		['$1 Million', 100_000_000],
		['1.2 mil', 120_000_000],
		['$2 mil', 200_000_000],
		['1.25mm', 125_000_000],
		['$1.275M', 127_500_000],
		['1,200k', 120_000_000],
		['450k', 45_000_000],
		['$450 K', 45_000_000],
		['450 thousand', 45_000_000],
		['450 grand', 45_000_000],
		['.5M', 50_000_000],
		['USD 350000', 35_000_000],
		['USD350,000.00', 35_000_000],
		['US$350,000', 35_000_000],
		['US $350,000', 35_000_000],
		['U.S. $350,000', 35_000_000],
		['$350,000 USD', 35_000_000],
		['$350,000 (USD)', 35_000_000],
		['USD $350,000', 35_000_000],
		['$USD 350,000', 35_000_000],
		['350000 USD', 35_000_000],
		['350,000 dollars', 35_000_000],
		['350,000 US dollars', 35_000_000],
		['350000$', 35_000_000],
		['$ 350 000', 35_000_000],
		['$1 200 000', 120_000_000],
		['$29.99', 2_999],
		['$ 29.99', 2_999],
		['$0.10', 10],
		['$.99', 99],
		['$5', 500],
		['$350', 35_000],
		['$1,299.5', 129_950],
		[350_000, 35_000_000],
		[1_299.5, 129_950],
		['$350,000.', 35_000_000],
		['$350,000*', 35_000_000],
		['Price: $350,000', 35_000_000],
		['Asking price $350,000', 35_000_000],
		['Listed at $350,000', 35_000_000],
		['Regular price: $350,000', 35_000_000],
		['MSRP: $29.99', 2_999],
		['$29.99/ea', 2_999],
		['$29.99 each', 2_999],
		['List Price: 350000', 35_000_000],
		['my budget is $350,000', 35_000_000],
		['Now $350,000', 35_000_000],
		['$350,000 OBO', 35_000_000],
		['$350,000 or best offer', 35_000_000],
		['$350,000 firm', 35_000_000],
		['$350,000 cash', 35_000_000],
		['$350,000, negotiable', 35_000_000],
		['＄350,000', 35_000_000],
		['$1.2 billion', 120_000_000_000],
	])('reads %j', (written, cents) => {
		expect(readMoney(written, SAID_PRICE)).toEqual({ value: cents, doubts: [] });
	});

	it.each<[written: string, cents: number, code: string]>([
		['From $350,000', 35_000_000, 'money_approximate'],
		['Starting at $350,000', 35_000_000, 'money_approximate'],
		['Prices from $350,000', 35_000_000, 'money_approximate'],
		['up to 500k', 50_000_000, 'money_approximate'],
		['Budget: up to $500k', 50_000_000, 'money_approximate'],
		['under 500k', 50_000_000, 'money_approximate'],
		['less than $500,000', 50_000_000, 'money_approximate'],
		['500k max', 50_000_000, 'money_approximate'],
		['500k or less', 50_000_000, 'money_approximate'],
		['about 500k', 50_000_000, 'money_approximate'],
		['~$500k', 50_000_000, 'money_approximate'],
		['$400k+', 40_000_000, 'money_approximate'],
		['>= 400000', 40_000_000, 'money_approximate'],
		['$2,500/mo', 250_000, 'money_per_month'],
		['$2,500 per month', 250_000, 'money_per_month'],
		['$2,500 monthly', 250_000, 'money_per_month'],
		['Rent: $2,500 / month', 250_000, 'money_per_month'],
		['950/mo', 95_000, 'money_per_month'],
		['we would go to $350,000 for it', 35_000_000, 'money_among_words'],
		['price reduced to $350k today', 35_000_000, 'money_among_words'],
		['450.00', 45_000, 'money_small'],
		['29.99', 2_999, 'money_small'],
	])('reads %s and flags it', (written, cents, code) => {
		expect(readMoney(written, SAID_PRICE)).toMatchObject({ value: cents, doubts: [{ code }] });
	});

	it.each<[range: string, upperEnd: number]>([
		['$350,000 - $375,000', 37_500_000],
		['$350,000-375,000', 37_500_000],
		['350-375k', 37_500_000],
		['$350-$375K', 37_500_000],
		['350k–1.2M', 120_000_000],
		['350000-1.2m', 120_000_000],
		['$1.2 - 1.5 million', 150_000_000],
		['between 350k and 375k', 37_500_000],
		['$350,000 to $375,000', 37_500_000],
		['$19.00 - $25.00', 2_500],
		['$0 - $375,000', 37_500_000],
		['Budget: 350-375k', 37_500_000],
	])('takes the upper end of %s, or nothing, and says so', (range, upperEnd) => {
		expect(readMoney(range, BUDGET)).toMatchObject({
			value: upperEnd,
			doubts: [{ code: 'money_range' }],
		});
		expect(readMoney(range, FEED_PRICE)).toMatchObject({
			value: null,
			doubts: [{ code: 'money_range' }],
		});
	});

	it('takes 350 for dollars where a feed says it, and for nothing where a person does', () => {
		for (const written of [350, '350', '450', '1.25']) {
			expect(readMoney(written, BUDGET)).toMatchObject({ value: null });
		}
		expect(codesOf('350')).toEqual(['money_small']);
		expect(readMoney(350, FEED_PRICE)).toMatchObject({
			value: 35_000,
			doubts: [{ code: 'money_small' }],
		});
	});

	it.each<[written: unknown, code: string]>([
		['1,2', 'money_unclear'],
		['1,2M', 'money_unclear'],
		['$1,2M', 'money_unclear'],
		['$1,2000', 'money_unclear'],
		['1.200', 'money_unclear'],
		['$1.200', 'money_unclear'],
		['350.000', 'money_unclear'],
		['$350.000', 'money_unclear'],
		['1.5', 'money_unclear'],
		['$1.5', 'money_unclear'],
		['1.200.000', 'money_unclear'],
		['1.200.000,00', 'money_unclear'],
		['$1.200.000,00', 'money_unclear'],
		["1'200'000", 'money_unclear'],
		['350 000', 'money_unclear'],
		['$350,000 $375,000', 'money_unclear'],
		['$350,000 or $375,000', 'money_unclear'],
		['was $400,000, now $375,000', 'money_unclear'],
		['375k-350k', 'money_unclear'],
		['2-3', 'money_unclear'],
		['300-400', 'money_unclear'],
		['500-1m', 'money_unclear'],
		['-5', 'money_unclear'],
		['-$350,000', 'money_unclear'],
		['($350,000)', 'money_unclear'],
		['1e6', 'money_unclear'],
		['350 mil', 'money_unclear'],
		['2 mil', 'money_unclear'],
		[1e21, 'money_unclear'],
		[28_999.999999999996, 'money_unclear'],
		['350,000.123', 'money_unclear'],
		['1.23456789k', 'money_unclear'],
		['$350,00', 'money_unclear'],
		['3/4/2026', 'money_unclear'],
		['low 300s', 'money_unclear'],
		['low $300s', 'money_unclear'],
		["low $300's", 'money_unclear'],
		['high $500’s', 'money_unclear'],
		['$20,000 down', 'money_unclear'],
		['$20,000 off', 'money_unclear'],
		['deposit: $5,000', 'money_unclear'],
		['reduced by $5,000', 'money_unclear'],
		['3 homes at $350,000', 'money_unclear'],
		['between us: - $5,000', 'money_unclear'],
		['20% down', 'money_unclear'],
		['3 bedrooms', 'money_unclear'],
		['99999999999999', 'money_unclear'],
		['9'.repeat(100_000), 'money_unclear'],
		['4155552671', 'money_too_large'],
		['350M', 'money_too_large'],
		['$250 per sq ft', 'money_rate'],
		['$24/sqft/yr', 'money_rate'],
		['$24,000 per year', 'money_rate'],
		['$500 a week', 'money_rate'],
		['$250/night', 'money_rate'],
		['half a million', 'money_wordy'],
		['call', 'money_wordy'],
		['Call for price', 'money_wordy'],
		['TBD', 'money_wordy'],
		['negotiable', 'money_wordy'],
		['$', 'money_wordy'],
		['€350,000', 'money_foreign'],
		['350.000 €', 'money_foreign'],
		['350 000 EUR', 'money_foreign'],
		['£350k', 'money_foreign'],
		['CAD 350000', 'money_foreign'],
		['C$350,000', 'money_foreign'],
		['CA$350,000', 'money_foreign'],
		['A$350,000', 'money_foreign'],
		['MX$350,000', 'money_foreign'],
		['R$ 350.000', 'money_foreign'],
		['$350,000 CAD', 'money_foreign'],
		['$350,000 Canadian', 'money_foreign'],
		['350000 pesos', 'money_foreign'],
		['₹35 lakh', 'money_foreign'],
		['0', 'money_zero'],
		['$0.00', 'money_zero'],
	])('does not guess %.30j: %s', (written, code) => {
		expect(readMoney(written, BUDGET).value).toBeNull();
		expect(codesOf(written)).toEqual([code]);
		expect(readMoney(written, FEED_PRICE).value).toBeNull();
	});

	const amounts = fc.record({
		dollars: fc.integer({ min: 1_000, max: 10_000_000_000 }),
		cents: fc.integer({ min: 0, max: 99 }),
	});

	it('loses no cent of any amount that is written out', () => {
		fc.assert(
			fc.property(amounts, ({ dollars, cents }) => {
				const written = `$${dollars.toLocaleString('en-US')}.${String(cents).padStart(2, '0')}`;
				expect(readMoney(written, SAID_PRICE).value).toBe(dollars * 100 + cents);
			}),
		);
	});

	it('reads no amount in the European way as if it were American', () => {
		fc.assert(
			fc.property(amounts, ({ dollars, cents }) => {
				const whole = dollars.toLocaleString('de-DE');
				const decimals = String(cents).padStart(2, '0');
				for (const written of [
					`${whole},${decimals}`,
					`$${whole},${decimals}`,
					whole,
					`$${whole}`,
				]) {
					expect(readMoney(written, BUDGET).value).toBeNull();
				}
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
