import type { Doubt } from '../reading';
import { stateCode } from '../states';
import { isBlank } from '../text';
import { addressLineOf, type AddressParts } from './address-parts';
import { addressText } from './address-text';
import { repairedWords } from './letter-case';
import { parseAddressLine, type ParsedLine } from './parse-line';
import { identifierIn, settledStreet, type StreetAndUnit } from './settle-street';
import { tokensOf } from './tokens';
import { bareUnitOf, unitOnLine, wordedUnitOf } from './unit-line';

/** An address as a source gives it: in parts, on one line, or on a line beside its parts. */
export interface GivenAddress {
	/** All on one line, or what is missing of it beside the parts. */
	readonly line?: string | null;
	readonly street?: string | null;
	readonly unit?: string | null;
	readonly city?: string | null;
	/** Two letters, as {@link stateCode} gives them. */
	readonly state?: string | null;
	/** Five digits. */
	readonly zip?: string | null;
	readonly zip4?: string | null;
}

export interface AddressDoubt extends Doubt {
	readonly part: 'address' | 'unit';
}

export interface NormalAddress {
	readonly parts: AddressParts;
	/** All of it on one line; the given line when that could not be taken apart. */
	readonly line: string | null;
	/** What stood beside the address in its line: a recipient, a building's name, a crossing. */
	readonly beside: string | null;
	readonly doubts: readonly AddressDoubt[];
}

/**
 * Brings a US address to USPS form (Publication 28), however it is given. What is given in parts wins
 * over what a line says; where the two differ there is a doubt. Its own answer gives itself.
 */
export function addressOfParts(given: GivenAddress): NormalAddress {
	let found = normalized(given);
	for (let turn = 0; turn < MOST_TURNS && mayBeReadAgain(found.parts); turn++) {
		const { beside, doubts } = found;
		const again = normalized({ ...found.parts, line: found.line });
		found = { ...again, beside: beside ?? again.beside, doubts: [...doubts, ...again.doubts] };
	}
	return found;
}

/** A street that ends like a whole address is read until it stays as it is. */
const MOST_TURNS = 3;

function mayBeReadAgain(parts: AddressParts): boolean {
	return parts.street !== null && (looksWhole(parts.street) || endsWithPlace(parts.street, parts));
}

function normalized(given: GivenAddress): NormalAddress {
	const apart = givenParts(given);
	const text = addressText(given.street ?? given.line);
	if (text === '') return composed(apart, settledStreet(null, apart.unit));
	const isStreet = typeof given.street === 'string';
	const saysNoMore = !isStreet && text === addressLineOf(apart);
	if (saysNoMore) return { ...composed(apart, settledStreet(null, apart.unit)), line: text };
	const isWhole = apart.city === null ? !isStreet || looksWhole(text) : endsWithPlace(text, apart);
	return isWhole ? ofLine(text, apart, isStreet) : composed(apart, settledStreet(text, null));
}

/** Whether a street alone may be a whole address: it has parts, or ends with a ZIP code. */
function looksWhole(text: string): boolean {
	return /[,;\n]|\s\d{5}(?:-?\d{4})?$/.test(text);
}

function givenParts({ unit, city, state, zip, zip4 }: GivenAddress): AddressParts {
	return {
		street: null,
		unit: unit == null ? null : wordedUnitOf(addressText(unit)),
		city: city == null ? null : normalCity(city),
		state: state ?? null,
		zip: zip ?? null,
		zip4: zip4 ?? null,
	};
}

/** A city in its own words: capitals repaired, no punctuation. */
function normalCity(city: string): string | null {
	const text = addressText(city);
	const words = tokensOf(text).map((token) => token.text);
	return repairedWords(words).join(' ') || oneLine(text) || null;
}

/** Words without marks, no ZIP code at the end: nothing in front of a state would set it apart. */
const WORDS_ALONE = /^[a-z\d ]* ([a-z]+|\d{1,4})$/;
const PLAIN_CITY = /^(?:[a-z ]*[a-z])?$/;

/** Whether it is plain, as with most streets, that one does not end like its place. */
function endsOtherwise(street: string, { city, zip }: AddressParts): boolean {
	const last = WORDS_ALONE.exec(street.toLowerCase())?.[1];
	if (last === undefined || last.startsWith(zip ?? '-')) return false;
	const name = city?.toLowerCase() ?? '';
	return PLAIN_CITY.test(name) && !name.endsWith(last);
}

