import { describe, expect, it } from 'vitest';
import { leadNormalizer, type LeadTerms } from '../../src/normalize/normalize-lead';
import { leadFields, leadSchema, type Lead } from '../../src/records/lead';
import { anyItem } from './any-lead';
import { leadOf } from './lead-of';
import { expectCanonicalForm, expectToStay } from './normalizer-promises';

type Json = Readonly<Record<string, unknown>>;

const terms: LeadTerms = { mapping: [], defaultCountry: 'US', requirements: [] };
const normalize = leadNormalizer(terms);

describe('a lead', () => {
	it('normalizes to itself', () => {
		expectToStay(anyItem, normalize, { numRuns: 3_000 });
	});

	it('has the canonical form whatever came in, and leaves the item as it was', () => {
		expectCanonicalForm(anyItem, normalize, leadSchema);
	});
});

describe('lead_id', () => {
	it.each<[what: string, json: Json, id: string]>([
		['the source and its id', { source: 'zillow', lead_id: 'z1' }, 'zillow:z1'],
		['the same when it has that form', { source: 'zillow', lead_id: 'zillow:z1' }, 'zillow:z1'],
		['an id of any name with a source', { source: 'zillow', id: 7 }, 'zillow:7'],
		['a lead_id without a source', { lead_id: 'crm:9' }, 'crm:9'],
	])('is %s', (_what, json, id) => {
		expect(leadOf(json).lead_id).toBe(id);
	});

	it('is a hash of the item when only a bare id is known, which may be another source’s too', () => {
		const lead = leadOf({ id: 7, email: 'ann@example.com' });
		expect(lead.lead_id).toMatch(/^lead:[\w-]{22}$/);
		expect(lead.extra).toEqual({ id: 7 });
		expect(leadOf({ id: 7, email: 'bob@example.com' }).lead_id).not.toBe(lead.lead_id);
	});

	it('is the same for every delivery and order of fields, another for another arrival', () => {
		const one = leadOf({ email: 'ann@example.com', x: { a: 1, b: '2' } }).lead_id;
		const doorman = { delivery_id: 'd2' };
		expect(leadOf({ x: { b: '2', a: 1 }, email: 'ann@example.com', doorman }).lead_id).toBe(one);
		expect(leadOf({ email: 'ann@example.com', x: { a: '1', b: '2' } }).lead_id).not.toBe(one);
		const received_at = '2026-03-01T12:00:00Z';
		expect(leadOf({ email: 'ann@example.com', x: { a: 1, b: '2' }, received_at }).lead_id).not.toBe(
			one,
		);
	});
});

it.each([{ last_name: 'test', first_name: '2138' }, { full_name: ['test', false] }])(
	'has no name that is left of a made-up one: %j',
	(json) => {
		expect(leadOf(json)).toMatchObject({ first_name: null, last_name: null, full_name: null });
	},
);

