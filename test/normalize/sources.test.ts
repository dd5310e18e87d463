import { describe, expect, it } from 'vitest';
import { leadNormalizer, type LeadTerms } from '../../src/normalize/normalize-lead';
import type { Lead } from '../../src/records/lead';
import { accepted } from './normalized';

const terms: LeadTerms = { mapping: [], defaultCountry: 'US', requirements: [] };

type Json = Readonly<Record<string, unknown>>;

function resultOf(json: Json, own: Partial<LeadTerms> = {}, item = {}) {
	const result = accepted(leadNormalizer({ ...terms, ...own })(json, item));
	return { ...result, lead: result.record };
}

/** What the lead says, without its made-up id and the fields that hold nothing. */
function saidBy(json: Json): Partial<Lead> {
	const said = Object.entries(resultOf(json).lead).filter(
		([field, value]) =>
			!['lead_id', 'address_verified'].includes(field) &&
			value !== null &&
			JSON.stringify(value) !== '{}',
	);
	return Object.fromEntries(said);
}

const ann = {
	first_name: 'Ann',
	last_name: 'Lee',
	full_name: 'Ann Lee',
	email: 'ann@example.com',
	email_type: 'person',
	phone: '4155552671',
	phone_e164: '+14155552671',
	phone_country: 'US',
	phone_valid: true,
	phone_type: 'fixed_line_or_mobile',
};

describe('the usual sources', () => {
	it.each<[source: string, json: Json, more: Partial<Lead>]>([
		[
			'a plain web form',
			{ name: 'Ann Lee', email: 'ann@example.com', phone: '415-555-2671', message: 'Hi' },
			{ message: 'Hi' },
		],
		[
			'Contact Form 7',
			{ 'your-name': 'Ann Lee', 'your-email': 'ann@example.com', 'your-phone': '415-555-2671' },
			{},
		],
		[
			'n8n’s Webhook node',
			{
				headers: {},
				params: {},
				query: {},
				body: {
					'First Name': 'Ann',
					'Last Name': 'Lee',
					Email: 'ann@example.com',
					Cell: 4155552671,
				},
			},
			{ extra: { headers: {}, params: {}, query: {} } },
		],
		[
			'Facebook’s lead ads',
			{
				id: '77',
				field_data: [
					{ name: 'full_name', values: ['Ann Lee'] },
					{ name: 'email', values: ['ann@example.com'] },
					{ name: 'phone_number', values: ['+14155552671'] },
					{ name: 'when_are_you_looking_to_buy?', values: ['soon'] },
					{ name: 'how_many_bedrooms?', values: ['3'] },
				],
			},
			{
				source: 'facebook',
				timeline: 'soon',
				extra: { field_data: [{ name: 'how_many_bedrooms?', values: ['3'] }] },
			},
		],
		[
			'n8n’s Facebook Lead Ads Trigger',
			{
				id: '77',
				data: { full_name: 'Ann Lee', email: 'ann@example.com', phone_number: '+14155552671' },
				form: { id: '5', name: 'Spring' },
				page: { id: '6', name: 'Our Page' },
			},
			{
				extra: { id: '77', form: { id: '5', name: 'Spring' }, page: { id: '6', name: 'Our Page' } },
			},
		],
		[
			'Google’s lead forms',
			{
				lead_id: 'g1',
				user_column_data: [
					{ column_id: 'FULL_NAME', string_value: 'Ann Lee', column_name: 'Full Name' },
					{ column_id: 'EMAIL', string_value: 'ann@example.com', column_name: 'User Email' },
					{ column_id: 'PHONE_NUMBER', string_value: '+1 415-555-2671', column_name: 'User Phone' },
					{ column_id: 'POSTAL_CODE', string_value: '78701' },
				],
			},
			{ source: 'google', zip: '78701' },
		],
		[
			'Elementor',
			{
				form: { id: 'f1', name: 'Contact form' },
				fields: {
					name: {
						id: 'name',
						type: 'text',
						title: 'Name',
						value: 'Ann Lee',
						raw_value: 'Ann Lee',
						required: '1',
					},
					field_7a: {
						id: 'field_7a',
						type: 'email',
						title: 'Email',
						value: 'ann@example.com',
						raw_value: '',
						required: '1',
					},
					field_7b: {
						id: 'field_7b',
						type: 'tel',
						title: 'Phone',
						value: '415 555 2671',
						raw_value: '',
						required: '0',
					},
				},
			},
			{ extra: { form: { id: 'f1', name: 'Contact form' } } },
		],
		[
			'Jotform',
			{
				q3_name: { first: 'Ann', last: 'Lee' },
				q4_email: 'ann@example.com',
				q5_phoneNumber: { full: '(415) 555-2671' },
				'q6_Phone Number': '(415) 555-2671',
			},
			{ extra: { q5_phoneNumber: { full: '(415) 555-2671' } } },
		],
		[
			'HubSpot',
			{
				properties: {
					firstname: { value: 'Ann' },
					lastname: { value: 'Lee' },
					email: { value: 'ann@example.com' },
					phone: { value: '415-555-2671' },
				},
			},
			{},
		],
		[
			'Follow Up Boss',
			{
				firstName: 'Ann',
				lastName: 'Lee',
				emails: [{ value: 'ann@example.com', type: 'home' }],
				phones: [{ value: '415-555-2671', type: 'mobile' }],
				addresses: [{ street: '1 Main St', city: 'Austin', state: 'TX', code: '78701' }],
			},
			{
				street: '1 Main St',
				city: 'Austin',
				state: 'TX',
				zip: '78701',
				address: '1 Main St, Austin, TX 78701',
				extra: { emails: [{ type: 'home' }], phones: [{ type: 'mobile' }] },
			},
		],
		[
			'RESO contacts',
			{
				FirstName: 'Ann',
				LastName: 'Lee',
				Email: 'ann@example.com',
				MobilePhone: '4155552671',
				HomeAddress1: '1 Main St',
				HomeCity: 'Austin',
				HomeStateOrProvince: 'TX',
				HomePostalCode: '78701',
				HomePostalCodePlus4: '1234',
				LeadSource: 'Open House',
			},
			{
				street: '1 Main St',
				city: 'Austin',
				state: 'TX',
				zip: '78701',
				zip4: '1234',
				address: '1 Main St, Austin, TX 78701-1234',
				source: 'Open House',
			},
		],
		[
			'Zillow’s form post',
			{
				name: 'Ann Lee',
				email: 'ann@example.com',
				phone: '415.555.2671',
				movingDate: '20260926',
				message: 'Is it free?',
				listingStreet: '5 Elm St',
				listingUnit: '#2',
				listingCity: 'Bend',
				listingState: 'OR',
				listingPostalCode: '97701',
				listingContactEmail: 'agent@example.com',
			},
			{
				timeline: '20260926',
				message: 'Is it free?',
				property_street: '5 Elm St',
				property_unit: '2',
				property_city: 'Bend',
				property_state: 'OR',
				property_zip: '97701',
				extra: { listingContactEmail: 'agent@example.com' },
			},
		],
	])('%s', (_source, json, more) => {
		expect(saidBy(json)).toEqual({ ...ann, ...more });
	});

	it('keeps the property’s address and the lead’s apart', () => {
		const { lead } = resultOf({
			city: 'Austin',
			zip: '78701',
			property: {
				address: '5 Elm St',
				city: 'Bend',
				state: 'Oregon',
				zip: '97701',
				price: '$450k',
			},
			'MLS #': 'OR-17',
			agent: { email: 'agent@example.com', phone: '415-555-2671' },
		});
		expect(lead).toMatchObject({
			city: 'Austin',
			zip: '78701',
			property_street: '5 Elm St',
			property_city: 'Bend',
			property_state: 'OR',
			property_zip: '97701',
			property_price_cents: 45_000_000,
			mls_id: 'OR-17',
			email: null,
			phone: null,
			extra: { agent: { email: 'agent@example.com', phone: '415-555-2671' } },
		});
	});
});

