import { describe, expect, it } from 'vitest';
import { listingNormalizer, type ListingTerms } from '../../src/normalize/normalize-listing';
import { usualDates } from '../../src/normalize/dates';
import { listingFields, listingSchema, type Listing } from '../../src/records/listing';
import { itemsWith } from './any-item';
import { recordOf } from './normalized';
import { expectCanonicalForm, expectToStay } from './normalizer-promises';

type Json = Readonly<Record<string, unknown>>;

const terms: ListingTerms = { mapping: [], requirements: [] };
const normalize = listingNormalizer(terms);

function listingOf(json: Json, own: Partial<ListingTerms> = {}, source?: string) {
	return recordOf(listingNormalizer({ ...terms, ...own })(json, { source }));
}

/** What the listing says, without the fields that hold nothing. */
function saidBy(json: Json): Partial<Listing> {
	const said = Object.entries(listingOf(json)).filter(
		([, value]) => value !== null && !['{}', '[]'].includes(JSON.stringify(value)),
	);
	return Object.fromEntries(said);
}

const anyListing = itemsWith(
	[
		...listingFields,
		...['ListingId', 'MLSNumber', 'mlsId', 'StandardStatus', 'MlsStatus', 'ListPrice', 'price'],
		...['current_price', 'BathroomsFull', 'BathroomsHalf', 'BathroomsTotalInteger', 'bathsFull'],
		...['LivingArea', 'LivingAreaUnits', 'LotSizeAcres', 'LotSizeArea', 'LotSizeUnits', 'lotSize'],
		...['StreetNumber', 'StreetDirPrefix', 'StreetName', 'StreetSuffix', 'UnparsedAddress'],
		...['address', 'full', 'property', 'mls', 'geo', 'lat', 'PostalCodePlus4', 'OnMarketDate'],
		...['ModificationTimestamp', 'status', 'OriginatingSystemName', 'listing', 'type'],
	],
	[
		...['A', 'ACT', 'Active', 'PS', 'Pending', 'Sold', 'sold', 'active_under_contract', 'HAR'],
		...['$1,200,000.00', '1.2M', '350-375k', 'call', 45_000_000, '350', '€1'],
		...['2.5', '2½', '2 1/2', '2.1', '3', 3, 'Studio', '1 full', 2, 1],
		...['1,850 sq ft', '0.25 acres', '0.25', 'Acres', 'Square Feet', 'Square Meters', '120 m²'],
		...['127X146', '10890', '1-2 acres', '21⁄2 ac', '3/4 acre'],
		...['1 Main St', 'Main', 'N', 'St', '1 Main St, Austin, TX 78701', 'Texas', 'tx', 'Austin'],
		...['78701-1234', '2138', 'MA', '1920', '1920s', '30.1', -97.7, '91'],
		...['2026-03-04', '03/04/2026', '3/4/26', '2026-03-01T12:00:00', '2026-03-01T23:00:00-05:00'],
		...['1767571200', '45000', 'Feb 30, 2026', 'Sun Mar 01 2026'],
	],
);

const everyTerms: readonly Partial<ListingTerms>[] = [
	{},
	{ dates: { ...usualDates, form: 'monthDayYear' } },
	{ dates: { ...usualDates, order: 'dayFirst', timeZone: 'America/Chicago', hasSerials: true } },
	{
		statuses: [{ source: '', codes: 'PS, active', status: 'hold' }],
		mapping: [
			{ target: 'price_cents', from: 'price' },
			{ target: 'lot_area', from: 'type, lot.size' },
		],
	},
];

describe('a listing', () => {
	it.each(everyTerms)('normalizes to itself under %j', (own) => {
		const normalizeSo = listingNormalizer({ ...terms, ...own });
		// A table that gives the words of this pack another meaning asks for other statuses each time.
		const table = own.statuses === undefined ? own : { ...own, statuses: own.statuses.slice(0, 0) };
		const again = listingNormalizer({ ...terms, ...table });
		expectToStay(anyListing, normalizeSo, { numRuns: 1_500, again });
	});

	it('has the canonical form whatever came in, and leaves the item as it was', () => {
		expectCanonicalForm(anyListing, normalize, listingSchema);
	});
});

