import { dictionaryOf, type DictionaryEntry } from './dictionary';
import { leadTargets, type LeadTarget } from './lead-targets';

const PERSON = [
	...['', 'lead', 'contact', 'customer', 'client', 'prospect', 'buyer', 'person', 'consumer'],
	...['applicant', 'user', 'your', 'my', 'primary', 'primarycontact', 'sender', 'from', 'visitor'],
	...['subscriber', 'guest', 'renter', 'tenant', 'inquirer', 'registrant', 'enteryour'],
	...['pleaseenteryour', 'whatisyour', 'whatsyour', 'input'],
];
const HOME = [
	...PERSON,
	...['home', 'mailing', 'address', 'addresses', 'homeaddress', 'mailingaddress', 'contactaddress'],
	...['billing', 'billingaddress', 'primaryaddress', 'current', 'currentaddress', 'postal'],
];
const PROPERTY = [
	...['property', 'listing', 'propertyaddress', 'listingaddress', 'propertylisting'],
	...['interestedproperty', 'propertyofinterest', 'subjectproperty', 'leadproperty', 'listed'],
	...['inquiryproperty', 'propertylocation', 'requestedproperty'],
];
const ALONE = [''];

type Entry = DictionaryEntry<LeadTarget>;

function entry(prefixes: readonly string[], target: LeadTarget, ...names: string[]): Entry {
	return { target, names, prefixes };
}

const IDENTITY: readonly Entry[] = [
	entry(ALONE, 'lead_id', 'leadid', 'leadgen_id', 'leadkey'),
	entry(ALONE, 'record_id', 'id', 'uuid', 'guid', 'external_id', 'submission_id', 'entry_id'),
	entry(ALONE, 'record_id', 'response_id', 'inquiry_id'),
	entry(ALONE, 'source', 'lead_source', 'leadsourcename', 'sourcename', 'portal', 'origin'),
];

const PERSONAL: readonly Entry[] = [
	entry(
		PERSON,
		'first_name',
		'first_name',
		'first',
		'fname',
		'given_name',
		'forename',
		'namefirst',
		'namegiven',
	),
	entry(PERSON, 'middle_name', 'middle_name', 'middle', 'mname', 'middle_initial', 'namemiddle'),
	entry(
		PERSON,
		'last_name',
		'last_name',
		'last',
		'lname',
		'surname',
		'family_name',
		'namelast',
		'namefamily',
	),
	entry(PERSON, 'suffix', 'suffix', 'name_suffix', 'namesuffix', 'generation'),
	entry(
		PERSON,
		'full_name',
		'full_name',
		'fullname',
		'name',
		'fullnames',
		'firstandlastname',
		'complete_name',
	),
	entry(ALONE, 'co_name', 'co_buyer', 'cobuyername', 'co_applicant', 'spouse', 'spousename'),
	entry(ALONE, 'co_name', 'partner_name', 'secondbuyer', 'coborrower'),
	entry(
		PERSON,
		'company',
		'company',
		'company_name',
		'organization',
		'organisation',
		'business_name',
	),
	entry(PERSON, 'email', 'email', 'email_address', 'e_mail', 'mail', 'emails', 'email1', 'emailid'),
	entry(PERSON, 'email', 'e_mail_address', 'email_1', 'primaryemail', 'workemail', 'personalemail'),
	entry(
		PERSON,
		'phone',
		'phone',
		'phone_e164',
		'phone_number',
		'mobile_phone',
		'mobile',
		'mobile_number',
	),
	entry(PERSON, 'phone', 'mobile_phone_number', 'cell_phone', 'cell', 'cell_number', 'cellphone'),
	entry(PERSON, 'phone', 'telephone', 'tel', 'telephone_number', 'phones', 'phone1', 'phone_1'),
	entry(PERSON, 'phone', 'home_phone', 'day_phone', 'contact_number', 'work_phone'),
	entry(PERSON, 'phone', 'office_phone', 'business_phone', 'evening_phone', 'phone_num', 'phoneno'),
	entry(
		PERSON,
		'message',
		'message',
		'comments',
		'comment',
		'messages',
		'inquiry',
		'enquiry',
		'question',
	),
	entry(PERSON, 'message', 'questions', 'inquiry_message', 'notes', 'note', 'textarea'),
	entry(PERSON, 'message', 'additional_information', 'how_can_we_help', 'howcanwehelpyou'),
];

