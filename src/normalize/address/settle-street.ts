import { isBlank } from '../text';
import { directional } from './directionals';
import { partsOfTags } from './parts-of-tags';
import { impossibleLabels, placeLabels } from './possible-labels';
import { suffixAbbreviation } from './street-suffixes';
import type { Traits } from './token-traits';
import { tokensOf } from './tokens';
import { unitDesignator } from './unit-designators';
import { wordedUnitOf } from './unit-line';
import { usTagger } from './us-tagger';

export interface StreetAndUnit {
	readonly street: string | null;
	readonly unit: string | null;
	/** What stood with the street and is no part of the address, such as a crossing. */
	readonly beside: string | null;
}

/**
 * A street that may have its unit with it, and a unit that was found apart, in USPS form. What comes
 * out comes out of itself again.
 */
export function settledStreet(street: string | null, unit: string | null): StreetAndUnit {
	const settled = street === null ? NOTHING : settle(street);
	const own = unit === null ? null : wordedUnitOf(unit);
	const { street: text, beside } = settled;
	return { street: text, unit: bothUnits(settled.unit, own), beside };
}

const NOTHING: StreetAndUnit = { street: null, unit: null, beside: null };

function settle(text: string): StreetAndUnit {
	if (isPlainStreet(text)) return { street: text, unit: null, beside: null };
	const { street, unit, beside } = splitStreet(text);
	if (street === text && unit === null) return { street, unit, beside };
	if (street !== null) {
		const again = splitStreet(street);
		const isSettled = again.street === street && again.unit === null;
		if (isSettled) return { street, unit: wordedUnitOf(unit ?? ''), beside };
	}
	const plain = text.replaceAll(/[\s,;]+/g, ' ').trim();
	if (isBlank(plain)) return NOTHING;
	return plain === text ? { ...NOTHING, street: text } : settle(plain);
}

const NUMBER_NAME_SUFFIX =
	/^\d{1,6}(?: [NESW]{1,2})?((?: (?:[A-Z][a-z]{2,}|\d{1,3}(?:st|nd|rd|th))){1,2}) (?:St|Ave|Rd|Dr|Ln|Ct|Pl|Way|Cir|Ter|Blvd|Pkwy|Trl)$/;

const NUMBERED_HIGHWAY =
	/^[1-9]\d{0,5}(?: (?:[NS][EW]?|[EW]))? (?:(?:County |State |US )?(?:Highway|Route)|(?:County|State) Road|FM|Interstate) [1-9]\d{0,3}$/;

/**
 * Whether a street is in USPS form beyond doubt, as most are: a number, a name of a word or two and a
 * suffix, or a highway with its number. The tagger would find nothing else in it.
 */
export function isPlainStreet(street: string): boolean {
	if (NUMBERED_HIGHWAY.test(street)) return true;
	const [, name] = NUMBER_NAME_SUFFIX.exec(street) ?? [];
	if (name === undefined) return false;
	return name
		.trim()
		.toLowerCase()
		.split(' ')
		.every(
			(word) =>
				unitDesignator(word) === undefined &&
				directional(word) === undefined &&
				suffixAbbreviation(word) === undefined,
		);
}

/** Street and unit, where it is known that there is nothing else; nothing when words would be lost. */
export function splitStreet(text: string): StreetAndUnit {
	const tokens = tokensOf(text);
	if (tokens.length === 0) return NOTHING;
	const forbid = (traits: readonly Traits[]) => impossibleLabels(tokens, traits, placeLabels);
	const { parts, beside, isTorn } = partsOfTags(tokens, usTagger().tag(tokens, forbid).labels);
	return isTorn ? NOTHING : { street: parts.street, unit: parts.unit, beside };
}

/** What was found in the street goes before what was found apart. */
function bothUnits(inStreet: string | null, apart: string | null): string | null {
	if (inStreet === null || apart === null) return inStreet ?? apart;
	return identifierIn(inStreet) === identifierIn(apart)
		? apart
		: wordedUnitOf(`${inStreet} ${apart}`);
}

/** What is left of a unit without its designator. */
export function identifierIn(unit: string): string {
	return unit.replace(/^(?:#|[A-Z][a-z]+) (?=\S)/, '').toUpperCase();
}
