import { activityTargets, type ActivityTarget } from './activity-targets';
import { dictionaryOf, type DictionaryEntry } from './dictionary';

type Entry = DictionaryEntry<ActivityTarget>;

const ALONE = [''];
const EVENT = ['', 'event', 'activity', 'notification', 'message'];
const USER = [
	'user',
	'contact',
	'customer',
	'person',
	'client',
	'subscriber',
	'recipient',
	'member',
];
const PROPERTY = ['', 'property', 'listing', 'home', 'subject', 'mls'];

function entry(prefixes: readonly string[], target: ActivityTarget, ...names: string[]): Entry {
	return { target, names, prefixes };
}

/** What the fields of activities are called by CRMs, saved searches and event streams. */
export const activityDictionary = dictionaryOf<ActivityTarget>([
	...activityTargets.map((target) => entry(ALONE, target, target)),
	entry(['event', 'activity', 'notification'], 'event_id', 'id', 'uuid', 'guid', 'key'),
	entry(ALONE, 'event_id', 'message_id', 'idempotency_key', 'id', 'uuid', 'guid'),
	entry(['event', 'activity', 'notification'], 'event_type', 'type', 'name', 'kind'),
	entry(ALONE, 'event_type', 'event', 'activity', 'type', 'trigger', 'action', 'topic'),
	entry(USER, 'user_id', 'id', 'uuid', 'key'),
	entry(ALONE, 'user_id', 'user', 'uid', 'account_id', 'profile_id', 'lead_id'),
	entry(['', ...USER], 'email', 'email', 'email_address', 'e_mail', 'mail'),
	entry([...USER, 'to'], 'recipient_name', 'name', 'full_name'),
	entry(ALONE, 'recipient_name', 'full_name', 'name'),
	entry(
		['', ...USER],
		'recipient_phone',
		'phone',
		'phone_number',
		'mobile',
		'mobile_phone',
		'cell',
	),
	entry(['', ...USER], 'recipient_timezone', 'timezone', 'time_zone', 'tz'),
	entry(USER, 'recipient_state', 'state', 'state_code', 'state_or_province'),
	entry(USER, 'recipient_zip', 'zip', 'zip_code', 'postal_code', 'postcode'),
	entry(PROPERTY, 'mls_source', 'mls_source', 'originating_system_name', 'mls_name'),
	entry(PROPERTY, 'mls_source', 'source_system_name'),
	entry(PROPERTY, 'mls_id', 'mls_id', 'listing_id', 'mls_number', 'mls_no', 'mls_num'),
	entry(ALONE, 'mls_id', 'mls'),
	entry(EVENT, 'occurred_at', 'occurred_at', 'occurred', 'timestamp', 'time', 'happened_at'),
	entry(EVENT, 'occurred_at', 'event_time', 'created_at', 'date', 'created', 'created_date', 'at'),
	entry(EVENT, 'occurred_at', 'modification_timestamp', 'sent_at', 'received_at'),
]);
