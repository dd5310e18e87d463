import type { DictionaryEntry } from './dictionary';
import type { LeadTarget } from './lead-targets';

export type LeadEntry = DictionaryEntry<LeadTarget>;

/** Words that sources put in front of what they say about the person. */
export const PERSON = [
	...['', 'lead', 'contact', 'customer', 'client', 'prospect', 'buyer', 'person', 'consumer'],
	...['applicant', 'user', 'your', 'my', 'primary', 'primarycontact', 'sender', 'from', 'visitor'],
	...['subscriber', 'guest', 'renter', 'tenant', 'inquirer', 'registrant', 'enteryour'],
	...['pleaseenteryour', 'whatisyour', 'whatsyour', 'input', 'inquirercontact', 'leadcontact'],
];

/** For names that stand alone. */
export const ALONE = [''];

/** Names of one field, each behind any of the prefixes. */
export function entry(
	prefixes: readonly string[],
	target: LeadTarget,
	...names: string[]
): LeadEntry {
	return { target, names, prefixes };
}

export const IDENTITY: readonly LeadEntry[] = [
	entry(ALONE, 'lead_id', 'leadid', 'leadgen_id', 'leadkey'),
	entry(ALONE, 'record_id', 'id', 'uuid', 'guid', 'external_id', 'submission_id', 'entry_id'),
	entry(ALONE, 'record_id', 'response_id', 'inquiry_id'),
	entry(ALONE, 'source', 'lead_source', 'leadsourcename', 'sourcename', 'portal', 'origin'),
	entry(ALONE, 'source', 'original_source', 'contact_source', 'lead_provider', 'provider'),
	entry(ALONE, 'source', 'inquiry_source', 'lead_origin', 'original_lead_source'),
];

/** Who asks, and how they can be reached. */
export const PERSONAL: readonly LeadEntry[] = [
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
	entry(PERSON, 'email', 'email_primary', 'primary_email_address', 'email_1_value', 'home_email'),
	entry(PERSON, 'email', 'preferred_email', 'email_addresses', 'correo', 'correo_electronico'),
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
	entry(PERSON, 'phone', 'primary_phone', 'phone_primary', 'primary_phone_number', 'best_phone'),
	entry(PERSON, 'phone', 'preferred_phone', 'phone_mobile', 'mobile_no', 'cell_phone_1'),
	entry(PERSON, 'phone', 'mobile_phone_1', 'phone_1_value', 'phone_numbers', 'daytime_phone'),
	entry(PERSON, 'phone', 'contact_phone_number', 'phone_home', 'home_phone_1', 'home_phone_number'),
	entry(PERSON, 'phone', 'phone_work', 'work_phone_number', 'work_phone_1', 'whatsapp', 'telefono'),
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
	entry(PERSON, 'message', 'questions_or_comments', 'questions_comments', 'comments_questions'),
	entry(
		PERSON,
		'message',
		'comment_or_message',
		'comments_or_questions',
		'message_body',
		'remarks',
	),
	entry(PERSON, 'message', 'inquiry_text', 'inquiry_comments', 'additional_comments', 'mensaje'),
	entry(PERSON, 'message', 'how_may_we_help_you', 'what_can_we_help_you_with', 'tell_us_more'),
];

/** What they want, and what they agreed to. */
export const WISHES: readonly LeadEntry[] = [
	entry(PERSON, 'budget_cents', 'budget', 'budget_max', 'max_budget', 'max_price', 'price_max'),
	entry(PERSON, 'budget_cents', 'maximum_price', 'price_range', 'budget_range', 'desired_price'),
	entry(PERSON, 'budget_cents', 'lead_max_price', 'purchase_price', 'price_to', 'maximum_budget'),
	entry(PERSON, 'budget_cents', 'price_high', 'high_price', 'max_list_price', 'target_price'),
	entry(PERSON, 'budget_cents', 'what_is_your_budget', 'whats_your_budget', 'price_point'),
	entry(PERSON, 'budget_cents', 'what_is_your_price_range', 'whats_your_price_range'),
	entry(PERSON, 'budget_cents', 'max_rent', 'maximum_rent', 'desired_rent', 'monthly_budget'),
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
	entry(PERSON, 'timeline', 'buying_timeline', 'purchase_timeline', 'move_timeline', 'how_soon'),
	entry(PERSON, 'timeline', 'move_in', 'desired_move_date', 'when_do_you_plan_to_buy'),
	entry(PERSON, 'timeline', 'when_would_you_like_to_move', 'when_are_you_looking_to_sell'),
	entry(
		PERSON,
		'timeline',
		'when_do_you_plan_to_move',
		'what_is_your_timeline',
		'selling_timeframe',
	),
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
	entry(PERSON, 'pre_approved', 'pre_qualified', 'is_pre_qualified', 'are_you_pre_qualified'),
	entry(
		PERSON,
		'pre_approved',
		'pre_approval_status',
		'lender_pre_approved',
		'mortgage_preapproval',
	),
	entry(ALONE, 'consent', 'opt_in', 'opted_in', 'consent_given', 'tcpa', 'tcpa_consent'),
	entry(ALONE, 'consent', 'gdpr_consent', 'marketing_consent', 'email_opt_in', 'sms_opt_in'),
	entry(ALONE, 'consent', 'sms_consent', 'contact_consent', 'email_consent', 'i_agree', 'agree'),
	entry(
		ALONE,
		'consent',
		'i_consent',
		'consent_to_contact',
		'permission_to_contact',
		'text_opt_in',
	),
	entry(ALONE, 'consent', 'marketing_opt_in', 'communication_consent', 'call_consent'),
	entry(ALONE, 'consent', 'opted_in_to_sms', 'text_opt_in', 'text_consent', 'phone_consent'),
	entry(ALONE, 'consent', 'tcpa_opt_in', 'tcpa_agree', 'consent_status', 'subscribed'),
	entry(ALONE, 'consent_basis', 'legal_basis', 'consent_text', 'consent_language'),
	entry(ALONE, 'consent_basis', 'tcpa_text', 'tcpa_language', 'tcpa_disclosure', 'tcpa_statement'),
	entry(ALONE, 'consent_basis', 'consent_statement', 'opt_in_text', 'consent_type'),
	entry(ALONE, 'consent_source', 'consent_url', 'opt_in_source', 'opt_in_url', 'consent_page'),
	entry(ALONE, 'consent_source', 'trustedform_cert_url', 'trusted_form_cert_url'),
	entry(ALONE, 'consent_source', 'xxtrustedformcerturl', 'xxtrustedformtoken'),
	entry(ALONE, 'consent_at', 'consented_at', 'opted_in_at', 'opt_in_time', 'opt_in_timestamp'),
	entry(ALONE, 'consent_at', 'tcpa_timestamp', 'tcpa_consent_at', 'tcpa_date', 'sms_opt_in_at'),
	entry(ALONE, 'consent_at', 'sms_opt_in_date', 'sms_consent_at', 'consent_time'),
	entry(ALONE, 'consent_at', 'consent_date', 'consent_timestamp', 'opt_in_date', 'opt_in_at'),
	entry(ALONE, 'consent_expires_at', 'consent_expires', 'consent_expiry'),
];