describe('the mapping', () => {
	const rows = (
		...table: [target: 'email' | 'full_name' | 'source' | 'company', from: string][]
	) => ({
		mapping: table.map(([target, from]) => ({ target, from })),
	});

	it('wins over the dictionary, and the first path that holds something wins', () => {
		const { lead, provenance } = resultOf(
			{ email: 'office@example.com', answers: [{ text: '' }, { text: 'ann@example.com' }] },
			rows(['email', 'nowhere, answers[0].text, answers[1].text']),
		);
		expect(lead.email).toBe('ann@example.com');
		expect(lead.extra).toEqual({ email: 'office@example.com', answers: [{ text: '' }] });
		expect(provenance['email']).toEqual({ from: 'answers[1].text', rule: 'mapping' });
	});

	it.each([
		['body.Your name', { body: { 'Your name': 'Ann Lee' } }],
		['body["Your, name"]', { body: { 'Your, name': 'Ann Lee' } }],
		["['a.b'].c", { 'a.b': { c: 'Ann Lee' } }],
		['a.b', { 'a.b': 'Ann Lee' }],
		['your-name', { 'your-name': 'Ann Lee' }],
		[' list [ 1 ] ', { list: ['x', 'Ann Lee'] }],
	])('finds %s', (path, json) => {
		expect(resultOf(json, rows(['full_name', path])).lead.full_name).toBe('Ann Lee');
	});

	it.each(['', ',', '..', '[', 'a[', '__proto__.x', 'constructor.name', 'a'.repeat(9_999)])(
		'finds nothing at %.12j',
		(path) => {
			expect(resultOf({ a: { b: 1 } }, rows(['full_name', path])).lead.full_name).toBeNull();
		},
	);

	it('falls back to the fixed value, then to the dictionary', () => {
		const table = rows(['source', 'site'], ['email', 'nowhere']);
		const json = { site: '', source: 'raw', email: 'ann@example.com' };
		const { lead } = resultOf(json, table, { fixedValues: ['Website', ''] });
		expect(lead).toMatchObject({ source: 'Website', email: 'ann@example.com' });
		expect(lead.extra).toEqual({ site: '', source: 'raw' });
	});

	it('does not use a source for two fields', () => {
		const { lead } = resultOf({ company: 'Ann Lee' }, rows(['full_name', 'company']));
		expect(lead).toMatchObject({ full_name: 'Ann Lee', company: null });
	});

	it('reads money in dollars, and in cents where the source says so', () => {
		const mapping = [{ target: 'budget_cents' as const, from: 'most' }];
		expect(resultOf({ most: '450000' }, { mapping }).lead.budget_cents).toBe(45_000_000);
		expect(resultOf({ budget_cents: 45_000_000 }).lead.budget_cents).toBe(45_000_000);
		expect(resultOf({ budget: 450_000 }).lead.budget_cents).toBe(45_000_000);
	});
});
