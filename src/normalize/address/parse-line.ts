import { readPostalCode } from '../postal-code';
import { doubtful, read, type Reading } from '../reading';
import { noParts, type AddressParts } from './address-parts';
import { addressText, foreignCountryIn } from './address-text';
import { isKnownCity } from './known-cities';
import { partsOfTags, type TaggedAddress } from './parts-of-tags';
import { impossibleLabels } from './possible-labels';
import { settledStreet } from './settle-street';
import type { Traits } from './token-traits';
import { tokensOf } from './tokens';
import { usTagger } from './us-tagger';

/** What was found in an address on one line. */
export interface ParsedLine {
	readonly parts: AddressParts;
	/** Names of people, companies and buildings that stood beside the address. */
	readonly beside: string | null;
}

/** Longer is no address: in words, and in characters. */
const MOST_WORDS = 40;
const MOST_CHARACTERS = 300;

/** Below this the words may as well mean something else. */
const LEAST_PROBABLE = 0.02;

const UNPARSED = {
	foreign: doubtful('address_foreign', 'Not a US address: it is kept as it is'),
	long: doubtful('too_long', 'Too long for an address: it was left out'),
	unclear: doubtful('address_unparsed', 'It is not clear which word is what: it is kept as it is'),
} as const;

/**
 * Takes a US address on one line, or on several, apart to parts in USPS form (Publication 28). Pure
 * and fast; the same line gives the same parts. A part that the line does not name is null; when it
 * is not clear what is what, nothing is guessed: no value and the reason.
 *
 * @param line any value; only text says something
 */
export function parseAddressLine(line: unknown): Reading<ParsedLine> {
	const text = addressText(line);
	if (text.length > MOST_CHARACTERS) return UNPARSED.long;
	if (foreignCountryIn(text)) return UNPARSED.foreign;
	const tokens = tokensOf(text);
	if (tokens.length === 0) return UNPARSED.unclear;
	if (tokens.length > MOST_WORDS) return UNPARSED.long;
	const forbid = (traits: readonly Traits[]) => impossibleLabels(tokens, traits);
	const { labels, probability } = usTagger().tag(tokens, forbid);
	const found = partsOfTags(tokens, labels);
	if (probability < LEAST_PROBABLE || found.isTorn || !saysWhere(found, text))
		return UNPARSED.unclear;
	return withWholeZip(settled(found));
}

/** As the parts will be read again, so that reading them again changes nothing. */
function settled({ parts, beside }: ParsedLine): ParsedLine {
	const { street, unit, beside: besideStreet } = settledStreet(parts.street, parts.unit);
	return {
		parts: { ...parts, street, unit },
		beside:
			beside === null || besideStreet === null
				? (beside ?? besideStreet)
				: `${beside} ${besideStreet}`,
	};
}

/** A number with a street, a box, or a city with its state or ZIP code. */
function saysWhere({ parts: { street, city, state, zip } }: TaggedAddress, text: string): boolean {
	if (street !== null) return city !== null || zip !== null || /\d|&/.test(street);
	if (city === null) return false;
	return zip !== null || (state !== null && (isKnownCity(city) || isMeantAsState(text)));
}

/** `Call me` is no town in Maine: a state stands behind a comma or in capitals of its own. */
function isMeantAsState(text: string): boolean {
	return /[,\n][^,\n]+$/.test(text) || (/\b[A-Z]{2}$/.test(text) && /[a-z]/.test(text));
}

/** Puts back the zero that spreadsheets drop, where the state says that there was one. */
function withWholeZip({ parts, beside }: ParsedLine): Reading<ParsedLine> {
	const { zip, state } = parts;
	if (zip === null || zip.length === 5) return read({ parts, beside });
	const { value, doubts } = readPostalCode(zip, { state, country: null });
	const whole = { zip: value?.zip ?? null, zip4: value?.zip4 ?? null };
	return { value: { parts: { ...noParts, ...parts, ...whole }, beside }, doubts };
}
