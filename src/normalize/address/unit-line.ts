import { capitalized, lower, upper } from './letter-case';
import type { Tagged } from './street-line';
import { tokensOf } from './tokens';
import { standsAlone, unitDesignator } from './unit-designators';

/**
 * A unit in USPS form: designators abbreviated, `#` only where no designator says what it is. Order
 * and wording stay (`2nd Fl`). Writing it again changes nothing more.
 */
export function unitOf(text: string): string | null {
	const isBox = /^(?:PO|RR \d+|HC \d+) Box [\dA-Z -]+$/.test(text);
	if (isBox) return text;
	return writtenUnit(
		tokensOf(text).map(({ text: own, word }) => ({
			text: own,
			word,
			isType: unitDesignator(word) !== undefined,
		})),
	);
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
	const texts: string[] = [];
	let isNamed = false;
	for (const [at, { text, word, isType }] of words.entries()) {
		const standard = isType ? unitDesignator(word) : undefined;
		if (isSign(word)) {
			if (!isNamed && at < words.length - 1) texts.push('#');
		} else {
			const isBare = !isNamed && !isType && isCode(text) && !isNamedAfter(words, at);
			if (isBare) texts.push('#');
			texts.push(standard ?? identifier(text));
		}
		isNamed = true;
	}
	return texts.filter((text) => text !== '').join(' ') || null;
}

function isSign(word: string): boolean {
	return word === '#' || word === 'no' || word === 'number' || word === 'num';
}

/** `2nd Floor`, `1 Front`: what stands in front of its designator. */
function isNamedAfter(words: readonly UnitWord[], at: number): boolean {
	return unitDesignator(words[at + 1]?.word ?? '') !== undefined;
}

/** A number or a letter, with or without a number. */
function isCode(text: string): boolean {
	return /\d/.test(text) || text.length === 1;
}

function identifier(text: string): string {
	const own = unitDesignator(text.toLowerCase());
	if (own !== undefined && standsAlone(own)) return own;
	const plain = text.replaceAll('.', '');
	if (/^\d+(?:st|nd|rd|th)$/i.test(plain)) return lower(plain);
	const isSpelled = !/\d/.test(plain) && plain.length > 2 && /[aeiouy]/i.test(plain);
	return isSpelled ? capitalized(lower(plain)) : upper(plain);
}
