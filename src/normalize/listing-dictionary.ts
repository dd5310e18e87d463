import { dictionaryOf, type DictionaryEntry } from './dictionary';
import { listingTargets, type ListingTarget } from './listing-targets';

type Entry = DictionaryEntry<ListingTarget>;

const HOME = ['', 'property', 'listing', 'home', 'resofacts', 'details', 'description', 'facts'];
const PLACE = [
	...['', 'property', 'listing', 'address', 'listingaddress', 'propertyaddress', 'location'],
	...['locationaddress', 'geo', 'coordinates', 'coordinate', 'locationaddresscoordinate'],
	...['propertylocation', 'listinglocation', 'latlong', 'latlng', 'geolocation', 'propertygeo'],
];
const MLS = ['', 'mls', 'listing', 'property', 'attributioninfo', 'source', 'listingmls'];

function entry(prefixes: readonly string[], target: ListingTarget, ...names: string[]): Entry {
	return { target, names, prefixes };
}

const IDENTITY: readonly Entry[] = [
	entry(MLS, 'mls_id', 'listing_id', 'mls_number', 'mls_no', 'mls_num', 'mlsid', 'mls_listing_id'),
	entry(['mls', 'listingmls'], 'mls_id', 'id', 'number'),
	entry([''], 'mls_id', 'mls', 'mls_code', 'listing_number', 'listing_no', 'ml_num', 'mlnumber'),
	entry([''], 'mls_id', 'listing_key', 'listing_key_numeric'),
	entry(MLS, 'mls_source', 'originating_system_name', 'mls_name', 'source_system_name'),
	entry(['source', 'mls'], 'mls_source', 'id', 'name'),
	entry([''], 'mls_source', 'mls_board', 'board', 'source', 'source_name', 'feed'),
	entry(MLS, 'status', 'standard_status', 'mls_status', 'listing_status', 'status'),
	entry(HOME, 'status', 'property_status', 'home_status', 'status_code', 'list_status', 'stat'),
];

const WORTH: readonly Entry[] = [
	entry(HOME, 'price_cents', 'list_price', 'current_price', 'asking_price', 'listing_price'),
	entry(HOME, 'price_cents', 'price', 'lp', 'list_amount', 'rent', 'monthly_rent', 'lease_amount'),
	entry(HOME, 'property_type', 'property_type', 'home_type', 'type', 'listing_type', 'prop_type'),
	entry(HOME, 'property_type', 'property_sub_type', 'property_class', 'class'),
];

const WHERE: readonly Entry[] = [
	entry(PLACE, 'address', 'address', 'full_address', 'unparsed_address', 'address_full', 'full'),
	entry(PLACE, 'address', 'formatted_address', 'display_address', 'one_line'),
	entry(PLACE, 'street', 'street', 'street_address', 'address_line_1', 'address1', 'line1', 'line'),
	entry(
		PLACE,
		'street_number',
		'street_number',
		'street_number_text',
		'street_num',
		'house_number',
	),
	entry(PLACE, 'street_number', 'street_number_numeric', 'street_no', 'house_no'),
	entry(
		PLACE,
		'street_direction',
		'street_dir_prefix',
		'street_dir',
		'pre_direction',
		'dir_prefix',
	),
	entry(PLACE, 'street_name', 'street_name'),
	entry(PLACE, 'street_suffix', 'street_suffix', 'street_type', 'street_suffix_modifier'),
	entry(PLACE, 'street_direction_behind', 'street_dir_suffix', 'post_direction', 'dir_suffix'),
	entry(PLACE, 'unit', 'unit_number', 'unit', 'unit_no', 'apartment_number', 'apt', 'suite'),
	entry(PLACE, 'unit', 'address_line_2', 'address2', 'line2'),
	entry(PLACE, 'city', 'city', 'city_name', 'postal_city', 'town', 'municipality', 'locality'),
	entry(PLACE, 'state', 'state_or_province', 'state', 'state_code', 'province'),
	entry(PLACE, 'zip', 'postal_code', 'zip', 'zip_code', 'postcode'),
	entry(PLACE, 'zip4', 'postal_code_plus4', 'zip4', 'zip_plus_4', 'plus4'),
	entry(PLACE, 'subdivision', 'subdivision_name', 'subdivision', 'subdiv', 'development'),
	entry(PLACE, 'subdivision', 'neighborhood', 'neighborhood_name', 'community'),
	entry(PLACE, 'latitude', 'latitude', 'lat'),
	entry(PLACE, 'longitude', 'longitude', 'lng', 'lon', 'long'),
	entry(['', 'tax', 'property', 'resofacts'], 'parcel_id', 'parcel_number', 'parcel_id', 'apn'),
	entry(['', 'tax'], 'parcel_id', 'pin', 'tax_id', 'tax_parcel_id', 'parcel', 'parcel_no'),
	entry(['tax'], 'parcel_id', 'id'),
];