/** Whether a line has more than the street although a city is given beside it. */
function endsWithPlace(text: string, parts: AddressParts): boolean {
	// Taking both apart costs more.
	if (endsOtherwise(text, parts)) return false;
	const { city, zip } = parts;
	const words = tokensOf(text);
	let end = words.length;
	if (end > 1 && words[end - 1]?.word.startsWith(zip ?? '-') === true) return true;
	if (end > 2 && /^\d{5}(?:-?\d{4})?$/.test(words[end - 1]?.word ?? '')) end--;
	const hasZip = end < words.length;
	for (const count of [3, 2, 1]) {
		const isApart = hasZip || words[end - count - 1]?.breakAfter !== 'none';
		if (end <= count || !isApart) continue;
		const name = words.slice(end - count, end).map(({ word }) => word);
		if (stateCode(name.join(' ')) !== undefined) return true;
	}
	const cityWords = tokensOf(city ?? '').map(({ word }) => word);
	const last = words.slice(-cityWords.length).map(({ word }) => word);
	return last.length < words.length && last.join(' ') === cityWords.join(' ');
}

/**
 * A line that has the city, or should have it. A street that is given as such is taken apart only
 * when it ends with a state or ZIP code.
 */
function ofLine(text: string, apart: AddressParts, isStreet: boolean): NormalAddress {
	const { value: parsed, doubts } = parseAddressLine(text);
	const street = parsed?.parts.street ?? null;
	const isWhole =
		parsed !== null && (parsed.parts.state ?? parsed.parts.zip ?? apart.city) !== null;
	if (isStreet && (!isWhole || street === null)) return composed(apart, settledStreet(text, null));
	if (parsed === null) {
		const own = doubts.map((doubt) => ({ ...doubt, part: 'address' as const }));
		const line = own.some(({ code }) => code === 'too_long') ? null : oneLine(text);
		return { ...composed(apart, { street: null, unit: null, beside: null }, own), line };
	}
	return ofParsed(parsed, apart, doubts);
}

function oneLine(text: string): string {
	return text.replaceAll(/\s*\n\s*/g, ', ').replaceAll(/\s+/g, ' ');
}

function ofParsed(
	{ parts, beside }: ParsedLine,
	apart: AddressParts,
	doubts: readonly Doubt[],
): NormalAddress {
	const own: AddressDoubt[] = doubts.map((doubt) => ({ ...doubt, part: 'address' }));
	if (differs(parts, apart)) own.push(CONFLICT);
	const zip = apart.zip ?? parts.zip;
	const merged: AddressParts = {
		street: null,
		unit: apart.unit,
		city: apart.city ?? parts.city,
		state: apart.state ?? parts.state,
		zip,
		zip4: apart.zip4 ?? (zip === parts.zip ? parts.zip4 : null),
	};
	const { street, unit } = parts;
	const whole = composed(merged, { street, unit, beside }, own);
	return { ...whole, line: whole.line ?? lineOf(whole.parts) };
}

const CONFLICT: AddressDoubt = {
	part: 'address',
	code: 'address_conflict',
	message: 'The line names another place than the parts beside it: those were taken',
};

function differs(line: AddressParts, apart: AddressParts): boolean {
	return (['city', 'state', 'zip'] as const).some((part) => {
		const [one, other] = [line[part], apart[part]];
		return one !== null && other !== null && letters(one) !== letters(other);
	});
}

function letters(text: string): string {
	return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

const UNIT_CONFLICT: AddressDoubt = {
	part: 'unit',
	code: 'unit_conflict',
	message: 'The street has another unit with it: the one that is given apart was taken',
};

/** Puts street and unit to the other parts; the unit may be given twice. */
function composed(
	apart: AddressParts,
	found: StreetAndUnit,
	doubts: readonly AddressDoubt[] = [],
): NormalAddress {
	const { unit, isConflict } = oneUnit(found.unit, apart.unit);
	const street = said(found.street);
	const parts = { ...apart, street, unit: said(bareUnitOf(unit)), city: said(apart.city) };
	return {
		parts,
		line: street === null ? null : lineOf(parts),
		beside: found.beside,
		doubts: isConflict ? [...doubts, UNIT_CONFLICT] : doubts,
	};
}

function lineOf(parts: AddressParts): string | null {
	return addressLineOf({ ...parts, unit: unitOnLine(parts.unit) });
}

/** Nothing for the usual marks of nothing, which may come out of longer ones. */
function said(text: string | null): string | null {
	return isBlank(text) ? null : text;
}

function oneUnit(
	inStreet: string | null,
	apart: string | null,
): { unit: string | null; isConflict: boolean } {
	if (inStreet === null || apart === null) return { unit: apart ?? inStreet, isConflict: false };
	if (identifierIn(inStreet) === identifierIn(apart)) {
		return { unit: bareUnitOf(apart) === apart ? apart : inStreet, isConflict: false };
	}
	return isOfOtherKind(inStreet, apart)
		? { unit: wordedUnitOf(`${inStreet} ${apart}`), isConflict: false }
		: { unit: apart, isConflict: true };
}

/** A building or floor and an apartment are two things; two apartments are a contradiction. */
function isOfOtherKind(one: string, other: string): boolean {
	const kinds = [one, other].map((unit) => /^(?:Bldg|Fl|Tower|Dept|PMB|PO Box)\b|\bFl$/.test(unit));
	return kinds[0] !== kinds[1] || (one.split(' ')[0] !== other.split(' ')[0] && kinds[0] === true);
}