describe('the usual feeds', () => {
	it('RESO Web API', () => {
		expect(
			saidBy({
				ListingKey: 'abc-1',
				ListingId: '20611001',
				OriginatingSystemName: 'NTREIS',
				StandardStatus: 'Active',
				MlsStatus: 'Active Option Contract',
				ListPrice: 1_200_000,
				PropertyType: 'Residential',
				PropertySubType: 'Single Family Residence',
				StreetNumber: '12',
				StreetDirPrefix: 'N',
				StreetName: 'Oak',
				StreetSuffix: 'St',
				UnitNumber: '4B',
				UnparsedAddress: '12 N Oak St #4B',
				City: 'Dallas',
				StateOrProvince: 'TX',
				PostalCode: '75201',
				PostalCodePlus4: '1234',
				SubdivisionName: 'Oak Lawn',
				BedroomsTotal: 3,
				BathroomsTotalInteger: 3,
				BathroomsFull: 2,
				BathroomsHalf: 1,
				LivingArea: 1_850,
				LivingAreaUnits: 'Square Feet',
				LotSizeArea: 0.25,
				LotSizeUnits: 'Acres',
				YearBuilt: 1998,
				Latitude: 32.7876,
				Longitude: -96.7994,
				ParcelNumber: '00-12-34',
				ListingContractDate: '2026-03-01',
				ModificationTimestamp: '2026-03-02T09:30:00.123Z',
				PublicRemarks: 'A home.',
			}),
		).toEqual({
			mls_id: '20611001',
			mls_source: 'NTREIS',
			status: 'active',
			price_cents: 120_000_000,
			property_type: 'Residential',
			street: '12 N Oak St',
			unit: '4B',
			city: 'Dallas',
			state: 'TX',
			zip: '75201',
			zip4: '1234',
			subdivision: 'Oak Lawn',
			beds: 3,
			baths: 2.5,
			sqft: 1_850,
			lot_sqft: 10_890,
			year_built: 1998,
			latitude: 32.7876,
			longitude: -96.7994,
			parcel_id: '00-12-34',
			listed_at: '2026-03-01T00:00:00.000Z',
			modified_at: '2026-03-02T09:30:00.123Z',
			extra: {
				ListingKey: 'abc-1',
				MlsStatus: 'Active Option Contract',
				PropertySubType: 'Single Family Residence',
				UnparsedAddress: '12 N Oak St #4B',
				PublicRemarks: 'A home.',
			},
		});
	});

	it('SimplyRETS, whose mlsId is its own and whose states are written out', () => {
		expect(
			listingOf({
				mlsId: 1_005_192,
				listingId: '49699701',
				listPrice: 20_714_261,
				listDate: '2011-05-23T18:50:30.184391Z',
				modified: '2026-03-02T09:30:00.000000Z',
				mls: { status: 'Active', area: 'West', daysOnMarket: 97, originatingSystemName: 'TRIAL' },
				address: {
					streetNumber: 74434,
					streetNumberText: '74434',
					streetName: 'East Sweet Bottom Br',
					unit: '18393',
					city: 'Houston',
					state: 'Texas',
					postalCode: '77096',
					country: 'United States',
				},
				property: {
					type: 'RES',
					bedrooms: 2,
					bathsFull: 5,
					bathsHalf: 6,
					area: 1_043,
					lotSize: '127X146',
					yearBuilt: 1998,
					subdivision: 'Glen Rose',
				},
				geo: { lat: 29.689418, lng: -95.474464 },
				tax: { id: '753-104-0000', taxYear: 2014 },
			}),
		).toMatchObject({
			mls_id: '49699701',
			mls_source: 'TRIAL',
			status: 'active',
			price_cents: 2_071_426_100,
			property_type: 'RES',
			street: '74434 E Sweet Bottom Br',
			unit: '18393',
			city: 'Houston',
			state: 'TX',
			zip: '77096',
			subdivision: 'Glen Rose',
			beds: 2,
			baths: 8,
			sqft: 1_043,
			lot_sqft: 18_542,
			year_built: 1998,
			latitude: 29.689418,
			longitude: -95.474464,
			parcel_id: '753-104-0000',
			listed_at: '2011-05-23T18:50:30.184Z',
			modified_at: '2026-03-02T09:30:00.000Z',
			extra: { mlsId: 1_005_192, mls: { area: 'West', daysOnMarket: 97 }, tax: { taxYear: 2014 } },
			issues: ['lot_sqft: area_from_sides'],
		});
	});

	it.each<[source: string, json: Json, said: Partial<Listing>]>([
		[
			'a spreadsheet',
			{
				'MLS #': 'A-17',
				Status: 'ACT',
				'List Price': '$1,200,000.00',
				'Street Address': '5 Elm St',
				Unit: '#2',
				City: 'Bend',
				State: 'Oregon',
				'Zip Code': '97701-1234',
				Beds: '3',
				Baths: '2½',
				'Sq Ft': '1,850',
				Acres: '0.23',
				'Year Built': '1920',
				'Listed Date': '3/4/2026',
			},
			{
				mls_id: 'A-17',
				status: 'active',
				price_cents: 120_000_000,
				street: '5 Elm St',
				unit: '2',
				city: 'Bend',
				state: 'OR',
				zip: '97701',
				zip4: '1234',
				beds: 3,
				baths: 2.5,
				sqft: 1_850,
				lot_sqft: 10_019,
				year_built: 1920,
				listed_at: '2026-03-04T00:00:00.000Z',
			},
		],
		[
			'Zillow’s listing data',
			{
				zpid: 1,
				homeStatus: 'PENDING',
				homeType: 'SINGLE_FAMILY',
				price: 450_000,
				bedrooms: 3,
				bathrooms: 2,
				livingArea: 1_500,
				livingAreaUnits: 'Square Feet',
				lotAreaValue: 0.5,
				lotAreaUnit: 'acres',
				yearBuilt: 1975,
				address: { streetAddress: '5 Elm St', city: 'Bend', state: 'OR', zipcode: '97701' },
				attributionInfo: { mlsId: 'OR-17', mlsName: 'Oregon Datashare' },
			},
			{
				mls_id: 'OR-17',
				mls_source: 'Oregon Datashare',
				status: 'pending',
				price_cents: 45_000_000,
				property_type: 'SINGLE_FAMILY',
				street: '5 Elm St',
				city: 'Bend',
				state: 'OR',
				zip: '97701',
				beds: 3,
				baths: 2,
				sqft: 1_500,
				lot_sqft: 21_780,
				year_built: 1975,
				extra: { zpid: 1 },
			},
		],
		[
			'Realtor.com’s listing data',
			{
				property_id: '9',
				list_price: 450_000,
				list_date: '2026-03-01T10:00:00Z',
				description: {
					beds: 3,
					baths: 2,
					sqft: 1500,
					lot_sqft: 6000,
					year_built: 1975,
					type: 'condo',
				},
				location: {
					address: {
						line: '5 Elm St',
						city: 'Bend',
						state_code: 'OR',
						postal_code: '97701',
						coordinate: { lat: 44.05, lon: -121.3 },
					},
				},
				source: { id: 'ORMLS', listing_id: 'OR-17' },
			},
			{
				mls_id: 'OR-17',
				mls_source: 'ORMLS',
				price_cents: 45_000_000,
				property_type: 'condo',
				street: '5 Elm St',
				city: 'Bend',
				state: 'OR',
				zip: '97701',
				beds: 3,
				baths: 2,
				sqft: 1_500,
				lot_sqft: 6_000,
				year_built: 1975,
				latitude: 44.05,
				longitude: -121.3,
				listed_at: '2026-03-01T10:00:00.000Z',
				extra: { property_id: '9' },
			},
		],
	])('%s', (_source, json, said) => {
		expect(saidBy(json)).toEqual(said);
	});

	it.each(['ListPrice', 'current_price', 'list_price', 'Price', 'asking price', 'ListingPrice'])(
		'find the price as %s',
		(name) => {
			expect(listingOf({ [name]: '$1,200,000.00' }).price_cents).toBe(120_000_000);
		},
	);

	it.each(['ListingId', 'MLSNumber', 'mls_id', 'MLS #', 'Mls No.', 'listing_number', 'ListingKey'])(
		'find the MLS number as %s',
		(name) => {
			expect(listingOf({ [name]: 'A-17' }).mls_id).toBe('A-17');
		},
	);
});

