import type { Feed } from './feeds';
import { isObject, segmentPath, topPath, type ItemField } from './item-fields';

type Json = Readonly<Record<string, unknown>>;

/** What of an item did not go into the record. */
export interface Leftovers {
	readonly extra: Record<string, unknown>;
	/** Names that would change objects they are copied into; they are left out. */
	readonly dropped: readonly string[];
}

/**
 * Everything that did not go into the record, under its own names and in its own nesting. What an
 * earlier normalizing left under `extra` stays there.
 *
 * @param isSaid whether the record says the same of a top-level field
 * @param isKnown whether a field is one of the dictionary's; empty ones of those are left out
 */
export function leftoversOf(
	json: Json,
	fields: readonly ItemField[],
	used: readonly Feed[],
	isSaid: (key: string, value: unknown) => boolean,
	isKnown: (field: ItemField) => boolean,
): Leftovers {
	const gone = new Set<string>();
	const touched = new Set<string>();
	const remove = (path: string, holders: readonly string[]) => {
		gone.add(path);
		for (const holder of holders) touched.add(holder);
	};
	for (const { path, holders } of used) if (path !== undefined) remove(path, holders);
	for (const field of fields) {
		if (field.isBlank && isKnown(field)) remove(field.path, field.holders);
	}
	const kept: Member[] = [];
	for (const key of Object.keys(json)) {
		const value = json[key];
		if (key === 'doorman' || isSaid(key, value)) continue;
		if (key === 'extra' && isObject(value)) continue;
		const rest = without(value, topPath(key), gone, touched);
		if (rest !== undefined) kept.push([key, rest]);
	}
	const earlier = without(json['extra'], 'extra', gone, touched);
	return merged(isObject(earlier) ? earlier : {}, kept);
}

/** Names that would change objects they are copied into. */
export const HARMFUL: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

type Member = readonly [key: string, value: unknown];

function merged(earlier: Json, kept: readonly Member[]): Leftovers {
	const now = kept.filter(isHarmless);
	const hasEarlier = Object.keys(earlier).length > 0;
	if (!hasEarlier && now.length === kept.length) {
		return { extra: Object.fromEntries(now), dropped: [] };
	}
	const before = Object.entries(earlier).filter(isHarmless);
	const all = [...Object.keys(earlier), ...kept.map(([key]) => key)];
	const isClash = now.some(([key]) => Object.hasOwn(earlier, key));
	const entries = isClash
		? [...now, ['extra', Object.fromEntries(before)] as const]
		: [...before, ...now];
	return {
		extra: Object.fromEntries(entries),
		dropped: all.filter((key) => HARMFUL.has(key)),
	};
}

function isHarmless([key]: Member): boolean {
	return !HARMFUL.has(key);
}

/** A value without the members at the given paths; undefined when nothing is left of it. */
function without(
	value: unknown,
	path: string,
	gone: ReadonlySet<string>,
	touched: ReadonlySet<string>,
): unknown {
	if (gone.has(path)) return undefined;
	if (!touched.has(path)) return value;
	if (Array.isArray(value)) {
		const members = value.flatMap((member, index) => {
			const rest = without(member, segmentPath(path, index), gone, touched);
			return rest === undefined ? [] : [rest];
		});
		return members.length === 0 ? undefined : members;
	}
	if (!isObject(value)) return value;
	const members = Object.entries(value).flatMap(([key, member]) => {
		const rest = without(member, segmentPath(path, key), gone, touched);
		return rest === undefined ? [] : [[key, rest] as const];
	});
	return members.length === 0 ? undefined : Object.fromEntries(members);
}
