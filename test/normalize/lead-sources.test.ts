import { describe, expect, it } from 'vitest';
import type { Lead } from '../../src/records/lead';
import { leadOf } from './lead-of';

type Json = Readonly<Record<string, unknown>>;

const ann = { full_name: 'Ann Lee', email: 'ann@example.com', phone: '4155552671' };

describe('form builders', () => {
	it.each<[source: string, json: Json, more: Partial<Lead>]>([
		[
			'Gravity Forms by labels',
			{
				'Name (First)': 'Ann',
				'Name (Last)': 'Lee',
				Email: 'ann@example.com',
				Phone: '(415) 555-2671',
				'Address (Street Address)': '1 Main St',
				'Address (City)': 'Austin',
				'Address (State / Province)': 'Texas',
				'Address (ZIP / Postal Code)': '78701',
				form_id: '3',
			},
			{ city: 'Austin', state: 'TX', zip: '78701', extra: { form_id: '3' } },
		],
		[
			'WPForms',
			{
				fields: [
					{
						id: '0',
						type: 'name',
						name: 'Name',
						value: 'Ann Lee',
						first: 'Ann',
						middle: '',
						last: 'Lee',
					},
					{ id: '1', type: 'email', name: 'Email', value: 'ann@example.com' },
					{ id: '2', type: 'phone', name: 'Phone', value: '415-555-2671' },
					{ id: '3', type: 'textarea', name: 'Comment or Message', value: 'Hi' },
				],
				form_data: { id: 9 },
			},
			{ message: 'Hi', extra: { form_data: { id: 9 } } },
		],
		[
			'Ninja Forms',
			{
				fields: [
					{ key: 'firstname_1', label: 'First Name', value: 'Ann', type: 'firstname' },
					{ key: 'lastname_2', label: 'Last Name', value: 'Lee', type: 'lastname' },
					{ key: 'email_3', label: 'Email', value: 'ann@example.com', type: 'email' },
					{ key: 'phone_4', label: 'Phone', value: '4155552671', type: 'phone' },
				],
			},
			{},
		],
		[
			'Typeform, whose questions stand beside the answers',
			{
				event_type: 'form_response',
				form_response: {
					form_id: 'abc',
					definition: {
						fields: [
							{ id: 'q1', title: 'What is your full name?', type: 'short_text' },
							{ id: 'q2', title: 'Where can we write to?', type: 'email' },
							{ id: 'q3', title: 'And call?', type: 'phone_number' },
							{ id: 'q4', title: "What's your budget?", type: 'number' },
							{ id: 'q5', title: 'Are you pre-approved?', type: 'yes_no' },
							{ id: 'q6', title: 'Timeline', type: 'multiple_choice' },
						],
					},
					answers: [
						{ type: 'text', text: 'Ann Lee', field: { id: 'q1', type: 'short_text', ref: 'r1' } },
						{ type: 'email', email: 'ann@example.com', field: { id: 'q2', type: 'email' } },
						{ type: 'phone_number', phone_number: '+14155552671', field: { id: 'q3' } },
						{ type: 'number', number: 450_000, field: { id: 'q4', type: 'number' } },
						{ type: 'boolean', boolean: true, field: { id: 'q5', type: 'yes_no' } },
						{ type: 'choice', choice: { label: 'ASAP' }, field: { id: 'q6' } },
					],
				},
			},
			{ budget_cents: 45_000_000, pre_approved: true, timeline: 'ASAP' },
		],
		[
			'Webflow, which sends the form’s name, too',
			{
				triggerType: 'form_submission',
				payload: {
					name: 'Contact Form',
					siteId: 's1',
					formId: 'f1',
					data: {
						'First Name': 'Ann',
						'Last Name': 'Lee',
						Email: 'ann@example.com',
						Phone: '4155552671',
					},
				},
			},
			{
				first_name: 'Ann',
				extra: {
					triggerType: 'form_submission',
					payload: { name: 'Contact Form', siteId: 's1', formId: 'f1' },
				},
			},
		],
		[
			'Wix',
			{
				data: {
					formName: 'Contact',
					'field:first_name_1a2b': 'Ann',
					'field:last_name_3c4d': 'Lee',
					'field:email_5e6f': 'ann@example.com',
					'field:phone_7a8b': '415-555-2671',
				},
			},
			{ extra: { data: { formName: 'Contact' } } },
		],
		[
			'Squarespace',
			{ Name: 'Ann Lee', Email: 'ann@example.com', Phone: '(415) 555-2671', Message: 'Hi' },
			{ message: 'Hi' },
		],
		[
			'HubSpot’s forms',
			{
				fields: [
					{ name: 'firstname', value: 'Ann' },
					{ name: 'lastname', value: 'Lee' },
					{ name: 'email', value: 'ann@example.com' },
					{ name: 'mobilephone', value: '4155552671' },
				],
			},
			{},
		],
	])('%s', (_source, json, more) => {
		expect(leadOf(json)).toMatchObject({ ...ann, ...more });
	});
});

