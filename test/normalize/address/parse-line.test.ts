import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAddressLine } from '../../../src/normalize/address/parse-line';
import { casesOf, partsIn, score } from './case-table';
import { ordinaryLines } from './ordinary-lines';

describe('an address on one line', () => {
	it.each([
		['hard lines', casesOf('hard-lines.txt'), 200, 0.97],
		['lines unlike those that were learned', casesOf('foreign-ground.txt'), 40, 0.8],
		['ordinary lines', ordinaryLines, 2_000, 0.99],
	])('comes apart to all five parts: %s', (_kind, cases, count, least) => {
		const { right, wrong } = score(cases);
		expect(cases.length).toBeGreaterThanOrEqual(count);
		expect(right, wrong.join('\n')).toBeGreaterThanOrEqual(least);
	});

	it.each<[line: string, code: string]>([
		['', 'address_unparsed'],
		['call me', 'address_unparsed'],
		['TBD', 'address_unparsed'],
		['Austin', 'address_unparsed'],
		['78701', 'address_unparsed'],
		['19 Fern Pl, Bangor, ME 04401 (207) 555-0142', 'address_unparsed'],
		['19 Fern Pl, Bangor ME 04401 207-555-0142', 'address_unparsed'],
		['12 Rue de Rivoli, Paris, France', 'address_foreign'],
		['301 Front St W, Toronto, ON M5V 2T6', 'address_foreign'],
		['1 Main St '.repeat(15), 'too_long'],
		['x'.repeat(1_000_000), 'too_long'],
	])('stays whole when it is not clear: %#', (line, code) => {
		expect(partsIn(line)).toBe(code);
	});

	it('is not taken for text of another kind', () => {
		for (const value of [null, undefined, {}, [], true, Number.NaN, () => 1]) {
			expect(parseAddressLine(value).value).toBeNull();
		}
	});

	it('never invents a word of the city', () => {
		const lines = [...casesOf('hard-lines.txt'), ...ordinaryLines.slice(0, 300)];
		for (const { line } of lines) {
			const city = parseAddressLine(line).value?.parts.city ?? '';
			const words = line.toLowerCase();
			for (const word of city.toLowerCase().split(' ')) {
				expect(words.replaceAll('.', '')).toContain(word);
			}
		}
	});

	it('takes any text without failing', () => {
		const text = fc.oneof(
			fc.string({ unit: 'binary', maxLength: 400 }),
			fc
				.array(
					fc.constantFrom(
						...[
							'1',
							'Apt',
							'#',
							',',
							'\n',
							'N',
							'St',
							'TX',
							'78701',
							'&',
							'Box',
							'PO',
							'½',
							'-',
							'(',
						],
						...['New', 'York', '__proto__', 'constructor', '\u202e', '1/2', 'Unit', '٣'],
					),
					{ maxLength: 60 },
				)
				.map((words) => words.join(' ')),
		);
		fc.assert(
			fc.property(text, (line) => {
				const { value, doubts } = parseAddressLine(line);
				if (value === null) expect(doubts).not.toEqual([]);
			}),
		);
	});
});
