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
};

/** A field's name as people say it. */
export function inWords(field: string): string {
	return WORDS[field] ?? field.replaceAll('_', ' ');
}

const SMALL = new Set(['of', 'on', 'or', 'the', 'with']);

/** The same for lists in the editor. */
export function inTitle(field: string): string {
	return inWords(field)
		.split(' ')
		.map((word) => (SMALL.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1)))
		.join(' ');
}
