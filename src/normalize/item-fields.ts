import { isBlank } from './text';

/** One value somewhere in an item. */
export interface ItemField {
	/** Where it is, as the mapping table would name it: `body.email`, `field_data[0]`. */
	readonly path: string;
	/** The paths of the objects and lists around it. */
	readonly holders: readonly string[];
	/** What it is called: names joined by dots without positions, and labels that forms give it. */
	readonly names: readonly string[];
	readonly value: unknown;
	/** Whether it says nothing. */
	readonly isBlank: boolean;
}

export type ItemFields =
	| { readonly kind: 'fields'; readonly fields: readonly ItemField[] }
	| { readonly kind: 'tooLarge'; readonly message: string };

const MOST_FIELDS = 2_000;
const DEEPEST = 20;
const MOST_CHARACTERS = 1_000_000;
const LONGEST_LIST = 100;

/**
 * All values of an item except for what steps noted under `doorman`, in their order: of nested
 * objects, and of lists of named values, the form in which ad platforms and form builders send their
 * answers (`{"name": "email", "values": ["a@b.com"]}`).
 */
export function fieldsOf(json: Readonly<Record<string, unknown>>): ItemFields {
	const walk: Walk = {
		fields: [],
		characters: 0,
		tooLarge: undefined,
		titles: titlesIn(json),
	};
	for (const key of Object.keys(json)) {
		if (key === 'doorman') continue;
		visit(walk, json[key], { path: topPath(key), name: key, holders: NONE, depth: 1 });
		if (walk.tooLarge !== undefined) return { kind: 'tooLarge', message: walk.tooLarge };
	}
	return { kind: 'fields', fields: walk.fields };
}

const NONE: readonly string[] = [];

interface Walk {
	readonly fields: ItemField[];
	characters: number;
	tooLarge: string | undefined;
	readonly titles: ReadonlyMap<unknown, string>;
}

interface Place {
	readonly path: string;
	readonly name: string;
	readonly holders: readonly string[];
	readonly depth: number;
}

function visit(walk: Walk, value: unknown, place: Place): void {
	if (walk.tooLarge !== undefined) return;
	if (isObject(value)) {
		visitObject(walk, value, place);
	} else if (Array.isArray(value) && value.some((member) => typeof member === 'object')) {
		const inside = insideOf(walk, place);
		value.forEach((member, index) => {
			visit(walk, member, { ...inside, path: `${place.path}[${index}]`, name: place.name });
		});
	} else {
		add(walk, value, place, [place.name]);
	}
}

function visitObject(walk: Walk, value: Readonly<Record<string, unknown>>, place: Place): void {
	const named = namedValueOf(value) ?? answerOf(value, walk.titles);
	if (named !== undefined) {
		add(walk, named.value, place, [...named.labels, place.name]);
		return;
	}
	const inside = insideOf(walk, place);
	for (const [key, member] of Object.entries(value)) {
		visit(walk, member, {
			...inside,
			path: segmentPath(place.path, key),
			name: `${place.name}.${key}`,
		});
	}
}

function insideOf(
	walk: Walk,
	{ path, holders, depth }: Place,
): { holders: string[]; depth: number } {
	if (depth >= DEEPEST) walk.tooLarge = `It is nested deeper than ${DEEPEST} levels`;
	return { holders: [...holders, path], depth: depth + 1 };
}

function add(walk: Walk, value: unknown, { path, holders }: Place, names: readonly string[]): void {
	walk.characters += path.length + charactersIn(value);
	if (walk.fields.length >= MOST_FIELDS) {
		walk.tooLarge = `It has more than ${MOST_FIELDS.toLocaleString('en-US')} fields`;
	} else if (walk.characters > MOST_CHARACTERS) {
		walk.tooLarge = `It has more than ${MOST_CHARACTERS.toLocaleString('en-US')} characters`;
	} else {
		walk.fields.push({ path, holders, names, value, isBlank: isBlank(value) });
	}
}