describe('the address', () => {
	it('is put together from its parts', () => {
		const json = {
			street: ' 1  Main St',
			unit: '4',
			city: 'Austin',
			state: 'Texas',
			zip: '787011234',
		};
		expect(leadOf(json)).toMatchObject({
			street: '1 Main St',
			state: 'TX',
			zip: '78701',
			zip4: '1234',
			address: '1 Main St # 4, Austin, TX 78701-1234',
			address_verified: false,
			issues: [],
		});
	});

	it('takes an address beside city and ZIP for the street', () => {
		const lead = leadOf({ address: '12 Oak Ct', city: 'Hartford', state: 'CT', zip: 6103 });
		expect(lead).toMatchObject({ street: '12 Oak Ct', zip: '06103' });
		expect(lead.address).toBe('12 Oak Ct, Hartford, CT 06103');
	});

	it.each<[line: string, beside: Json]>([
		['1 Main St, Austin, TX 78701', {}],
		['1 MAIN STREET\nAustin Texas 78701', {}],
		['1 Main St, Austin, TX 78701', { city: 'Austin' }],
		['1 Main St, Austin TX 78701', { zip: '78701' }],
		['1 Main St, Austin, TX', { city: 'Austin', state: 'TX', zip: 78701 }],
		['1 Main St, Austin', { state: 'Texas', zip: '78701' }],
	])('takes %s apart', (address, beside) => {
		expect(leadOf({ address, ...beside })).toMatchObject({
			street: '1 Main St',
			city: 'Austin',
			state: 'TX',
			zip: '78701',
			address: '1 Main St, Austin, TX 78701',
			extra: {},
			issues: [],
		});
	});

	it.each([
		['somewhere near the lake', 'address_unparsed'],
		['10 Downing St, London SW1A 2AA', 'address_foreign'],
	])('keeps %s as it is', (address, code) => {
		expect(leadOf({ address })).toMatchObject({
			street: null,
			city: null,
			address,
			extra: {},
			issues: [`address: ${code}`],
		});
	});

	it('says when a line names another place than the parts beside it', () => {
		const lead = leadOf({ address: '1 Main St, Dallas, TX 75201', city: 'Austin' });
		expect(lead).toMatchObject({
			street: '1 Main St',
			city: 'Austin',
			issues: ['address: address_conflict'],
		});
	});

	it('leaves addresses of other countries as they are written', () => {
		const json = { street: '12 avenue Road', unit: '4', city: 'Toronto', state: 'Ontario' };
		expect(leadOf({ ...json, zip: 'M5R 2G5' })).toMatchObject({
			street: '12 avenue Road',
			unit: '4',
			state: 'ON',
			zip: 'M5R 2G5',
			issues: [],
		});
	});

	it('keeps what stands beside an address', () => {
		const lead = leadOf({ address: 'c/o Dana Wu, 19 Fern Pl, Bangor, ME 04401' });
		expect(lead).toMatchObject({ street: '19 Fern Pl', extra: { address_beside: 'c/o Dana Wu' } });
	});

	it('keeps what stands beside a street, and beside that of the property', () => {
		const lead = leadOf({
			street: '550 Madison Ave (between 55th & 56th)',
			city: 'New York',
			property_street: '100 Main St & 5th Ave',
			property_city: 'Bend',
		});
		expect(lead).toMatchObject({
			street: '550 Madison Ave',
			property_street: '100 Main St',
			extra: { address_beside: 'between 55th & 56th', property_address_beside: '& 5th Ave' },
		});
	});

	it('takes a property on one line apart, and leaves another under extra', () => {
		const property = '5 elm street #2, bend, or 97701';
		expect(leadOf({ property_address: property })).toMatchObject({
			property_street: '5 Elm St',
			property_unit: '2',
			property_city: 'Bend',
			property_state: 'OR',
			property_zip: '97701',
			address: null,
			extra: {},
			issues: [],
		});
		expect(leadOf({ property_address: 'the blue one' })).toMatchObject({
			property_street: null,
			address: null,
			extra: { property_address: 'the blue one' },
			issues: ['property_street: address_unparsed'],
		});
	});

	it('does not guess states', () => {
		expect(leadOf({ state: 'Austin' })).toMatchObject({
			state: null,
			extra: { state: 'Austin' },
			issues: ['state: state_unknown'],
		});
		expect(leadOf({ state: 'Kent', country: 'UK' })).toMatchObject({
			state: 'Kent',
			country: 'GB',
		});
	});
});

describe('consent', () => {
	const received = { source: 'web', received_at: '2026-03-01T12:00:00.000Z' };

	it.each<[json: Json, consent: Lead['consent']]>([
		[{}, null],
		[
			{ opt_in: 'yes' },
			{ source: 'web', basis: 'opt_in', at: received.received_at, expires_at: null },
		],
		[{ tcpa_consent: false }, { source: null, basis: 'none', at: null, expires_at: null }],
		[
			{ consent: { basis: 'inquiry', at: '2026-02-01T00:00:00Z', expires_at: '2026-05-01' } },
			{
				source: null,
				basis: 'inquiry',
				at: '2026-02-01T00:00:00.000Z',
				expires_at: '2026-05-01T00:00:00.000Z',
			},
		],
		[
			{ consent: 'I agree to be called' },
			{
				source: 'web',
				basis: 'I agree to be called',
				at: received.received_at,
				expires_at: null,
			},
		],
		[
			{
				sms_opt_in: 'opted in',
				tcpa_text: 'By checking this box I agree to calls.',
				tcpa_timestamp: '2026-02-28T10:00:00Z',
				trustedform_cert_url: 'https://cert.example.com/1',
			},
			{
				source: 'https://cert.example.com/1',
				basis: 'By checking this box I agree to calls.',
				at: '2026-02-28T10:00:00.000Z',
				expires_at: null,
			},
		],
		[{ sms_consent: 'Opted Out' }, { source: null, basis: 'none', at: null, expires_at: null }],
		[
			{ tcpa_consent: 'I do not agree to be called' },
			{ source: null, basis: 'none', at: null, expires_at: null },
		],
		[{ consent: 'perhaps' }, null],
	])('of %j is %j', (json, consent) => {
		expect(leadOf({ ...received, ...json }).consent).toEqual(consent);
	});
});

describe('names', () => {
	it('that are given in parts count more than a full name', () => {
		expect(leadOf({ first_name: 'ANN', last_name: 'LEE', name: 'Ann B. Lee' })).toMatchObject({
			first_name: 'Ann',
			last_name: 'Lee',
			full_name: 'Ann Lee',
			extra: { name: 'Ann B. Lee' },
		});
		expect(leadOf({ first_name: 'Ann', name: 'Ann B. Lee' })).toMatchObject({
			middle_name: 'B.',
			last_name: 'Lee',
			full_name: 'Ann B. Lee',
		});
		expect(leadOf({ first_name: 'Ann', name: 'Bob Kim' })).toMatchObject({
			last_name: null,
			issues: ['full_name: name_differs'],
		});
	});

	it('of couples and companies become two people, and none', () => {
		expect(leadOf({ first_name: 'Marcus & Priya', last_name: 'Okafor' })).toMatchObject({
			first_name: 'Marcus',
			last_name: 'Okafor',
			co_name: 'Priya Okafor',
		});
		expect(leadOf({ name: 'Okafor Family Trust' })).toMatchObject({
			company: 'Okafor Family Trust',
			full_name: null,
		});
	});
});

