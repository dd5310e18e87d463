import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leadNormalizer, type LeadTerms } from '../../src/normalize/normalize-lead';
import { leadFields, leadSchema, type Lead } from '../../src/records/lead';
import { anyItem } from './any-lead';

type Json = Readonly<Record<string, unknown>>;

const terms: LeadTerms = { mapping: [], defaultCountry: 'US', requirements: [] };
const normalize = leadNormalizer(terms);

/** The lead that must come of an item, with the issues as `field: code`. */
function leadOf(json: Json, own: Partial<LeadTerms> = {}): Lead & { issues: string[] } {
	const result = leadNormalizer({ ...terms, ...own })(json);
	if (result.decision === 'rejected') throw new Error(result.message);
	return {
		...result.lead,
		issues: result.issues.map(({ field, code }) => `${field}: ${code}`),
	};
}

describe('a lead', () => {
	it('normalizes to itself', () => {
		fc.assert(
			fc.property(anyItem, (json) => {
				const first = normalize(json);
				if (first.decision === 'rejected') throw new Error(first.message);
				const again = normalize({ ...first.lead, doorman: { issues: first.issues } });
				if (again.decision === 'rejected') throw new Error(again.message);
				expect(again.lead).toEqual(first.lead);
				expect(again.issues).toEqual(first.issues);
			}),
			{ numRuns: 3_000 },
		);
	});

	it('has the canonical form whatever came in, and leaves the item as it was', () => {
		fc.assert(
			fc.property(anyItem, (json) => {
				const before = structuredClone(json);
				const result = normalize(json);
				if (result.decision === 'rejected') throw new Error(result.message);
				expect(leadSchema.strict().safeParse(result.lead).error).toBeUndefined();
				expect(Object.keys(result.lead)).toEqual(leadFields);
				expect(json).toEqual(before);
				expect(normalize(json)).toEqual(result);
			}),
			{ numRuns: 1_000 },
		);
	});
});
