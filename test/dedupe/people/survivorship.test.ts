import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Detail, Details } from '../../../src/dedupe/people/details';
import {
	survivingDetails,
	survivorshipRules,
	type SurvivorshipTerms,
} from '../../../src/dedupe/people/survivorship';

const value = fc.oneof(
	fc.constantFrom('Ann', 'A', 'A.', 'Tremblay', ''),
	fc.integer(),
	fc.boolean(),
);

const detail: fc.Arbitrary<Detail> = fc.record({
	values: fc
		.uniqueArray(fc.tuple(fc.constantFrom('first_name', 'last_name', 'street', 'x'), value), {
			selector: ([field]) => field,
			minLength: 1,
		})
		.map((pairs) => new Map(pairs.sort(([a], [b]) => (a < b ? -1 : 1)))),
	source: fc.constantFrom(null, 'zillow', 'CRM', 'web'),
	atMs: fc.nat({ max: 3 }),
	isEnriched: fc.boolean(),
});

const details: fc.Arbitrary<Details> = fc
	.dictionary(fc.constantFrom('name', 'address', 'email', 'licence', '__proto__'), detail)
	.map((one) => new Map(Object.entries(one)));

const terms: fc.Arbitrary<SurvivorshipTerms> = fc.record({
	rules: fc
		.array(
			fc.tuple(
				fc.constantFrom('name', 'address', 'email', 'other'),
				fc.constantFrom(...survivorshipRules),
			),
		)
		.map((rules) => new Map(rules)),
	trustedSources: fc.uniqueArray(fc.constantFrom('zillow', 'crm', 'web')),
});

const listed = (one: Details) => [...one];

describe('what survives of a person', () => {
	it('does not depend on what came first', () => {
		fc.assert(
			fc.property(details, details, terms, (a, b, how) => {
				expect(listed(survivingDetails(a, b, how))).toEqual(listed(survivingDetails(b, a, how)));
			}),
		);
	});

	it('does not depend on what was put together first', () => {
		fc.assert(
			fc.property(details, details, details, terms, (a, b, c, how) => {
				const left = survivingDetails(survivingDetails(a, b, how), c, how);
				const right = survivingDetails(a, survivingDetails(b, c, how), how);
				expect(listed(left)).toEqual(listed(right));
			}),
		);
	});

	it('stays when the same is said again', () => {
		fc.assert(
			fc.property(details, details, terms, (a, b, how) => {
				const once = survivingDetails(a, b, how);
				expect(listed(survivingDetails(once, b, how))).toEqual(listed(once));
			}),
		);
	});

	it('is never what a data service says where a person said something', () => {
		fc.assert(
			fc.property(details, details, terms, (a, b, how) => {
				for (const [name, survivor] of survivingDetails(a, b, how)) {
					const said = [a.get(name), b.get(name)];
					if (said.some((one) => one?.isEnriched === false))
						expect(survivor.isEnriched).toBe(false);
				}
			}),
		);
	});

	const at = (
		atMs: number,
		fields: Record<string, string>,
		source: string | null = null,
	): Detail => ({
		values: new Map(Object.entries(fields)),
		source,
		atMs,
		isEnriched: false,
	});
	const none: SurvivorshipTerms = { rules: new Map(), trustedSources: [] };

	it.each<[what: string, name: string, Detail, Detail, SurvivorshipTerms]>([
		['the newer phone', 'phone', at(2, { phone: '2' }), at(1, { phone: '1' }), none],
		[
			'the name in full rather than a newer initial',
			'name',
			at(1, { first_name: 'Ann', last_name: 'Roy' }),
			at(2, { first_name: 'A', last_name: 'Roy' }),
			none,
		],
		[
			'the address with a street rather than a newer ZIP code',
			'address',
			at(1, { street: '1 Oak St', zip: '78701' }),
			at(2, { zip: '78702' }),
			none,
		],
		[
			'what the more trusted source says',
			'email',
			at(1, { email: 'a@example.com' }, 'CRM'),
			at(2, { email: 'b@example.com' }, 'web'),
			{ rules: new Map([['email', 'trustedSource']]), trustedSources: ['crm'] },
		],
		[
			'whatever the rule for other fields says',
			'licence',
			at(1, { licence: 'a' }, 'crm'),
			at(2, { licence: 'b' }),
			{ rules: new Map([['other', 'trustedSource']]), trustedSources: ['crm'] },
		],
	])('is %s', (_what, name, better, other, how) => {
		const [a, b] = [new Map([[name, better]]), new Map([[name, other]])];
		expect(survivingDetails(a, b, how).get(name)).toBe(better);
		expect(survivingDetails(b, a, how).get(name)).toBe(better);
	});
});
