const WORDS: Readonly<Record<string, string>> = {
	lead_id: 'lead ID',
	record_id: 'record ID',
	email: 'email address',
	phone: 'phone number',
	phone_e164: 'phone number with country code',
	co_name: 'second person',
	mls_id: 'MLS number',
	zip: 'ZIP code',
	zip4: 'ZIP+4',
	budget_cents: 'budget',
	consent: 'consent, a yes or no',
	pre_approved: 'pre-approved',
	consent_at: 'consent date',
	consent_expires_at: 'consent expiry date',
	address: 'address on one line',
	property_address: 'property address on one line',
	property_zip: 'property ZIP code',
	property_price_cents: 'property price',
	user_id: 'user ID',
	event_id: 'event ID',
	mls_source: 'MLS',
	price_cents: 'price',
	street_direction: 'street direction in front (N, SW)',
	street_suffix: 'street suffix (St, Ave)',
	street_direction_behind: 'street direction behind (N, SW)',
	beds: 'bedrooms',
	baths: 'bathrooms',
	baths_full: 'full baths',
	baths_three_quarter: 'three-quarter baths',
	baths_half: 'half baths',
	baths_quarter: 'quarter baths',
	baths_total: 'baths of all kinds, each counted as one',
	sqft: 'living area in square feet',
	sqft_unit: 'unit of the living area',
	lot_sqft: 'lot in square feet',
	lot_acres: 'lot in acres',
	lot_area: 'lot, its unit in the same or another field',
	lot_unit: 'unit of the lot',
	lot_dimensions: 'sides of the lot',
	parcel_id: 'parcel ID',
	listed_at: 'listing date',
	modified_at: 'last change',
	occurred_at: 'time of the event',
	data: 'data of the event',
	recipient_timezone: 'recipient time zone',
	recipient_zip: 'recipient ZIP code',
};

/** A field's name as people say it. */
export function inWords(field: string): string {
	return WORDS[field] ?? field.replaceAll('_', ' ');
}

const SMALL = new Set(['as', 'each', 'in', 'its', 'of', 'on', 'or', 'same', 'the', 'with']);

/** The same for lists in the editor. */
export function inTitle(field: string): string {
	return inWords(field)
		.split(' ')
		.map((word) => (SMALL.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1)))
		.join(' ');
}