function charactersIn(value: unknown): number {
	if (typeof value === 'string') return value.length;
	if (!Array.isArray(value)) return 0;
	if (value.length > LONGEST_LIST * LONGEST_LIST) return MOST_CHARACTERS;
	return value.reduce<number>((sum, member) => sum + charactersIn(member), 0);
}

const LABELS = ['name', 'column_id', 'label', 'title', 'question', 'column_name', 'key', 'id'];
const VALUES = ['value', 'values', 'string_value', 'answer', 'raw_value'];
const BESIDES = [
	...['type', 'ref', 'position', 'required', 'order', 'field_type', 'slug', 'value_raw'],
	// Some give the parts of a name beside it.
	...['first', 'middle', 'last'],
];
const KNOWN = new Set([...LABELS, ...VALUES, ...BESIDES]);

/** An answer that names its question elsewhere: `{"type": "email", "email": "a@b.com", "field": …}`. */
function answerOf(
	{ field, type, ...rest }: Readonly<Record<string, unknown>>,
	titles: ReadonlyMap<unknown, string>,
): { labels: string[]; value: unknown } | undefined {
	if (!isObject(field) || typeof type !== 'string' || !Object.hasOwn(rest, type)) return undefined;
	const labels = [titles.get(field['id']), field['ref'], type].filter(
		(label): label is string => typeof label === 'string',
	);
	const held = rest[type];
	if (!isObject(held)) return { labels, value: held };
	const chosen = held['label'] ?? held['labels'];
	return chosen === undefined ? undefined : { labels, value: chosen };
}

const NO_TITLES: ReadonlyMap<unknown, string> = new Map();

/** The questions of a form by their ids, as they are given beside the answers. */
function titlesIn(json: Readonly<Record<string, unknown>>): ReadonlyMap<unknown, string> {
	const holder = isObject(json['body']) ? json['body'] : json;
	const response = isObject(holder['form_response']) ? holder['form_response'] : holder;
	const definition = isObject(response['definition']) ? response['definition'] : {};
	const questions: unknown = definition['fields'];
	if (!Array.isArray(questions)) return NO_TITLES;
	return new Map(
		questions.flatMap((question: unknown) =>
			isObject(question) && typeof question['title'] === 'string'
				? [[question['id'], question['title']] as const]
				: [],
		),
	);
}

/** An object that is nothing but a label and a value. */
function namedValueOf(
	value: Readonly<Record<string, unknown>>,
): { labels: string[]; value: unknown } | undefined {
	const holder = VALUES.find((key) => Object.hasOwn(value, key));
	if (holder === undefined || !Object.keys(value).every((key) => KNOWN.has(key))) return undefined;
	const labels = LABELS.flatMap((key) => {
		const label = Object.hasOwn(value, key) ? value[key] : undefined;
		return typeof label === 'string' ? [label] : [];
	});
	const held = value[holder];
	if (labels.length === 0 || isObject(held)) return undefined;
	return { labels, value: held };
}

/** An object as JSON has them: no list, date or instance of a class. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
	const prototype: unknown = Object.getPrototypeOf(value);
	return prototype === Object.prototype || prototype === null;
}

/** Every item of a batch has the same names at its top; more than these are worked out each time. */
const REMEMBERED = 5_000;
const LONGEST_REMEMBERED = 200;
const topPaths = new Map<string, string>();

/** The path of a member of the item itself. */
export function topPath(key: string): string {
	const known = topPaths.get(key);
	if (known !== undefined) return known;
	const path = segmentPath('', key);
	if (topPaths.size < REMEMBERED && key.length <= LONGEST_REMEMBERED) topPaths.set(key, path);
	return path;
}

/** Names with nothing in them that a path would read as something else. */
const PLAIN_NAME = /^[^\s.[\]"',](?:[^.[\]"',]*[^\s.[\]"',])?$/;

/** The path of a member, behind a dot, or in brackets where a dot would be misread. */
export function segmentPath(path: string, key: string | number): string {
	if (typeof key === 'number') return `${path}[${key}]`;
	if (!PLAIN_NAME.test(key)) return `${path}[${JSON.stringify(key)}]`;
	return path === '' ? key : `${path}.${key}`;
}
