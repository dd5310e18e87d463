import { issuesOf, type Issue } from '../records/issue';
import { leadFields, type Lead } from '../records/lead';
import type { CountryCode } from '../vendor/libphonenumber';
import { ownAddressOf, propertyAddressOf } from './address';
import { readBoolean } from './boolean';
import { Draft, type Origin } from './draft';
import {
	addFeedsOfDictionary,
	feedsOfMapping,
	meaningOf,
	type Feeds,
	type MappingRow,
} from './feeds';
import { plainName } from './field-name';
import { readInstant } from './instant';
import { fieldsOf, isObject, type ItemField } from './item-fields';
import { consentOf } from './lead-consent';
import { leadDictionary } from './lead-dictionary';
import type { LeadTarget } from './lead-targets';
import { leadIdOf } from './lead-id';
import { leftoversOf } from './leftovers';
import { readCents, readMoney, type RangeRule } from './money';
import { namesOf } from './person';
import { reachabilityOf } from './reachability';
import type { Reading } from './reading';
import { unmetRequirements, type Requirements, type Unmet } from './requirements';
import { isBlank, readLine, readText } from './text';

type Json = Readonly<Record<string, unknown>>;

export interface LeadTerms {
	/** The user's table. */
	readonly mapping: readonly MappingRow<LeadTarget>[];
	/** Whose phone numbers are written without a country code. */
	readonly defaultCountry: CountryCode;
	readonly requirements: Requirements;
}

/** What may differ from item to item. */
export interface ItemTerms {
	/** The source of leads that do not name one. */
	readonly source?: string | undefined;
	/** The fixed values of the mapping's rows, in their order. */
	readonly fixedValues?: readonly unknown[];
}

export type NormalizeLead = (json: Json, itemTerms?: ItemTerms) => LeadResult;

interface Findings {
	readonly issues: readonly Issue[];
	readonly provenance: Readonly<Record<string, Origin>>;
}

export type LeadResult = Findings &
	(
		| { readonly decision: 'normalized'; readonly lead: Lead }
		| {
				readonly decision: 'rejected';
				readonly reason: 'required_missing' | 'too_large';
				/** In words. */
				readonly message: string;
				readonly missing: readonly string[];
		  }
	);

/**
 * Makes a function that turns raw items into canonical leads. It is pure: no clock, no network, the
 * same item gives the same lead, and a lead gives itself. Doubtful values are null with an issue.
 */
export function leadNormalizer(terms: LeadTerms): NormalizeLead {
	const mapped = feedsOfMapping(terms.mapping);
	return (json, { source, fixedValues = [] } = {}) => {
		const found = fieldsOf(json);
		if (found.kind === 'tooLarge') return tooLarge(json, found.message);
		const feeds = mapped(json, fixedValues);
		addFeedsOfDictionary(feeds, found.fields, leadDictionary);
		addDefaultSource(feeds, json, source);
		const draft = new Draft(feeds);
		const lead = compose(draft, json, found.fields, terms);
		return judged(lead, draft, json, terms.requirements);
	};
}

function tooLarge(json: Json, message: string): LeadResult {
	const findings = { issues: issuesOf(json), provenance: {} };
	return { ...findings, decision: 'rejected', reason: 'too_large', message, missing: [] };
}

/** The item's own source, else the node's, else the one whose format this is. */
function addDefaultSource(feeds: Feeds<LeadTarget>, json: Json, source: string | undefined): void {
	const name = isBlank(source) ? sourceByFormat(json) : source;
	if (name === undefined || feeds.has('source')) return;
	feeds.set('source', { value: name, path: undefined, holders: [], rule: 'default' });
}

/** Lists of answers under these names are what the two big ad platforms send. */
function sourceByFormat(json: Json): string | undefined {
	const form = isObject(json['body']) ? json['body'] : json;
	if (Array.isArray(form['field_data'])) return 'facebook';
	return Array.isArray(form['user_column_data']) ? 'google' : undefined;
}

function compose(
	draft: Draft<LeadTarget>,
	json: Json,
	fields: readonly ItemField[],
	terms: LeadTerms,
): Lead {
	const identity = identityOf(draft, fields);
	const names = namesOf(draft);
	const reachability = reachabilityOf(draft, terms.defaultCountry);
	const record: Omit<Lead, 'extra'> = {
		...identity,
		...names.fields,
		...reachability.fields,
		...ownAddressOf(draft),
		budget_cents: takeMoney(draft, 'budget_cents', 'upperEnd'),
		timeline: draft.take('timeline', readLine),
		pre_approved: draft.take('pre_approved', readBoolean),
		message: draft.take('message', readText),
		consent: consentOf(draft, identity),
		mls_id: draft.take('mls_id', readLine),
		...propertyAddressOf(draft),
		property_price_cents: takeMoney(draft, 'property_price_cents', 'neither'),
	};
	const { extra, dropped } = leftoversOf(
		json,
		fields,
		draft.used,
		(key, value) => isSaid(record, key, value),
		(field) => meaningOf(field, leadDictionary) !== undefined,
	);
	for (const name of dropped) draft.doubt('extra', DROPPED, name);
	return { ...record, extra: { ...names.extra, ...extra, ...reachability.extra } };
}

const DROPPED = { code: 'field_left_out', message: 'A field must not have this name' };

function identityOf(
	draft: Draft<LeadTarget>,
	fields: readonly ItemField[],
): Pick<Lead, 'lead_id' | 'source' | 'received_at'> {
	const source = draft.take('source', readLine);
	const received_at = draft.take('received_at', readInstant);
	const leadId = draft.take('lead_id', readLine);
	const recordId =
		leadId === null && source !== null ? draft.take('record_id', readLine, 'lead_id') : null;
	const parts = { source, leadId, recordId, receivedAt: received_at, fields };
	return { lead_id: leadIdOf(parts), source, received_at };
}

/** In cents already where the source's name says so, else in dollars. */
function takeMoney(
	draft: Draft<LeadTarget>,
	target: 'budget_cents' | 'property_price_cents',
	range: RangeRule,
): number | null {
	const isInCents = plainName(draft.sourcePath(target)).endsWith('cents');
	const reader = (value: unknown): Reading<number> =>
		isInCents ? readCents(value) : readMoney(value, range);
	return draft.take(target, reader);
}

const LEAD_FIELDS: ReadonlySet<string> = new Set(leadFields);

function isSaid(record: Omit<Lead, 'extra'>, key: string, value: unknown): boolean {
	return LEAD_FIELDS.has(key) && Reflect.get(record, key) === value;
}

function judged(
	lead: Lead,
	draft: Draft<LeadTarget>,
	json: Json,
	requirements: Requirements,
): LeadResult {
	const findings: Findings = {
		issues: withEarlier(issuesOf(json), draft.issues),
		provenance: draft.provenance,
	};
	const unmet = unmetRequirements(lead, requirements, findings.issues);
	return unmet.length === 0
		? { ...findings, decision: 'normalized', lead }
		: { ...findings, ...rejection(unmet) };
}

function rejection(unmet: readonly Unmet[]) {
	return {
		decision: 'rejected',
		reason: 'required_missing',
		message: unmet.map(({ message }) => message).join('. '),
		missing: unmet.flatMap(({ missing }) => missing),
	} as const;
}

/** What an earlier normalizing doubted stays in doubt: the value that showed it is gone from the lead. */
function withEarlier(earlier: readonly Issue[], issues: readonly Issue[]): Issue[] {
	const known = new Set(earlier.map(({ field, code }) => `${field} ${code}`));
	return [...earlier, ...issues.filter(({ field, code }) => !known.has(`${field} ${code}`))];
}
