import fc from 'fast-check';
import { expect } from 'vitest';
import type { z } from 'zod/v4';
import type { Normalize } from '../../src/normalize/normalizer';
import { accepted } from './normalized';

type AnyItem = fc.Arbitrary<Record<string, unknown>>;

/**
 * Elsewhere each run looks for texts that nobody has thought of, and finds one in some hundred thousand;
 * CI says whether a change has broken something.
 */
const draws = process.env['CI'] === undefined ? {} : { seed: 2_026 };

/** A record that comes in again stays as it is, and so do its issues. */
export function expectToStay<Fields>(
	anyItem: AnyItem,
	normalize: Normalize<Fields>,
	{ numRuns, again = normalize }: { readonly numRuns: number; readonly again?: Normalize<Fields> },
): void {
	fc.assert(
		fc.property(anyItem, (json) => {
			const first = accepted(normalize(json));
			const second = accepted(again({ ...first.record, doorman: { issues: first.issues } }));
			expect(second.record).toEqual(first.record);
			expect(second.issues).toEqual(first.issues);
		}),
		{ numRuns, ...draws },
	);
}

/** The record has the form of its type and its fields in order, each time; the item is as it was. */
export function expectCanonicalForm<Fields>(
	anyItem: AnyItem,
	normalize: Normalize<Fields>,
	schema: z.ZodObject,
): void {
	fc.assert(
		fc.property(anyItem, (json) => {
			const before = structuredClone(json);
			const result = accepted(normalize(json));
			expect(schema.strict().safeParse(result.record).error).toBeUndefined();
			expect(Object.keys(result.record)).toEqual(Object.keys(schema.shape));
			expect(json).toEqual(before);
			expect(normalize(json)).toEqual(result);
		}),
		{ numRuns: 1_000 },
	);
}