describe('what is doubtful', () => {
	it('is null, with what came in under extra and in an issue', () => {
		const result = normalize({ phone: '555-2671', budget: 'ask me' });
		expect(result).toMatchObject({
			record: {
				phone: null,
				phone_valid: null,
				budget_cents: null,
				extra: { phone: '555-2671', budget: 'ask me' },
			},
			issues: [
				{ field: 'phone', code: 'phone_without_area_code', value: '555-2671' },
				{ field: 'budget_cents', code: 'money_wordy', value: 'ask me' },
			],
		});
	});

	it('stays in doubt when earlier steps noted it', () => {
		const issue = { field: 'email', code: 'bounced', message: 'It bounced', value: 'x' };
		const result = normalize({ email: 'ann@example.com', doorman: { issues: [issue, 'junk'] } });
		expect(result.issues).toEqual([issue]);
	});

	it('keeps further numbers, addresses and extensions', () => {
		const json = { phone: '415-555-2671 x9 / 212-555-0100', email: 'a1@b.com, c@d.com' };
		expect(leadOf(json).extra).toEqual({
			other_emails: ['c@d.com'],
			other_phones: ['+12125550100'],
			phone_extension: '9',
		});
	});
});

describe('requirements', () => {
	const contact = { requirements: [['email', 'phone']] } as const;

	it.each<[json: Json]>([[{ email: 'ann@example.com' }], [{ phone: '555-867-5309' }]])(
		'are met by %j',
		(json) => {
			expect(leadNormalizer({ ...terms, ...contact })(json).decision).toBe('normalized');
		},
	);

	it('reject with the reason in words', () => {
		const result = leadNormalizer({ ...terms, ...contact })({ email: 'none@none.com', x: 1 });
		expect(result).toMatchObject({
			decision: 'rejected',
			reason: 'required_missing',
			missing: ['email', 'phone'],
			message:
				'There is no email address and no phone number that can be used (email address "none@none.com": A made-up address: nobody reads it)',
		});
		expect(leadNormalizer({ ...terms, ...contact })({})).toMatchObject({
			message: 'There is no email address and no phone number',
		});
	});

	it('are each to be met', () => {
		const requirements = [['email'], ['mls_id']] as const;
		expect(leadNormalizer({ ...terms, requirements })({ email: 'a1@b.com' })).toMatchObject({
			missing: ['mls_id'],
		});
	});
});

describe('hostile items', () => {
	const nest = (depth: number): Json =>
		depth === 0 ? { email: 'a1@b.com' } : { a: nest(depth - 1) };

	it.each<[what: string, json: Json]>([
		['more than a million characters', { x: 'x'.repeat(1_000_001) }],
		['a million characters in many fields', { a: Array(300).fill('y'.repeat(4_000)) }],
		['very many fields', Object.fromEntries(Array.from({ length: 3_000 }, (_, i) => [`f${i}`, i]))],
		['very deep nesting', nest(5_000)],
		['very long lists', { x: Array(50_000).fill(1) }],
		['objects without end', { x: Array(3_000).fill({ a: 1 }) }],
	])('of %s are rejected', (_what, json) => {
		expect(normalize(json)).toMatchObject({ decision: 'rejected', reason: 'too_large' });
	});

	it('cannot change what objects are', () => {
		const json = JSON.parse(
			'{"__proto__":{"email":"a1@b.com"},"constructor":"x","extra":{"__proto__":{"polluted":1}}}',
		) as Json;
		const lead = leadOf(json);
		expect(lead.email).toBeNull();
		expect(lead.extra).toEqual({});
		expect(Object.getPrototypeOf(lead.extra)).toBe(Object.prototype);
		expect(Reflect.get({}, 'polluted')).toBeUndefined();
		expect(lead.issues).toEqual(['extra: field_left_out']);
	});

	it.each<[what: string, value: unknown]>([
		['NUL', 'a\u0000b'],
		['right-to-left marks', '\u202eann\u202c'],
		['half a surrogate pair', '\ud800'],
		['900,000 characters', 'a@'.repeat(450_000)],
		['900,000 spaces', ' '.repeat(900_000)],
		['900,000 digits', '1'.repeat(900_000)],
		['dots', '.'.repeat(900_000)],
		['a date', new Date(Number.NaN)],
		['an instance', new Map()],
		['a function', () => 1],
	])('with %s in every field take no time and throw nothing', (_what, value) => {
		for (const field of leadFields) {
			const startedAt = performance.now();
			expect(normalize({ [field]: value }).decision).toBe('normalized');
			expect(performance.now() - startedAt).toBeLessThan(1_000);
		}
	});
});