const OWN_ADDRESS: readonly Entry[] = [
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
	entry(ALONE, 'zip', 'zip_postal_code', 'address_code', 'addresses_code'),
	entry(HOME, 'zip4', 'zip4', 'zip_4', 'plus4', 'postal_code_plus4', 'zip_plus_4'),
	entry(HOME, 'country', 'country', 'country_code', 'country_name', 'nation'),
	entry(ALONE, 'state', 'address_region', 'addresses_region'),
	entry(ALONE, 'latitude', 'lat'),
	entry(ALONE, 'longitude', 'lng', 'lon', 'long'),
];

const WISHES: readonly Entry[] = [
	entry(PERSON, 'budget_cents', 'budget', 'budget_max', 'max_budget', 'max_price', 'price_max'),
	entry(PERSON, 'budget_cents', 'maximum_price', 'price_range', 'budget_range', 'desired_price'),
	entry(PERSON, 'budget_cents', 'lead_max_price', 'purchase_price', 'price_to', 'maximum_budget'),
	entry(
		PERSON,
		'timeline',
		'timeline',
		'timeframe',
		'time_frame',
		'move_in_date',
		'moving_date',
		'movingdate',
	),
	entry(PERSON, 'timeline', 'move_date', 'move_in_timeframe', 'when_are_you_looking_to_buy'),
	entry(PERSON, 'timeline', 'when_are_you_looking_to_move', 'when_do_you_want_to_move', 'timing'),
	entry(PERSON, 'timeline', 'when_are_you_planning_to_buy', 'how_soon_are_you_looking_to_buy'),
	entry(PERSON, 'timeline', 'purchase_timeframe', 'buying_timeframe', 'desired_move_in_date'),
	entry(
		PERSON,
		'pre_approved',
		'pre_approved',
		'preapproved',
		'pre_approval',
		'is_pre_approved',
		'prequalified',
	),
	entry(PERSON, 'pre_approved', 'are_you_pre_approved', 'have_you_been_pre_approved'),
	entry(PERSON, 'pre_approved', 'mortgage_pre_approved', 'are_you_pre_approved_for_a_mortgage'),
	entry(ALONE, 'consent', 'opt_in', 'opted_in', 'consent_given', 'tcpa', 'tcpa_consent'),
	entry(ALONE, 'consent', 'gdpr_consent', 'marketing_consent', 'email_opt_in', 'sms_opt_in'),
	entry(ALONE, 'consent', 'sms_consent', 'contact_consent', 'email_consent', 'i_agree', 'agree'),
	entry(ALONE, 'consent_basis', 'legal_basis'),
	entry(ALONE, 'consent_at', 'consent_date', 'consent_timestamp', 'opt_in_date', 'opt_in_at'),
	entry(ALONE, 'consent_expires_at', 'consent_expires', 'consent_expiry'),
];

const PROPERTY_NAMES: readonly Entry[] = [
	entry(
		['', ...PROPERTY],
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
	entry(PROPERTY, 'property_street', 'street', 'street_address', 'address_line_1', 'address1'),
	entry(PROPERTY, 'property_unit', 'unit', 'unit_number', 'apt', 'address2', 'address_line_2'),
	entry(PROPERTY, 'property_city', 'city', 'town', 'locality'),
	entry(PROPERTY, 'property_state', 'state', 'state_or_province', 'province', 'state_code'),
	entry(PROPERTY, 'property_zip', 'zip', 'zip_code', 'postal_code', 'postcode'),
	entry(PROPERTY, 'property_price_cents', 'price', 'list_price', 'price_cents', 'asking_price'),
	entry(ALONE, 'property_price_cents', 'list_price', 'listing_price', 'asking_price'),
	entry(ALONE, 'property_price_cents', 'current_price', 'home_price', 'price'),
];

const CANONICAL: readonly Entry[] = [
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
