import { capitalized, lower, upper } from './letter-case';
import type { Tagged } from './street-line';
import { tokensOf } from './tokens';
import { standsAlone, unitDesignator } from './unit-designators';

/**
 * A unit with its words in USPS form: designators abbreviated, `#` only where no designator says what
 * it is. Order and wording stay (`2nd Fl`). Writing it again changes nothing more.
 */
export function wordedUnitOf(text: string): string | null {
	if (PLAIN.test(text) || BOX.test(text)) return text;
	return writtenUnit(
		tokensOf(text).map(({ text: own, word }) => ({
			text: own,
			word,
			isType: unitDesignator(word) !== undefined,
		})),
	);
}

/** As it would be written, as most are. */
const PLAIN = /^(?:#|Apt|Unit|Ste) \d+[A-Z]?$/;
const BOX = /^(?:PO|RR \d+|HC \d+) Box [\dA-Z -]+$/;

/**
 * The identifier alone where the designator says no more than that it is a home: `4B` of `Apt 4B`,
 * `Unit 4B`, `# 4B`, as RESO's UnitNumber has it. `Ste 200`, `Lot 12` and `Bldg 3 Apt 4` say more.
 */
export function bareUnitOf(worded: string | null): string | null {
	const identifier = VAGUE.exec(worded ?? '')?.[1];
	return identifier === undefined || isDesignated(identifier) ? worded : identifier;
}

const VAGUE = /^(?:#|Apt|Unit) (.+)$/;

/** A unit on the line of its street: `# 4B` (Publication 28, section 213.2), `Ste 200`. */
export function unitOnLine(unit: string | null): string | null {
	return unit === null || BOX.test(unit) || isDesignated(unit) ? unit : `# ${unit}`;
}

function isDesignated(unit: string): boolean {
	return unit.split(' ').some((word) => word === '#' || isDesignator(word));
}

function isDesignator(word: string): boolean {
	return unitDesignator(word.toLowerCase()) !== undefined;
}

/** The same of words that the tagger found to be designators and identifiers. */
export function unitLineOf(words: readonly Tagged[]): string | null {
	return writtenUnit(
		words.map(({ token: { text, word }, label }) => ({
			text,
			word: label === 'unit_type' && word === 'st' ? 'ste' : word,
			isType: label === 'unit_type' || label === 'building_type',
		})),
	);
}

interface UnitWord {
	readonly text: string;
	readonly word: string;
	/** Whether it says what kind of unit it is. */
	readonly isType: boolean;
}

function writtenUnit(words: readonly UnitWord[]): string | null {
	if (words.length === 0) return null;
	const hasType = words.some(({ isType }) => isType);
	const texts: string[] = [];
	let isBehindType = false;
	for (const [at, { text, word, isType }] of words.entries()) {
		if (isSign(word)) {
			if (!isBehindType && isIdentifier(words[at + 1])) texts.push('#');
			continue;
		}
		if (at === 0 && !hasType) texts.push('#');
		texts.push((isType ? unitDesignator(word) : undefined) ?? identifier(text));
		isBehindType = isType;
	}
	return texts.join(' ') || null;
}

function isIdentifier(word: UnitWord | undefined): boolean {
	return word !== undefined && !word.isType && !isSign(word.word);
}

function isSign(word: string): boolean {
	return word === '#' || word === 'no' || word === 'number' || word === 'num';
}

/** Letters whose small and capital forms are each other's. */
const LATIN = /^[\x21-\x7e\xc0-\xff]+$/;

function identifier(text: string): string {
	const own = unitDesignator(text.toLowerCase());
	if (own !== undefined && standsAlone(own)) return own;
	if (!LATIN.test(text)) return text;
	const plain = /\d/.test(text) ? text : text.replaceAll('.', '');
	if (/^\d+(?:st|nd|rd|th)$/i.test(plain)) return lower(plain);
	const isSpelled = !/\d/.test(plain) && plain.length > 2 && /[aeiouy]/i.test(plain);
	return isSpelled ? capitalized(lower(plain)) : upper(plain);
}