describe('CRMs', () => {
	it.each<[source: string, json: Json, more: Partial<Lead>]>([
		[
			'Follow Up Boss’s export',
			{
				'First Name': 'Ann',
				'Last Name': 'Lee',
				'Email 1': 'ann@example.com',
				'Phone 1': '4155552671',
				'Lead Source': 'Zillow',
				'Property MLS Number': 'A-17',
				'Property Price': '$450,000',
				Stage: 'Lead',
			},
			{ source: 'Zillow', mls_id: 'A-17', property_price_cents: 45_000_000 },
		],
		[
			'kvCORE, BoldTrail',
			{
				first_name: 'Ann',
				last_name: 'Lee',
				email: 'ann@example.com',
				cell_phone_1: '4155552671',
				primary_city: 'Austin',
				primary_state: 'TX',
				source: 'Website',
			},
			{ source: 'Website', city: 'Austin', state: 'TX' },
		],
		[
			'Salesforce',
			{
				FirstName: 'Ann',
				LastName: 'Lee',
				Email: 'ann@example.com',
				MobilePhone: '(415) 555-2671',
				Company: 'Acme LLC',
				LeadSource: 'Web',
				Street: '1 Main St',
				City: 'Austin',
				State: 'TX',
				PostalCode: '78701',
			},
			{ company: 'Acme LLC', source: 'Web', city: 'Austin', zip: '78701' },
		],
		[
			'LionDesk',
			{
				'First Name': 'Ann',
				'Last Name': 'Lee',
				'Primary Email': 'ann@example.com',
				'Mobile Phone': '4155552671',
				'Spouse Name': 'Bob Lee',
				'Mailing City': 'Austin',
			},
			{ co_name: 'Bob Lee', city: 'Austin' },
		],
		[
			'Chime, Lofty',
			{
				leadId: 77,
				firstName: 'Ann',
				lastName: 'Lee',
				emails: ['ann@example.com'],
				phones: ['4155552671'],
				leadSource: 'Google',
			},
			{ lead_id: 'Google:77', source: 'Google' },
		],
		[
			'BoomTown',
			{
				ContactFirstName: 'Ann',
				ContactLastName: 'Lee',
				ContactEmail: 'ann@example.com',
				ContactPhone: '4155552671',
				MaxPrice: '500k',
			},
			{ budget_cents: 50_000_000 },
		],
		[
			'Top Producer',
			{
				'First name': 'Ann',
				'Last name': 'Lee',
				'E-mail 1': 'ann@example.com',
				'Mobile phone': '4155552671',
				'Home City': 'Austin',
			},
			{ city: 'Austin' },
		],
	])('%s', (_source, json, more) => {
		expect(leadOf(json)).toMatchObject({ ...ann, ...more });
	});
});

describe('portals', () => {
	it.each<[source: string, json: Json, more: Partial<Lead>]>([
		[
			'Realtor.com',
			{
				firstName: 'Ann',
				lastName: 'Lee',
				email: 'ann@example.com',
				phone: '415-555-2671',
				comments: 'Hi',
				propertyCity: 'Bend',
				propertyState: 'OR',
				propertyPostalCode: '97701',
				mlsId: 'OR-17',
				listPrice: 450_000,
			},
			{
				message: 'Hi',
				property_city: 'Bend',
				property_zip: '97701',
				mls_id: 'OR-17',
				property_price_cents: 45_000_000,
			},
		],
		[
			'Homes.com',
			{
				ContactName: 'Ann Lee',
				ContactEmail: 'ann@example.com',
				ContactPhone: '415-555-2671',
				ListingCity: 'Bend',
				MLSNumber: 'OR-17',
			},
			{ property_city: 'Bend', mls_id: 'OR-17' },
		],
		[
			'StreetEasy and all who send lead metadata',
			{
				lead_name: 'Ann Lee',
				lead_email: 'ann@example.com',
				lead_phone: '415-555-2671',
				lead_message: 'Hi',
				lead_source: 'StreetEasy',
				lead_mls_number: 'S-17',
				lead_max_price: '500000',
				lead_time_frame: '0-3 months',
			},
			{
				source: 'StreetEasy',
				message: 'Hi',
				mls_id: 'S-17',
				budget_cents: 50_000_000,
				timeline: '0-3 months',
			},
		],
		[
			'Apartments.com',
			{
				renterName: 'Ann Lee',
				renterEmail: 'ann@example.com',
				renterPhone: '415-555-2671',
				moveInDate: '2026-09-26',
				maxRent: '$2,500/mo',
			},
			{ timeline: '2026-09-26', budget_cents: 250_000 },
		],
		[
			'Facebook’s questions',
			{
				field_data: [
					{ name: 'full_name', values: ['Ann Lee'] },
					{ name: 'work_email', values: ['ann@example.com'] },
					{ name: 'work_phone_number', values: ['+14155552671'] },
					{ name: 'what_is_your_price_range?', values: ['$350,000 - $375,000'] },
					{ name: 'post_code', values: ['78701'] },
				],
			},
			{ source: 'facebook', budget_cents: 37_500_000, zip: '78701' },
		],
		[
			'Google’s columns',
			{
				lead_id: 'g1',
				user_column_data: [
					{ column_id: 'FULL_NAME', string_value: 'Ann Lee' },
					{ column_id: 'WORK_EMAIL', string_value: 'ann@example.com' },
					{ column_id: 'WORK_PHONE', string_value: '+14155552671' },
					{ column_id: 'REGION', string_value: 'Texas' },
				],
			},
			{ source: 'google', lead_id: 'google:g1', state: 'TX' },
		],
	])('%s', (_source, json, more) => {
		expect(leadOf(json)).toMatchObject({ ...ann, ...more });
	});
});