it('keeps what stands beside the address of a listing', () => {
	const listing = listingOf({ UnparsedAddress: 'Lakeside Tower, 19 Fern Pl, Bangor, ME 04401' });
	expect(listing).toMatchObject({ street: '19 Fern Pl', city: 'Bangor' });
	expect(listing.extra).toEqual({ address_beside: 'Lakeside Tower' });
});

describe('the status', () => {
	it('is RESO’s where the feed gives it beside the MLS’s own', () => {
		expect(listingOf({ MlsStatus: 'PS', StandardStatus: 'Pending' })).toMatchObject({
			status: 'pending',
			extra: { MlsStatus: 'PS' },
			issues: [],
		});
	});

	it('is null when it depends on the MLS, until the MLS or the user says what it means', () => {
		expect(listingOf({ status: 'PS' })).toMatchObject({
			status: null,
			extra: { status: 'PS' },
			issues: ['status: status_ambiguous'],
		});
		expect(listingOf({ status: 'PS' }, {}, 'HAR')).toMatchObject({
			status: 'active_under_contract',
			mls_source: 'HAR',
			issues: [],
		});
		const statuses = [{ source: '', codes: 'PS', status: 'pending' as const }];
		expect(listingOf({ status: 'PS' }, { statuses }, 'HAR').status).toBe('pending');
	});

	it.each(['', null, undefined, 'Whatever', 0])('%j is never active', (status) => {
		expect(listingOf({ status }).status).toBeNull();
	});
});