const SIZE: readonly Entry[] = [
	entry(HOME, 'beds', 'bedrooms_total', 'bedrooms', 'beds', 'bed', 'br', 'bedroom_count'),
	entry(HOME, 'beds', 'total_bedrooms', 'num_bedrooms', 'bedrooms_count', 'beds_total'),
	entry(HOME, 'baths', 'bathrooms_total_decimal', 'bathrooms', 'baths', 'bath', 'ba'),
	entry(HOME, 'baths', 'bathroom_count', 'total_baths', 'total_bathrooms', 'baths_total'),
	entry(HOME, 'baths_total', 'bathrooms_total_integer', 'bathrooms_total'),
	entry(HOME, 'baths_full', 'bathrooms_full', 'baths_full', 'full_baths', 'full_bathrooms'),
	entry(HOME, 'baths_half', 'bathrooms_half', 'baths_half', 'half_baths', 'half_bathrooms'),
	entry(HOME, 'baths_three_quarter', 'bathrooms_three_quarter', 'baths_three_quarter'),
	entry(HOME, 'baths_quarter', 'bathrooms_one_quarter', 'baths_one_quarter'),
	entry(HOME, 'sqft', 'living_area', 'sqft', 'square_feet', 'sq_ft', 'living_area_sqft', 'area'),
	entry(HOME, 'sqft', 'square_footage', 'living_sqft', 'finished_sqft', 'building_area_total'),
	entry(HOME, 'sqft', 'above_grade_finished_area', 'approx_sqft', 'total_sqft', 'heated_sqft'),
	entry(HOME, 'sqft_unit', 'living_area_units', 'sqft_units', 'area_units', 'living_area_unit'),
	entry(HOME, 'lot_sqft', 'lot_size_square_feet', 'lot_sqft', 'lot_square_feet', 'lot_size_sqft'),
	entry(HOME, 'lot_acres', 'lot_size_acres', 'lot_acres', 'acres', 'acreage', 'total_acres'),
	entry(HOME, 'lot_area', 'lot_size_area', 'lot_size', 'lot_area', 'lot_area_value', 'lot'),
	entry(
		HOME,
		'lot_unit',
		'lot_size_units',
		'lot_area_units',
		'lot_area_unit',
		'lot_size_area_units',
	),
	entry(HOME, 'lot_dimensions', 'lot_size_dimensions', 'lot_dimensions'),
	entry(HOME, 'year_built', 'year_built', 'built', 'built_in', 'construction_year', 'yr_built'),
];

const TIMES: readonly Entry[] = [
	entry(HOME, 'listed_at', 'listing_contract_date', 'list_date', 'listed_date', 'listing_date'),
	entry(HOME, 'listed_at', 'date_listed', 'on_market_date', 'on_market_timestamp', 'listed_on'),
	entry(HOME, 'listed_at', 'original_entry_timestamp', 'original_list_date', 'begin_date'),
	entry(HOME, 'modified_at', 'modification_timestamp', 'modified', 'last_modified', 'updated_at'),
	entry(HOME, 'modified_at', 'last_updated', 'last_update_date', 'modified_date', 'updated'),
	entry(HOME, 'modified_at', 'last_modified_date', 'date_modified', 'timestamp'),
];

const CANONICAL: readonly Entry[] = listingTargets.map((target) => entry([''], target, target));

/** What the fields of listings are called: RESO Data Dictionary 2.0, SimplyRETS, portals, exports. */
export const listingDictionary = dictionaryOf<ListingTarget>([
	...CANONICAL,
	...IDENTITY,
	...WORTH,
	...WHERE,
	...SIZE,
	...TIMES,
]);
