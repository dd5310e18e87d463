import type { Dictionary, Meaning } from './dictionary';
import { fieldPaths } from './field-path';
import { isObject, type ItemField } from './item-fields';
import { isBlank } from './text';

type Json = Readonly<Record<string, unknown>>;

/** One row of the user's table: what feeds a field, before anything the dictionary finds. */
export interface MappingRow<Target extends string> {
	readonly target: Target;
	/** Paths in dots and brackets, separated by commas; the first that holds something wins. */
	readonly from: string;
}

/** The value that feeds a field. */
export interface Feed {
	readonly value: unknown;
	/** Undefined for a fixed value. */
	readonly path: string | undefined;
	readonly holders: readonly string[];
	readonly rule: 'mapping' | 'fixed_value' | 'dictionary' | 'default';
}

export type Feeds<Target extends string> = Map<Target, Feed>;

/**
 * What the user's table gives an item; a later row for the same field is used when the earlier gave
 * nothing. A row's fixed value is used when none of its paths holds anything.
 */
export function feedsOfMapping<Target extends string>(
	rows: readonly MappingRow<Target>[],
): (json: Json, fixedValues: readonly unknown[]) => Feeds<Target> {
	const compiled = rows.map(({ target, from }) => ({ target, paths: fieldPaths(from) }));
	return (json, fixedValues) => {
		const feeds: Feeds<Target> = new Map();
		for (const [row, { target, paths }] of compiled.entries()) {
			if (feeds.has(target)) continue;
			const fixedValue = fixedValues[row];
			const found = paths.map((path) => path(json)).find((at) => holdsSomething(at?.value));
			if (found !== undefined) feeds.set(target, { ...found, rule: 'mapping' });
			else if (!isBlank(fixedValue)) {
				feeds.set(target, { value: fixedValue, path: undefined, holders: [], rule: 'fixed_value' });
			}
		}
		return feeds;
	};
}

function holdsSomething(value: unknown): boolean {
	return isObject(value) ? Object.keys(value).length > 0 : !isBlank(value);
}

interface Names<Target extends string> {
	readonly dictionary: Dictionary<Target>;
	isLessTelling?(field: ItemField): boolean;
}

/** Adds what the dictionary finds for the fields that nothing feeds yet, from values nothing took. */
export function addFeedsOfDictionary<Target extends string>(
	feeds: Feeds<Target>,
	fields: readonly ItemField[],
	{ dictionary, isLessTelling }: Names<Target>,
): void {
	const open = fields.filter((field) => !isUnderExtra(field));
	if (isLessTelling === undefined) {
		addBest(feeds, open, dictionary);
		return;
	}
	const named = addBest(
		feeds,
		open.filter((field) => !isLessTelling(field)),
		dictionary,
	);
	const taken = pathsOf(feeds);
	const rest = open.filter((field) => isLessTelling(field) && !taken.has(field.path));
	if (rest.length === 0) return;
	const others = new Map<Target, Feed>();
	addBest(others, rest, dictionary);
	for (const [target, feed] of others) {
		if (!feeds.has(target) && !named.has(target)) feeds.set(target, feed);
	}
}

/** Of what the user's table feeds. */
const UNDERCUT_BY_NONE = 0;

/** Returns the fields that some value is called after, be it empty, with the rank of the best. */
function addBest<Target extends string>(
	feeds: Feeds<Target>,
	fields: readonly ItemField[],
	dictionary: Dictionary<Target>,
): ReadonlyMap<Target, number> {
	const taken = pathsOf(feeds);
	const ranks = new Map<Target, number>();
	for (const field of fields) {
		const { value, path, holders } = field;
		if (taken.has(path)) continue;
		const meaning = meaningOf(field, dictionary);
		if (meaning === undefined) continue;
		const { target, rank } = meaning;
		const least = ranks.get(target) ?? (feeds.has(target) ? UNDERCUT_BY_NONE : Infinity);
		const isBetter = !field.isBlank && rank < least;
		ranks.set(target, isBetter ? rank : least);
		if (isBetter) feeds.set(target, { value, path, holders, rule: 'dictionary' });
	}
	return ranks;
}

function pathsOf(feeds: Feeds<string>): ReadonlySet<string | undefined> {
	return new Set([...feeds.values()].map(({ path }) => path));
}

/** By the first of its names that the dictionary knows. */
export function meaningOf<Target extends string>(
	{ names }: ItemField,
	dictionary: Dictionary<Target>,
): Meaning<Target> | undefined {
	for (const name of names) {
		const meaning = dictionary.meaningOf(name);
		if (meaning !== undefined) return meaning;
	}
	return undefined;
}

/** What an earlier normalizing did not map is not mapped later either. */
function isUnderExtra({ path }: ItemField): boolean {
	return path.startsWith('extra') && /^extra(?:[.[]|$)/.test(path);
}