describe('sizes', () => {
	it.each<[json: Json, baths: number | null]>([
		[{ BathroomsTotalInteger: 3 }, 3],
		[{ BathroomsTotalInteger: 3, BathroomsFull: 2, BathroomsHalf: 1 }, 2.5],
		[{ BathroomsTotalInteger: 4, BathroomsFull: 2, BathroomsHalf: 1 }, 4],
		[{ BathroomsFull: 2, BathroomsThreeQuarter: 1 }, 2.75],
		[{ BathroomsFull: 2 }, 2],
		[{ BathroomsFull: 0, BathroomsHalf: 0 }, null],
		[{ BathroomsTotalDecimal: 2.5, BathroomsTotalInteger: 3 }, 2.5],
		[{ baths: '2.1' }, null],
		[{ baths: '2 1/2' }, 2.5],
		[{ baths: 0 }, 0],
	])('of %j: %j baths', (json, baths) => {
		expect(listingOf(json).baths).toBe(baths);
	});

	it.each<[json: Json, beds: number | null]>([
		[{ beds: 'Studio' }, 0],
		[{ beds: '3 beds' }, 3],
		[{ beds: 3.5 }, null],
		[{ beds: '3-4' }, null],
		[{ beds: 'three' }, null],
		[{ beds: 5_000 }, null],
	])('of %j: %j beds', (json, beds) => {
		expect(listingOf(json).beds).toBe(beds);
	});

	it('take the first source of a lot that can be read', () => {
		const lot = { LotSizeSquareFeet: 'n/a', LotSizeArea: 0.5, LotSizeAcres: 0.25 };
		expect(listingOf(lot)).toMatchObject({
			lot_sqft: 10_890,
			issues: ['lot_sqft: area_unit_missing'],
		});
	});

	it('of homes in square meters are converted', () => {
		expect(listingOf({ LivingArea: 120, LivingAreaUnits: 'Square Meters' }).sqft).toBe(1_292);
	});
});

describe('dates', () => {
	it('of the day need no zone, times of change do', () => {
		const written = '2026-03-01T12:00:00';
		expect(listingOf({ OnMarketTimestamp: written, ModificationTimestamp: written })).toMatchObject(
			{
				listed_at: '2026-03-01T00:00:00.000Z',
				modified_at: null,
				issues: ['listed_at: time_without_zone', 'modified_at: time_without_zone'],
			},
		);
	});

	it('can be written in US order', () => {
		const dates = { ...usualDates, form: 'monthDayYear' } as const;
		const json = { ListingContractDate: '2026-03-01', modified: '2026-03-01T23:00:00-05:00' };
		expect(listingOf(json, { dates })).toMatchObject({
			listed_at: '03/01/2026',
			modified_at: '03/01/2026',
		});
	});
});

describe('hostile items', () => {
	it.each<[what: string, value: unknown]>([
		['NUL', 'a\u0000b'],
		['900,000 characters', 'a1 '.repeat(300_000)],
		['900,000 spaces', ' '.repeat(900_000)],
		['900,000 digits', '1'.repeat(900_000)],
		['an instance', new Map()],
	])('with %s in every field take no time and throw nothing', (_what, value) => {
		for (const field of [...listingFields, 'LotSizeArea', 'BathroomsFull', 'StreetName']) {
			const startedAt = performance.now();
			expect(normalize({ [field]: value }).decision).toBe('normalized');
			expect(performance.now() - startedAt).toBeLessThan(1_000);
		}
	});
});
