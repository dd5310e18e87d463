import { leadFields, type Lead } from '../records/lead';
import type { CountryCode } from '../vendor/libphonenumber';
import { areaCodeFinder, type AreaCodeRow } from './area-codes';
import { ownAddressOf, propertyAddressOf } from './address/lead-address';
import { readBoolean } from './boolean';
import type { Draft } from './draft';
import { dateReaders, usualDates, type DateReaders, type DateTerms } from './dates';
import { isObject, type ItemField } from './item-fields';
import { consentOf } from './lead-consent';
import { leadDictionary } from './lead-dictionary';
import { leadIdOf } from './lead-id';
import type { LeadTarget } from './lead-targets';
import { BUDGET, SAID_PRICE, takeMoney } from './money';
import {
	normalizerOf,
	type Composed,
	type ItemForm,
	type Normalize,
	type NormalizeTerms,
	type RawItem,
	type RecordType,
} from './normalizer';
import { namesOf } from './lead-names';
import { reachabilityOf } from './reachability';
import type { Reader } from './reading';
import { readLine, readText } from './text';

type LeadValues = Omit<Lead, 'extra'>;

export interface LeadTerms extends NormalizeTerms<LeadTarget> {
	/** Whose phone numbers are written without a country code. */
	readonly defaultCountry: CountryCode;
	/** What seven digits are completed with in North America; default: nothing. */
	readonly areaCodes?: readonly AreaCodeRow[];
	/** Default: {@link usualDates}. */
	readonly dates?: DateTerms;
}

interface Prepared extends LeadTerms {
	readonly readDate: DateReaders;
	readonly areaCodeOf: (source: string | null) => string;
}

/** Webflow sends the form's own name beside the answers. */
const webflow: ItemForm<LeadTarget> = {
	recognizes: (json) => {
		const body = isObject(json['body']) ? json['body'] : json;
		const form = isObject(body['payload']) ? body['payload'] : body;
		return isObject(form['data']) && ['formId', 'siteId', 'site'].some((key) => key in form);
	},
	misleading: ['name', 'body.name', 'payload.name', 'body.payload.name'],
};

const leadType: RecordType<LeadTarget, LeadValues, Prepared> = {
	fields: leadFields,
	dictionary: leadDictionary,
	sourceTarget: 'source',
	sourceByForm,
	forms: [webflow],
	compose,
};

/** Makes a function that turns raw items into canonical leads; see {@link normalizerOf}. */
export function leadNormalizer(terms: LeadTerms): Normalize<LeadValues> {
	return normalizerOf(leadType, {
		...terms,
		readDate: dateReaders(terms.dates ?? usualDates),
		areaCodeOf: areaCodeFinder(terms.areaCodes ?? []),
	});
}

/** Lists of answers under these names are what the two big ad platforms send. */
function sourceByForm(json: RawItem['json']): string | undefined {
	const form = isObject(json['body']) ? json['body'] : json;
	if (Array.isArray(form['field_data'])) return 'facebook';
	return Array.isArray(form['user_column_data']) ? 'google' : undefined;
}

function compose(
	draft: Draft<LeadTarget>,
	{ json, fields }: RawItem,
	terms: Prepared,
): Composed<LeadValues> {
	const { instant } = terms.readDate;
	const identity = identityOf(draft, fields, instant);
	const names = namesOf(draft);
	const reachability = reachabilityOf(draft, {
		defaultCountry: terms.defaultCountry,
		areaCode: terms.areaCodeOf(identity.source),
	});
	const own = ownAddressOf(draft, json, instant);
	const property = propertyAddressOf(draft);
	const record: LeadValues = {
		...identity,
		...names.fields,
		...reachability.fields,
		...own.fields,
		budget_cents: takeMoney(draft, 'budget_cents', BUDGET),
		timeline: draft.take('timeline', readLine),
		pre_approved: draft.take('pre_approved', readBoolean),
		message: draft.take('message', readText),
		consent: consentOf(draft, identity, instant),
		mls_id: draft.take('mls_id', readLine),
		...property.fields,
		property_price_cents: takeMoney(draft, 'property_price_cents', SAID_PRICE),
	};
	return {
		fields: record,
		extra: { ...names.extra, ...reachability.extra, ...own.extra, ...property.extra },
	};
}

function identityOf(
	draft: Draft<LeadTarget>,
	fields: readonly ItemField[],
	instant: Reader<string>,
): Pick<Lead, 'lead_id' | 'source' | 'received_at'> {
	const source = draft.take('source', readLine);
	const received_at = draft.take('received_at', instant);
	const leadId = draft.take('lead_id', readLine);
	const recordId =
		leadId === null && source !== null ? draft.take('record_id', readLine, 'lead_id') : null;
	const parts = { source, leadId, recordId, receivedAt: received_at, fields };
	return { lead_id: leadIdOf(parts), source, received_at };
}
