import { isBlank } from '../text';
import { partsOfTags } from './parts-of-tags';
import { impossibleLabels, placeLabels } from './possible-labels';
import { tokensOf } from './tokens';
import { wordedUnitOf } from './unit-line';
import { usTagger } from './us-tagger';

export interface StreetAndUnit {
	readonly street: string | null;
	readonly unit: string | null;
}

/**
 * A street that may have its unit with it, and a unit that was found apart, in USPS form. What comes
 * out comes out of itself again.
 */
export function settledStreet(street: string | null, unit: string | null): StreetAndUnit {
	const settled = street === null ? NOTHING : settle(street);
	const own = unit === null ? null : wordedUnitOf(unit);
	return { street: settled.street, unit: bothUnits(settled.unit, own) };
}

const NOTHING: StreetAndUnit = { street: null, unit: null };

function settle(text: string): StreetAndUnit {
	const found = splitStreet(text);
	if (found.street === text && found.unit === null) return found;
	if (found.street !== null) {
		const again = splitStreet(found.street);
		const isSettled = again.street === found.street && again.unit === null;
		if (isSettled) return { street: found.street, unit: wordedUnitOf(found.unit ?? '') };
	}
	const plain = text.replaceAll(/[\s,;]+/g, ' ').trim();
	if (isBlank(plain)) return NOTHING;
	return plain === text ? { street: text, unit: null } : settle(plain);
}

/** Street and unit, where it is known that there is nothing else. */
function splitStreet(text: string): StreetAndUnit {
	const tokens = tokensOf(text);
	if (tokens.length === 0) return NOTHING;
	const tagger = usTagger();
	const forbidden = impossibleLabels(tokens, tagger.traitsOf(tokens), placeLabels);
	return partsOfTags(tokens, tagger.tag(tokens, forbidden).labels).parts;
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
