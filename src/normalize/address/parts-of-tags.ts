import { stateCode } from '../states';
import type { AddressParts } from './address-parts';
import { boxLineOf } from './box-line';
import type { Label } from './labels';
import { capitalized, repairedWords } from './letter-case';
import { streetLineOf, type Tagged } from './street-line';
import type { Token } from './tokens';
import { unitLineOf } from './unit-line';

type LabelSet = ReadonlySet<Label>;

const labelSet = (...labels: readonly Label[]): LabelSet => new Set(labels);
const NUMBER = labelSet('number_prefix', 'number');
const STREET = labelSet(
	...(['number_prefix', 'number', 'number_suffix', 'pre_directional', 'pre_type'] as const),
	...(['street', 'post_type', 'post_directional', 'between'] as const),
);
const UNIT = labelSet('unit_type', 'unit_id', 'building_type', 'building_id');
const BOX = labelSet('route_type', 'route_id', 'box_type', 'box_id');
const BESIDE = labelSet('recipient', 'building');
const URBANIZATION = labelSet('urbanization');
const CITY = labelSet('city');
const STATE = labelSet('state');
const ZIP = labelSet('zip');
const ZIP4 = labelSet('zip4');

export interface TaggedAddress {
	readonly parts: AddressParts;
	/** Whom it goes to and what the house is called: no part of the address proper. */
	readonly beside: string | null;
	/** Whether the words of a part do not stand together, or a part is not what it should be. */
	readonly isTorn: boolean;
}

/** Puts the words of an address together to parts in USPS form. */
export function partsOfTags(tokens: readonly Token[], labels: readonly Label[]): TaggedAddress {
	const words = tokens.map((token, at): Tagged => ({ token, label: labels[at] as Label }));
	const beside = new Set(words.filter(({ label }) => BESIDE.has(label)));
	for (const word of [...strayStreet(words), ...strayCity(words)]) beside.add(word);
	const present = new Set(labels);
	const those = (set: LabelSet): Tagged[] =>
		hasAny(present, set) ? words.filter((word) => set.has(word.label) && !beside.has(word)) : [];
	const box = boxLineOf(those(BOX));
	const street = joined(urbanizationOf(textsOf(those(URBANIZATION))), streetLineOf(those(STREET)));
	const unit = unitLineOf(those(UNIT));
	const zips = zipOf(textsOf(those(ZIP)), textsOf(those(ZIP4)));
	const place = placeOf(
		textsOf(those(CITY)),
		textsOf(those(STATE)).join(' '),
		street !== null && zips.zip !== null,
	);
	return {
		parts: {
			street: street ?? box,
			unit: street === null ? unit : joined(unit, box),
			...place,
			...zips,
		},
		beside: joined(...words.filter((word) => beside.has(word)).map(({ token }) => token.text)),
		isTorn: (['city', 'state', 'zip'] as const).some((label) => runsOf(labels, label) > 1),
	};
}

function hasAny(present: LabelSet, set: LabelSet): boolean {
	for (const label of set) if (present.has(label)) return true;
	return false;
}

function textsOf(words: readonly Tagged[]): string[] {
	return words.map(({ token }) => token.text);
}

function joined(...texts: readonly (string | null)[]): string | null {
	return texts.filter((text) => text !== null && text !== '').join(' ') || null;
}

function runsOf(labels: readonly Label[], label: Label): number {
	return labels.filter((own, at) => own === label && labels[at - 1] !== label).length;
}

/**
 * What looks like a street but is none: words that stand apart before the house number
 * (`Fire Station # 9, 45 Cherokee St`), and behind it a crossing (`between 55th and 56th`).
 */
function strayStreet(words: readonly Tagged[]): readonly Tagged[] {
	const number = words.findIndex(({ label }) => NUMBER.has(label));
	if (number < 0) return [];
	let start = number;
	while (start > 0 && isStreetNext(words, start - 1)) start--;
	const between = words.findIndex(({ label }, at) => at > number && label === 'between');
	return words.filter(
		({ label }, at) => STREET.has(label) && (at < start || (between > 0 && at >= between)),
	);
}

/** Whether a word belongs to the street and nothing is between it and the next. */
function isStreetNext(words: readonly Tagged[], at: number): boolean {
	const word = words[at];
	return word !== undefined && STREET.has(word.label) && word.token.breakAfter === 'none';
}

/** Of a neighbourhood and a city (`Gramercy, New York`) the last is the city. */
function strayCity(words: readonly Tagged[]): readonly Tagged[] {
	const city = words.filter(({ label }) => label === 'city');
	const end = city.findLastIndex(
		({ token }, at) => token.breakAfter !== 'none' && at < city.length - 1,
	);
	return city.slice(0, end + 1);
}

/** Puerto Rico: Publication 28, section 293. */
function urbanizationOf(words: readonly string[]): string | null {
	const [first, ...others] = repairedWords(words.map((word) => word.replaceAll('.', '')));
	if (first === undefined) return null;
	const isWord = /^urb(?:anizaci[oó]n)?$/i.test(first);
	return [isWord ? 'Urb' : capitalized(first), ...others].join(' ');
}

/** Cities that have the name of a state, too. */
const CITY_OR_STATE = /^(?:new york|washington)$/i;

/** `New York 10013` behind a street is the city: a state has one before it. */
function placeOf(
	city: readonly string[],
	state: string,
	hasStreetAndZip: boolean,
): { city: string | null; state: string | null } {
	const words = repairedWords(city.map((word) => word.replaceAll('.', '')));
	if (words.length === 0 && hasStreetAndZip && CITY_OR_STATE.test(state)) {
		return { city: repairedWords(state.split(' ')).join(' '), state: null };
	}
	return { city: joined(...words), state: state === '' ? null : (stateCode(state) ?? null) };
}

function zipOf(
	zips: readonly string[],
	rest: readonly string[],
): { zip: string | null; zip4: string | null } {
	const digits = (zips[0] ?? '').replaceAll(/\D/g, '');
	const zip4 = digits.length === 9 ? digits.slice(5) : (rest[0] ?? null);
	return digits.length === 5 || digits.length === 9
		? { zip: digits.slice(0, 5), zip4 }
		: { zip: digits === '' ? null : digits, zip4: null };
}
