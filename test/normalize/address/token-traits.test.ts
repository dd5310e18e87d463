import fc from 'fast-check';
import { expect, it } from 'vitest';
import { traitsKey, traitsOf } from '../../../src/normalize/address/token-traits';
import { tokensOf } from '../../../src/normalize/address/tokens';

const words = fc.oneof(
	fc.stringMatching(/^\d{1,16}$/),
	fc.stringMatching(/^\d{9,16}0{0,4}$/),
	fc.stringMatching(/^[\dA-Za-z/.½-]{1,6}$/),
	fc.constantFrom('St', 'ST', 'st', 'Apt', 'APT', 'TX', 'N.E', '78701-1234', '5th', '1/2', '12-14'),
);

it('has the same traits for words with the same key, so that it may remember them', () => {
	const known = new Map<string, unknown>();
	fc.assert(
		fc.property(words, (word) => {
			const [token, ...others] = tokensOf(word);
			if (token === undefined || others.length > 0) return;
			const plain = { ...token, breakAfter: 'none', hasDot: false } as const;
			const key = traitsKey(plain);
			const traits = traitsOf(plain);
			expect(known.get(key) ?? traits).toEqual(traits);
			known.set(key, traits);
		}),
		{ numRuns: 5_000 },
	);
});
