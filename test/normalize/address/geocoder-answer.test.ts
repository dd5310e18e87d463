import { describe, expect, it } from 'vitest';
import { leadOf } from '../lead-of';

const typed = { email: 'ann@example.com', address: '18 spruce street #2, Bend OR 97701' };
const google = {
	status: 'OK',
	results: [
		{
			address_components: [
				{ long_name: '2', short_name: '2', types: ['subpremise'] },
				{ long_name: '18', short_name: '18', types: ['street_number'] },
				{ long_name: 'Northwest Spruce Street', short_name: 'NW Spruce St', types: ['route'] },
				{ long_name: 'Bend', short_name: 'Bend', types: ['locality', 'political'] },
				{ long_name: 'Oregon', short_name: 'OR', types: ['administrative_area_level_1'] },
				{ long_name: '97703', short_name: '97703', types: ['postal_code'] },
				{ long_name: '1234', short_name: '1234', types: ['postal_code_suffix'] },
			],
			formatted_address: '18 NW Spruce St #2, Bend, OR 97703, USA',
			geometry: { location: { lat: 44.05, lng: -121.31 }, location_type: 'ROOFTOP' },
		},
	],
};
const census = {
	result: {
		input: { address: { address: '18 spruce street, Bend OR' } },
		addressMatches: [
			{
				matchedAddress: '18 NW SPRUCE ST, BEND, OR, 97703',
				coordinates: { x: -121.31, y: 44.05 },
				addressComponents: { city: 'BEND', state: 'OR', zip: '97703', fromAddress: '2' },
			},
		],
	},
};
const smarty = {
	input_index: 0,
	candidate_index: 0,
	delivery_line_1: '18 Spruce St # 2',
	last_line: 'Bend OR 97701-1234',
	components: {
		primary_number: '18',
		city_name: 'Bend',
		state_abbreviation: 'OR',
		zipcode: '97701',
		plus4_code: '1234',
	},
	metadata: { latitude: 44.05, longitude: -121.31, precision: 'Zip9' },
	analysis: { dpv_match_code: 'Y' },
};

const place = { city: 'Bend', state: 'OR', latitude: 44.05, longitude: -121.31 };

describe('a geocoder’s answer', () => {
	it.each([
		[
			'google',
			{ geocode: google },
			{ street: '18 NW Spruce St', unit: '2', zip: '97703', zip4: '1234', precision: 'ROOFTOP' },
		],
		['google', google, { street: '18 NW Spruce St', unit: '2', precision: 'ROOFTOP' }],
		['census', { geocode: census }, { street: '18 NW Spruce St', unit: null, zip: '97703' }],
		['smarty', { lookup: [smarty] }, { street: '18 Spruce St', unit: '2', verified: true }],
		['smarty', smarty, { street: '18 Spruce St', unit: '2', zip4: '1234', precision: 'Zip9' }],
	])('of %s stands beside what was typed', (source, answer, more) => {
		const lead = leadOf({ ...typed, ...answer, geocoded_at: '2026-03-01T12:00:00Z' });
		expect(lead).toMatchObject({
			street: '18 Spruce St',
			unit: '2',
			zip: '97701',
			zip4: null,
			address: '18 Spruce St # 2, Bend, OR 97701',
			latitude: null,
			enriched_address: { source, at: '2026-03-01T12:00:00.000Z', ...more },
			extra: {},
			issues: [],
		});
		if (source !== 'census') expect(lead.enriched_address).toMatchObject(place);
		expect(leadOf(lead).enriched_address).toEqual(lead.enriched_address);
	});

	it('verifies an address only when the Postal Service delivers to just that', () => {
		const verified = (answer: object, more: object = {}): boolean =>
			leadOf({ ...typed, ...more, answer }).address_verified;
		expect(verified(smarty)).toBe(true);
		expect(verified(smarty, { address: '20 Spruce St, Bend OR 97701' })).toBe(false);
		expect(verified({ ...smarty, analysis: { dpv_match_code: 'D' } })).toBe(false);
		expect(verified(google)).toBe(false);
		expect(verified(smarty, { address_verified: 'no' })).toBe(false);
	});

	it.each([
		{ status: 'ZERO_RESULTS', results: [] },
		{ result: { addressMatches: [] } },
		{ results: [{ address_components: 'x', geometry: null }] },
		[{ delivery_line_1: 7 }],
	])('without a match stays under extra: %j', (answer) => {
		const lead = leadOf({ ...typed, answer });
		expect(lead).toMatchObject({ enriched_address: null, extra: { answer } });
	});
});
