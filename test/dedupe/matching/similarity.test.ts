import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { soundex } from '../../../src/dedupe/matching/kinds/sound';
import { isOneEditApart, jaroWinkler, sharedWords } from '../../../src/dedupe/matching/similarity';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'é'), maxLength: 9 });

describe('jaroWinkler', () => {
	it.each([
		['martha', 'marhta', 0.9611],
		['dwayne', 'duane', 0.84],
		['dixon', 'dicksonx', 0.8133],
		['abc', 'xyz', 0],
		['', 'abc', 0],
		['same', 'same', 1],
	])("compares %j with %j as Winkler's paper does", (a, b, expected) => {
		expect(jaroWinkler(a, b)).toBeCloseTo(expected, 4);
	});

	it('is symmetric in nothing being lost below a threshold of interest', () => {
		fc.assert(
			fc.property(word, word, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, atLeast) => {
				const exact = jaroWinkler(a, b);
				const quick = jaroWinkler(a, b, atLeast);
				expect(quick === exact || (quick === 0 && exact < atLeast)).toBe(true);
			}),
		);
	});
});

describe('isOneEditApart', () => {
	it('is true of texts that one edit makes equal, and of no others', () => {
		fc.assert(
			fc.property(word, word, (a, b) => {
				expect(isOneEditApart(a, b)).toBe(a === b || editsOf(a).has(b));
			}),
			{ numRuns: 500 },
		);
	});
});

function editsOf(text: string): Set<string> {
	const letters = ['a', 'b', 'c', 'd', 'é'];
	const edits = new Set<string>();
	for (let at = 0; at <= text.length; at++) {
		const [before, after] = [text.slice(0, at), text.slice(at)];
		for (const letter of letters) {
			edits.add(before + letter + after);
			if (after !== '') edits.add(before + letter + after.slice(1));
		}
		if (after !== '') edits.add(before + after.slice(1));
		if (after.length > 1) edits.add(before + after.charAt(1) + after.charAt(0) + after.slice(2));
	}
	return edits;
}

describe('sharedWords', () => {
	it('is the share of words in both', () => {
		expect(sharedWords(['oak', 'lane'], ['lane', 'oak'])).toBe(1);
		expect(sharedWords(['oak', 'hill'], ['oak', 'lane'])).toBeCloseTo(1 / 3);
		expect(sharedWords([], ['oak'])).toBe(0);
	});
});

describe('soundex', () => {
	// The examples of the National Archives.
	it.each([
		['washington', 'w252'],
		['lee', 'l000'],
		['gutierrez', 'g362'],
		['pfister', 'p236'],
		['jackson', 'j250'],
		['tymczak', 't522'],
		['ashcraft', 'a261'],
	])('codes %s as %s', (name, code) => {
		expect(soundex(name)).toBe(code);
	});
});
