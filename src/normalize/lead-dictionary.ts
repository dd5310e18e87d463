import { dictionaryOf } from './dictionary';
import {
	ALONE,
	entry,
	IDENTITY,
	PERSON,
	PERSONAL,
	WISHES,
	type LeadEntry,
} from './lead-field-names';
import { leadTargets, type LeadTarget } from './lead-targets';

const HOME = [
	...PERSON,
	...['home', 'mailing', 'address', 'addresses', 'homeaddress', 'mailingaddress', 'contactaddress'],
	...['billing', 'billingaddress', 'primaryaddress', 'current', 'currentaddress', 'postal'],
];
const PROPERTY = [
	...['property', 'listing', 'propertyaddress', 'listingaddress', 'propertylisting'],
	...['interestedproperty', 'propertyofinterest', 'subjectproperty', 'leadproperty', 'listed'],
	...['inquiryproperty', 'propertylocation', 'requestedproperty', 'propertyinfo', 'leadlisting'],
];

const OWN_ADDRESS: readonly LeadEntry[] = [
	entry(
		HOME,
		'address',
		'address',
		'full_address',
		'address_full',
		'formatted_address',
		'one_line_address',
	),
	entry(
		HOME,
		'street',
		'street',
		'street_address',
		'address_line_1',
		'address1',
		'line1',
		'addressline',
	),
	entry(HOME, 'street', 'street1', 'address_street', 'address_line1', 'street_line_1'),
	entry(
		HOME,
		'unit',
		'unit',
		'unit_number',
		'address_line_2',
		'address2',
		'line2',
		'apartment',
		'apt',
	),
	entry(HOME, 'unit', 'suite', 'apt_number', 'street2', 'address_line2', 'apartment_number'),
	entry(HOME, 'city', 'city', 'town', 'locality', 'address_city', 'city_name'),
	entry(HOME, 'state', 'state', 'state_or_province', 'province', 'state_code', 'state_province'),
	entry(HOME, 'state', 'region', 'state_region', 'state_name', 'us_state'),
	entry(
		HOME,
		'zip',
		'zip',
		'zip_code',
		'postal_code',
		'postcode',
		'post_code',
		'zipcode',
		'zip5',
		'postal',
	),
	entry(HOME, 'zip', 'zip_postal_code', 'zip_or_postal_code', 'zip_code_postal_code'),
	entry(ALONE, 'zip', 'address_code', 'addresses_code'),
	entry(HOME, 'zip4', 'zip4', 'zip_4', 'plus4', 'postal_code_plus4', 'zip_plus_4'),
	entry(HOME, 'country', 'country', 'country_code', 'country_name', 'nation'),
	entry(ALONE, 'state', 'address_region', 'addresses_region'),
	entry(ALONE, 'latitude', 'lat'),
	entry(ALONE, 'enriched_at', 'geocoded_at', 'address_verified_at'),
	entry(ALONE, 'longitude', 'lng', 'lon', 'long'),
];

const PROPERTY_NAMES: readonly LeadEntry[] = [
	entry(
		['', 'lead', ...PROPERTY],
		'mls_id',
		'mls',
		'mls_number',
		'mlsid',
		'mls_no',
		'mls_num',
		'mlsnumber',
	),
	entry(ALONE, 'mls_id', 'listing_id', 'listingid', 'listing_number', 'property_mls_number'),
	entry(PROPERTY, 'property_address', 'address', 'full_address', 'location', 'unparsed_address'),
	entry(ALONE, 'property_address', 'property', 'unparsed_address'),
	entry(ALONE, 'property_address', 'property_of_interest', 'property_interested_in'),
	entry(
		ALONE,
		'property_address',
		'listing_of_interest',
		'address_of_interest',
		'subject_property',
	),
	entry(ALONE, 'property_address', 'property_inquired_about', 'which_property', 'listing'),
	entry(
		PROPERTY,
		'property_street',
		'street',
		'street_address',
		'address_line_1',
		'address1',
		'line1',
	),
	entry(PROPERTY, 'property_unit', 'unit', 'unit_number', 'apt', 'address2', 'address_line_2'),
	entry(PROPERTY, 'property_city', 'city', 'town', 'locality'),
	entry(PROPERTY, 'property_state', 'state', 'state_or_province', 'province', 'state_code'),
	entry(PROPERTY, 'property_zip', 'zip', 'zip_code', 'postal_code', 'postcode'),
	entry(PROPERTY, 'property_price_cents', 'price', 'list_price', 'price_cents', 'asking_price'),
	entry(ALONE, 'property_price_cents', 'list_price', 'listing_price', 'asking_price'),
	entry(ALONE, 'property_price_cents', 'current_price', 'home_price', 'listed_price', 'price'),
];

const CANONICAL: readonly LeadEntry[] = [
	// Before `phone`, which says less.
	entry(ALONE, 'phone', 'phone_e164'),
	...leadTargets.map((target) => entry(ALONE, target, target)),
];

/** What the fields of leads are called: portals, ad forms, web forms, CRM exports, RESO. */
export const leadDictionary = dictionaryOf<LeadTarget>([
	...CANONICAL,
	...IDENTITY,
	...PERSONAL,
	...OWN_ADDRESS,
	...WISHES,
	...PROPERTY_NAMES,
]);
