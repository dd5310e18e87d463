import { issuesOf, type Issue } from '../records/issue';
import type { Dictionary } from './dictionary';
import { Draft, type Origin } from './draft';
import {
	addFeedsOfDictionary,
	feedsOfMapping,
	meaningOf,
	type Feeds,
	type MappingRow,
} from './feeds';
import { asFields, type InputFormat, type InputParts, type RejectReason } from './input-format';
import { fieldsOf, isObject, type ItemField } from './item-fields';
import { leftoversOf } from './leftovers';
import { unmetRequirements, type Requirements, type Unmet } from './requirements';
import { isBlank } from './text';

type Json = Readonly<Record<string, unknown>>;

/** A type of record: what its sources call its fields, and how one is composed of what they feed. */
export interface RecordType<Target extends string, Fields extends object, Terms> {
	/** The names of the record's own fields. */
	readonly fields: readonly string[];
	readonly dictionary: Dictionary<Target>;
	/** The field that says where a record comes from. */
	readonly sourceTarget: Target;
	/** The source that an item's form gives away; undefined for most. */
	sourceByForm?(json: Json): string | undefined;
	/** Forms whose names mean something else than the dictionary says. */
	readonly forms?: readonly ItemForm<Target>[];
	/**
	 * Whether a value stands where names say less: it feeds only what nothing else in the item is
	 * called after, be that empty.
	 */
	isLessTelling?(field: ItemField): boolean;
	compose(draft: Draft<Target>, raw: RawItem, terms: Terms): Composed<Fields>;
}

/** How a certain source builds its items, and what it calls some of its fields. */
export interface ItemForm<Target extends string> {
	recognizes(json: Json): boolean;
	readonly rows?: readonly MappingRow<Target>[];
	/** Paths of values whose names mean something else than the dictionary says. */
	readonly misleading?: readonly string[];
}

/** An item with all its values. */
export interface RawItem {
	readonly json: Json;
	readonly fields: readonly ItemField[];
}

export interface Composed<Fields> {
	readonly fields: Fields;
	/** What the same cells held beyond that. */
	readonly extra?: Json;
}

export interface NormalizeTerms<Target extends string> {
	/** The user's table. */
	readonly mapping: readonly MappingRow<Target>[];
	readonly requirements: Requirements;
	/** Default: the items have fields. */
	readonly inputFormat?: InputFormat;
}

/** What may differ from item to item. */
export interface ItemTerms {
	/** The source of records that do not name one. */
	readonly source?: string | undefined;
	/** The fixed values of the mapping's rows, in their order. */
	readonly fixedValues?: readonly unknown[];
	readonly parts?: InputParts;
}

/** A record's own fields, and what its source said beyond them under its own names. */
export type WithExtra<Fields> = Fields & { readonly extra: Record<string, unknown> };

export interface Findings {
	readonly issues: readonly Issue[];
	readonly provenance: Readonly<Record<string, Origin>>;
	/** Further keys under `doorman`, from the input format. */
	readonly notes: Json;
}

export interface Rejection {
	readonly decision: 'rejected';
	readonly reason: RejectReason;
	/** In words. */
	readonly message: string;
	readonly missing: readonly string[];
}

export type NormalizeResult<Fields> = Findings &
	(Rejection | { readonly decision: 'normalized'; readonly record: WithExtra<Fields> });

export type Normalize<Fields> = (json: Json, itemTerms?: ItemTerms) => NormalizeResult<Fields>;

/**
 * Makes a function that turns raw items into records of a type. It is pure: no clock, no network, the
 * same item gives the same record, and a record gives itself. Doubtful values are null with an issue.
 */
export function normalizerOf<
	Target extends string,
	Fields extends object,
	Terms extends NormalizeTerms<Target>,
>(type: RecordType<Target, Fields, Terms>, terms: Terms): Normalize<Fields> {
	const mapped = feedsOfMapping(terms.mapping);
	const addFormFeeds = feedsOfForms(type.forms ?? []);
	const compose = composerOf(type, terms);
	const inputFormat = terms.inputFormat ?? asFields;
	return (item, { source, fixedValues = [], parts } = {}) => {
		const reading = inputFormat(item, parts);
		const { notes = {} } = reading;
		if (reading.kind === 'rejected') return rejected(item, reading.reason, reading.message, notes);
		const { json, origins } = reading;
		const found = fieldsOf(json);
		if (found.kind === 'tooLarge') return rejected(item, 'too_large', found.message);
		const feeds = mapped(json, fixedValues);
		const misleading = addFormFeeds(feeds, json);
		addFeedsOfDictionary(feeds, telling(found.fields, misleading), type);
		addDefaultSource(feeds, json, source, type);
		const draft = new Draft(feeds);
		const record = compose(draft, { json, fields: found.fields });
		const earlier = withEarlier(issuesOf(item), reading.issues);
		const issues = withEarlier(earlier, draft.issues);
		const provenance = inOwnWords(draft.provenance, origins);
		return judged(record, { issues, provenance, notes }, terms.requirements);
	};
}

