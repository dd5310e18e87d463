import { plainName } from './field-name';

/** Names that one field has among the sources, the most telling first. */
export interface DictionaryEntry<Target extends string> {
	readonly target: Target;
	readonly names: readonly string[];
	/** Words that may stand before each of these names: `contact` for `contact_email`. */
	readonly prefixes: readonly string[];
}

export interface Meaning<Target extends string> {
	readonly target: Target;
	/** Among several fields that mean the same, the one with the lowest rank is taken. */
	readonly rank: number;
}

export interface Dictionary<Target extends string> {
	/**
	 * What a field means by its name.
	 *
	 * @param path the names that lead to it, joined by dots
	 */
	meaningOf(path: string): Meaning<Target> | undefined;
}

/**
 * Words around the fields of a form that say nothing about what the field is. `form` and `contact`
 * are none: `form.name` is no person's name, and `contact.id` no lead's id.
 */
const WRAPPERS = new Set([
	...['body', 'query', 'data', 'payload', 'json', 'lead', 'leads', 'submission', 'record'],
	...['formdata', 'formfields', 'field', 'fields', 'fielddata', 'usercolumndata', 'formresponse'],
	...[
		'contactform',
		'entry',
		'submissions',
		'answers',
		'properties',
		'attributes',
		'hidden',
		'questionsandanswers',
		'rawrequest',
	],
	...['inquiry'],
]);
const BEHIND = new Set(['value', 'values', 'text', 'number', 'rawvalue']);

/** Names remembered with their meaning; more are looked up each time. */
const REMEMBERED = 5_000;
/** No name of a field is longer. */
const LONGEST_PATH = 200;

/** Where a name could mean two fields, the first entry with that name has it. */
export function dictionaryOf<Target extends string>(
	entries: readonly DictionaryEntry<Target>[],
): Dictionary<Target> {
	const meanings = meaningsOf(entries);
	const remembered = new Map<string, Meaning<Target> | undefined>();
	return {
		meaningOf: (path) => {
			if (path.length > LONGEST_PATH) return undefined;
			const known = remembered.get(path);
			if (known !== undefined || remembered.has(path)) return known;
			const meaning = meanings.get(tellingName(path));
			if (remembered.size < REMEMBERED) remembered.set(path, meaning);
			return meaning;
		},
	};
}

function meaningsOf<Target extends string>(
	entries: readonly DictionaryEntry<Target>[],
): ReadonlyMap<string, Meaning<Target>> {
	const meanings = new Map<string, Meaning<Target>>();
	let rank = 0;
	for (const { target, names, prefixes } of entries) {
		for (const name of names) {
			rank++;
			for (const prefix of prefixes) {
				const full = plainName(prefix + name);
				if (!meanings.has(full)) meanings.set(full, { target, rank });
			}
		}
	}
	return meanings;
}

/** The words of a path that tell what the field is, as one plain name. */
function tellingName(path: string): string {
	const words = path.split('.').map(plainWord);
	let start = 0;
	while (start < words.length - 1 && WRAPPERS.has(words[start] ?? '')) start++;
	const end = words.length - start > 1 && BEHIND.has(words.at(-1) ?? '') ? -1 : undefined;
	return words.slice(start, end).join('');
}

/** Some forms number their questions (`q3_name`), others mark them (`field:first_name_1a2b`). */
function plainWord(word: string): string {
	return plainName(
		word
			.trim()
			.replace(/^q\d+_/i, '')
			.replace(/^field:(.+)_[0-9a-f]{4}$/i, '$1'),
	);
}
