import { stateCode } from '../states';
import type { AddressParts } from './address-parts';
import { boxLineOf } from './box-line';
import type { Label } from './labels';
import { capitalized, repairedWords } from './letter-case';
import { streetLineOf, type Tagged } from './street-line';
import { strayStreet, streetLabels, withJoinedNames } from './streets-among-words';
import type { Token } from './tokens';
import { unitLineOf } from './unit-line';

type Part = keyof typeof LABELS_OF;

/** Which words an address is put together from; a country is no part of it. */
const LABELS_OF = {
	street: streetLabels,
	unit: ['unit_type', 'unit_id', 'building_type', 'building_id'],
	box: ['route_type', 'route_id', 'box_type', 'box_id'],
	beside: ['recipient', 'building'],
	urbanization: ['urbanization'],
	city: ['city'],
	state: ['state'],
	zip: ['zip'],
	zip4: ['zip4'],
} as const satisfies Record<string, readonly Label[]>;

const PARTS = Object.keys(LABELS_OF) as Part[];
const PART_OF = new Map<Label, Part>(
	PARTS.flatMap((part) => LABELS_OF[part].map((label) => [label, part] as const)),
);

export interface TaggedAddress {
	readonly parts: AddressParts;
	/** Whom it goes to and what the house is called: no part of the address proper. */
	readonly beside: string | null;
	/** Whether the words of a part do not stand together, or say less than they should. */
	readonly isTorn: boolean;
}

/** Puts the words of an address together to parts in USPS form. */
export function partsOfTags(tokens: readonly Token[], labels: readonly Label[]): TaggedAddress {
	const words = tokens.map((token, at): Tagged => ({ token, label: labels[at] as Label }));
	const those = wordsByPart(labels.includes('between') ? withJoinedNames(words) : words);
	const box = boxLineOf(those.box);
	const street = joined(urbanizationOf(textsOf(those.urbanization)), streetLineOf(those.street));
	const unit = unitLineOf(those.unit);
	const zips = zipOf(textsOf(those.zip), textsOf(those.zip4));
	const hasStreetAndZip = street !== null && zips.zip !== null;
	const place = placeOf(textsOf(those.city), those.state, hasStreetAndZip);
	return {
		parts: {
			street: street ?? box,
			unit: street === null ? unit : joined(unit, box),
			...place,
			...zips,
		},
		beside: joined(...textsOf(those.beside)),
		isTorn:
			labels.some((label, at) => TOGETHER.has(label) && isApart(labels, at)) ||
			(box === null && those.box.length > 0) ||
			isPhoneNumber(unit ?? ''),
	};
}

function wordsByPart(words: readonly Tagged[]): Readonly<Record<Part, readonly Tagged[]>> {
	const strays = [...strayStreet(words), ...strayCity(words)];
	const those: Record<Part, Tagged[]> = {
		street: [],
		unit: [],
		box: [],
		beside: [],
		urbanization: [],
		city: [],
		state: [],
		zip: [],
		zip4: [],
	};
	for (const word of words) {
		const part = strays.includes(word) ? 'beside' : PART_OF.get(word.label);
		if (part !== undefined) those[part].push(word);
	}
	return those;
}

/** No unit has so many digits. */
function isPhoneNumber(unit: string): boolean {
	return unit.replaceAll(/\D/g, '').length >= 10;
}

const TOGETHER: ReadonlySet<Label> = new Set(['city', 'state', 'zip']);

/** Whether others stand between a word and the first with the same label. */
function isApart(labels: readonly Label[], at: number): boolean {
	const label = labels[at] as Label;
	return labels[at - 1] !== label && labels.indexOf(label) < at;
}

function textsOf(words: readonly Tagged[]): string[] {
	return words.map(({ token }) => token.text);
}

function joined(...texts: readonly (string | null)[]): string | null {
	return texts.filter((text) => text !== null && text !== '').join(' ') || null;
}

/** Of a neighbourhood and a city (`Gramercy, New York`) the last is the city. */
function strayCity(words: readonly Tagged[]): readonly Tagged[] {
	const city = words.filter(({ label }) => label === 'city');
	if (city.length < 2) return [];
	const end = city.findLastIndex(
		({ token }, at) => token.breakAfter !== 'none' && at < city.length - 1,
	);
	return city.slice(0, end + 1);
}

/** Puerto Rico: Publication 28, section 293. */
function urbanizationOf(words: readonly string[]): string | null {
	if (words.length === 0) return null;
	const [first = '', ...others] = repairedWords(words.map(withoutDots));
	const isWord = /^urb(?:anizaci[oó]n)?$/i.test(first);
	return [isWord ? 'Urb' : capitalized(first), ...others].join(' ');
}

function withoutDots(word: string): string {
	return word.includes('.') ? word.replaceAll('.', '') : word;
}

/** Cities that have the name of a state, too. */
const CITY_OR_STATE = /^(?:new york|washington)$/i;

/** `New York 10013` behind a street is the city: a state has one before it. */
function placeOf(
	city: readonly string[],
	state: readonly Tagged[],
	hasStreetAndZip: boolean,
): { city: string | null; state: string | null } {
	const words = repairedWords(city.map(withoutDots));
	if (words.length === 0 && hasStreetAndZip && CITY_OR_STATE.test(textsOf(state).join(' '))) {
		return { city: repairedWords(textsOf(state)).join(' '), state: null };
	}
	const name = state.map(({ token }) => token.word).join(' ');
	return { city: joined(...words), state: name === '' ? null : (stateCode(name) ?? null) };
}

function zipOf(
	zips: readonly string[],
	rest: readonly string[],
): { zip: string | null; zip4: string | null } {
	const [code = ''] = zips;
	const digits = /^\d*$/.test(code) ? code : code.replaceAll(/\D/g, '');
	const zip4 = digits.length === 9 ? digits.slice(5) : (rest[0] ?? null);
	return digits.length === 5 || digits.length === 9
		? { zip: digits.slice(0, 5), zip4 }
		: { zip: digits === '' ? null : digits, zip4: null };
}