function rejected(
	json: Json,
	reason: RejectReason,
	message: string,
	notes: Json = {},
): Findings & Rejection {
	const findings = { issues: issuesOf(json), provenance: {}, notes };
	return { ...findings, decision: 'rejected', reason, message, missing: [] };
}

function inOwnWords(
	provenance: Readonly<Record<string, Origin>>,
	origins: ReadonlyMap<string, string> | undefined,
): Readonly<Record<string, Origin>> {
	if (origins === undefined || origins.size === 0) return provenance;
	return Object.fromEntries(
		Object.entries(provenance).map(([field, origin]) => [
			field,
			{ ...origin, from: origins.get(origin.from ?? '') ?? origin.from },
		]),
	);
}

/**
 * What the dictionary would misread in items of certain forms; the user's table still wins. Returns
 * the paths that the dictionary is not asked about.
 */
function feedsOfForms<Target extends string>(
	forms: readonly ItemForm<Target>[],
): (feeds: Feeds<Target>, json: Json) => readonly string[] {
	const compiled = forms.map(({ recognizes, rows = [], misleading = [] }) => ({
		recognizes,
		misleading,
		mapped: feedsOfMapping(rows),
	}));
	return (feeds, json) => {
		const form = compiled.find(({ recognizes }) => recognizes(json));
		for (const [target, feed] of form?.mapped(json, []) ?? []) {
			if (!feeds.has(target)) feeds.set(target, { ...feed, rule: 'dictionary' });
		}
		return form?.misleading ?? [];
	};
}

function telling(
	fields: readonly ItemField[],
	misleading: readonly string[],
): readonly ItemField[] {
	return misleading.length === 0 ? fields : fields.filter(({ path }) => !misleading.includes(path));
}

/** The item's own source, else the node's, else the one whose form this is. */
function addDefaultSource<Target extends string>(
	feeds: Feeds<Target>,
	json: Json,
	source: string | undefined,
	{
		sourceTarget,
		sourceByForm,
	}: Pick<RecordType<Target, object, never>, 'sourceTarget' | 'sourceByForm'>,
): void {
	if (feeds.has(sourceTarget)) return;
	const name = isBlank(source) ? sourceByForm?.(json) : source;
	if (name === undefined) return;
	feeds.set(sourceTarget, { value: name, path: undefined, holders: [], rule: 'default' });
}

function composerOf<Target extends string, Fields extends object, Terms>(
	type: RecordType<Target, Fields, Terms>,
	terms: Terms,
): (draft: Draft<Target>, raw: RawItem) => WithExtra<Fields> {
	const own: ReadonlySet<string> = new Set(type.fields);
	const isKnown = (field: ItemField) => meaningOf(field, type.dictionary) !== undefined;
	return (draft, raw) => {
		const { fields, extra: beyond } = type.compose(draft, raw, terms);
		const isSaid = (key: string, value: unknown) =>
			own.has(key) && isSame(Reflect.get(fields, key), value);
		const { extra, dropped } = leftoversOf(raw.json, raw.fields, draft.used, isSaid, isKnown);
		for (const name of dropped) draft.doubt('extra', DROPPED, name);
		return { ...fields, extra: { ...extra, ...beyond } };
	};
}

/** An object that says nothing says the same as another. */
function isSame(said: unknown, value: unknown): boolean {
	return said === value || (isEmptyObject(said) && isEmptyObject(value));
}

function isEmptyObject(value: unknown): boolean {
	return isObject(value) && Object.keys(value).length === 0;
}

const DROPPED = { code: 'field_left_out', message: 'A field must not have this name' };

function judged<Fields extends object>(
	record: WithExtra<Fields>,
	findings: Findings,
	requirements: Requirements,
): NormalizeResult<Fields> {
	const unmet = unmetRequirements(record, requirements, findings.issues);
	return unmet.length === 0
		? { ...findings, decision: 'normalized', record }
		: { ...findings, ...rejectionFor(unmet) };
}

function rejectionFor(unmet: readonly Unmet[]): Rejection {
	return {
		decision: 'rejected',
		reason: 'required_missing',
		message: unmet.map(({ message }) => message).join('. '),
		missing: unmet.flatMap(({ missing }) => missing),
	};
}

/** What an earlier normalizing doubted stays in doubt: the value that showed it is gone from the record. */
function withEarlier(earlier: readonly Issue[], issues: readonly Issue[]): Issue[] {
	if (earlier.length === 0) return [...issues];
	const known = new Set(earlier.map(({ field, code }) => `${field} ${code}`));
	return [...earlier, ...issues.filter(({ field, code }) => !known.has(`${field} ${code}`))];
}
