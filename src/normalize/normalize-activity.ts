import { activityFields, type Activity, type Recipient } from '../records/activity';
import type { CountryCode } from '../vendor/libphonenumber';
import { readState } from './address/draft-address';
import { activityDictionary } from './activity-dictionary';
import type { ActivityTarget } from './activity-targets';
import type { Draft } from './draft';
import { readEmail } from './email';
import { readEventType } from './event-type';
import { dateReaders, usualDates, type DateReaders, type DateTerms } from './dates';
import { isObject } from './item-fields';
import { HARMFUL } from './leftovers';
import {
	normalizerOf,
	type Composed,
	type ItemForm,
	type Normalize,
	type NormalizeTerms,
	type RawItem,
	type RecordType,
} from './normalizer';
import { readPhone } from './phone';
import { readPostalCode } from './postal-code';
import { read, type Reading } from './reading';
import { readLine } from './text';
import { readTimeZone } from './time-zone';

type ActivityValues = Omit<Activity, 'extra'>;

export interface ActivityTerms extends NormalizeTerms<ActivityTarget> {
	/** Whose phone numbers are written without a country code. */
	readonly defaultCountry: CountryCode;
	/** Default: {@link usualDates}. */
	readonly dates?: DateTerms;
}

interface Prepared extends ActivityTerms {
	readonly readDate: DateReaders;
}

/** What a source says of the event goes into the record as it is. */
const withData = (path: string, holderOf: (json: RawItem['json']) => unknown) =>
	({
		recognizes: (json) => {
			const holder = holderOf(json);
			return isObject(holder) && isObject(holder['data']);
		},
		rows: [{ target: 'data', from: path }],
	}) satisfies ItemForm<ActivityTarget>;

const activityType: RecordType<ActivityTarget, ActivityValues, Prepared> = {
	fields: activityFields,
	dictionary: activityDictionary,
	sourceTarget: 'mls_source',
	forms: [withData('data', (json) => json), withData('body.data', (json) => json['body'])],
	isLessTelling: ({ path }) => /^(?:body\.)?data[.[]/.test(path),
	compose,
};

/** Makes a function that turns raw items into canonical activities; see {@link normalizerOf}. */
export function activityNormalizer(terms: ActivityTerms): Normalize<ActivityValues> {
	return normalizerOf(activityType, { ...terms, readDate: dateReaders(terms.dates ?? usualDates) });
}

function compose(
	draft: Draft<ActivityTarget>,
	_raw: RawItem,
	{ defaultCountry, readDate }: Prepared,
): Composed<ActivityValues> {
	const email = draft.take('email', readEmail);
	return {
		fields: {
			event_id: draft.take('event_id', readLine),
			event_type: draft.take('event_type', readEventType),
			user_id: draft.take('user_id', readLine),
			email: email?.address ?? null,
			recipient: recipientOf(draft, defaultCountry),
			mls_source: draft.take('mls_source', readLine),
			mls_id: draft.take('mls_id', readLine),
			occurred_at: draft.take('occurred_at', readDate.instant),
			data: draft.take('data', readData) ?? {},
		},
		...(email !== null && email.others.length > 0 ? { extra: { other_emails: email.others } } : {}),
	};
}

function recipientOf(draft: Draft<ActivityTarget>, defaultCountry: CountryCode): Recipient {
	const phone = draft.take(
		'recipient_phone',
		(value) => readPhone(value, defaultCountry),
		'recipient.phone',
	);
	const state = draft.take('recipient_state', (value) => readState(value, null), 'recipient.state');
	const postal = draft.take(
		'recipient_zip',
		(value) => readPostalCode(value, { state, country: null }),
		'recipient.zip',
	);
	return {
		name: draft.take('recipient_name', readLine, 'recipient.name'),
		phone: phone?.e164 ?? null,
		timezone: draft.take('recipient_timezone', readTimeZone, 'recipient.timezone'),
		state,
		zip: postal?.zip ?? null,
	};
}

/** An object as it is; anything else in its place is the event's value. */
function readData(value: unknown): Reading<Record<string, unknown>> {
	if (!isObject(value)) return read({ value });
	const data = Object.fromEntries(Object.entries(value).filter(([key]) => !HARMFUL.has(key)));
	return read(data);
}
