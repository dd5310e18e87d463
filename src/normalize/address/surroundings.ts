import { citiesOf } from './city-words';
import { stateCode } from '../states';
import { kinds, type Traits } from './token-traits';
import type { Token } from './tokens';

const KINDS = kinds.length;

/** How the slots are laid out: one table after the other, each with so many slots. */
const TABLES = {
	fromStart: 5,
	fromEnd: 6,
	passed: 108,
	suffixes: 24,
	segment: 256,
	tail: 7 * 3 * 3 * 5,
	city: 40,
	state: 12,
	kindAndTail: KINDS * 42,
	pairBefore: KINDS * KINDS,
	pairAfter: KINDS * KINDS,
	three: KINDS * KINDS * KINDS,
} as const;

type Table = keyof typeof TABLES;

const FIRST = new Map<Table, number>();
let next = 0;
for (const [table, size] of Object.entries(TABLES) as [Table, number][]) {
	FIRST.set(table, next);
	next += size;
}

/** How many slots there are. */
export const slotCount = next;
/** How many slots each word takes. */
export const slotsPerToken = Object.keys(TABLES).length;

const BASE = Object.fromEntries(FIRST) as Record<Table, number>;

/**
 * What is seen of each word in its place, as numbers of slots, `slotsPerToken` a word: how far from
 * the ends, what came before, what the part between commas holds, how far the state and ZIP code.
 */
export function slotsOf(tokens: readonly Token[], traits: readonly Traits[]): Int32Array {
	const slots = new Int32Array(tokens.length * slotsPerToken);
	const count = tokens.length;
	const tail = tailOf(tokens, traits);
	const segments = segmentsOf(tokens, traits);
	const cities = citiesOf(tokens, tail.start);
	const ahead = suffixesAhead(tokens, traits, tail.start);
	let numbers = 0;
	let suffixes = 0;
	let units = 0;
	let breaks = 0;
	for (let at = 0; at < count; at++) {
		const own = traits[at] as Traits;
		const kind = own.kind;
		const before = at === 0 ? 0 : (traits[at - 1] as Traits).kind;
		const after = at === count - 1 ? 0 : (traits[at + 1] as Traits).kind;
		const opened = at === 0 ? 2 : breakAt(tokens, at - 1) ? 1 : 0;
		const distance = at >= tail.start ? 0 : Math.min(tail.start - at, 6);
		const segment = segments.of[at] as number;
		const fromLast = Math.min(segments.last - segment, 3);
		const tailBreaks =
			at >= tail.start
				? 0
				: Math.min((segments.of[Math.min(tail.start, count - 1)] as number) - segment, 2);
		let slot = at * slotsPerToken;
		slots[slot++] = BASE.fromStart + Math.min(at, 4);
		slots[slot++] = BASE.fromEnd + Math.min(count - 1 - at, 5);
		slots[slot++] = BASE.passed + ((numbers * 2 + suffixes) * 2 + units) * 9 + breaks * 3 + opened;
		slots[slot++] =
			BASE.suffixes +
			(((ahead[at] as number) * 2 + (own.isSuffix ? 1 : 0)) * 2 + suffixes) * 3 +
			opened;
		slots[slot++] =
			BASE.segment +
			((fromLast * 32 + (segments.bits[segment] as number)) * 2 + (opened > 0 ? 1 : 0));
		slots[slot++] = BASE.tail + ((distance * 3 + opened) * 3 + tailBreaks) * 5 + tail.kind;
		slots[slot++] = BASE.city + (cities[at] as number);
		slots[slot++] =
			BASE.state + (at < tail.start ? 0 : tail.kind + 1) + (tail.start === count ? 6 : 0);
		slots[slot++] = BASE.kindAndTail + (kind * 7 + distance) * 6 + opened * 2 + suffixes;
		slots[slot++] = BASE.pairBefore + before * KINDS + kind;
		slots[slot++] = BASE.pairAfter + kind * KINDS + after;
		slots[slot++] = BASE.three + (before * KINDS + kind) * KINDS + after;
		if (own.startsWithDigit) numbers = Math.min(numbers + 1, 2);
		if (own.isSuffix && numbers > 0) suffixes = 1;
		if (own.isUnit) units = 1;
		if (numbers > 0 && breakAt(tokens, at)) breaks = Math.min(breaks + 1, 2);
	}
	return slots;
}

function breakAt(tokens: readonly Token[], at: number): boolean {
	return (tokens[at] as Token).breakAfter !== 'none';
}

interface Tail {
	/** Where state and ZIP code begin, by their looks; the number of words when nothing looks so. */
	readonly start: number;
	/** 0 nothing, 1 ZIP code only, 2 state and ZIP code, 3 state only, 4 state only that may be more. */
	readonly kind: number;
}

/** By looks alone: the tagger may find otherwise. */
function tailOf(tokens: readonly Token[], traits: readonly Traits[]): Tail {
	let end = tokens.length;
	while (end > 1 && (traits[end - 1] as Traits).isCountry) end--;
	let start = end;
	if (start > 1 && isFourDigits(tokens[start - 1]) && (traits[start - 2] as Traits).isZip) start--;
	if (start > 0 && (traits[start - 1] as Traits).isZip) start--;
	else if (start > 1 && isFourDigits(tokens[start - 1]) && (traits[start - 2] as Traits).isState)
		start--;
	const hasZip = start < end;
	const words = stateWordsBefore(tokens, traits, start);
	if (words === 0) return { start, kind: hasZip ? 1 : 0 };
	start -= words;
	if (hasZip) return { start, kind: 2 };
	const { isSuffix, isUnit } = traits[start] as Traits;
	return { start, kind: words === 1 && (isSuffix || isUnit) ? 4 : 3 };
}

function isFourDigits(token: Token | undefined): boolean {
	return token !== undefined && /^\d{4}$/.test(token.word);
}

/** How many words in front of a place are the name or the letters of a state: up to three. */
function stateWordsBefore(
	tokens: readonly Token[],
	traits: readonly Traits[],
	end: number,
): number {
	if (end > 2 && stateCode(joined(tokens, end - 3, end)) !== undefined) return 3;
	if (end > 1 && stateCode(joined(tokens, end - 2, end)) !== undefined) return 2;
	return end > 0 && (traits[end - 1] as Traits).isState ? 1 : 0;
}

function joined(tokens: readonly Token[], from: number, to: number): string {
	let text = (tokens[from] as Token).word;
	for (let at = from + 1; at < to; at++) text += ` ${(tokens[at] as Token).word}`;
	return text;
}

interface Segments {
	readonly of: Int32Array;
	readonly bits: number[];
	readonly last: number;
}

/** The parts between commas and lines, and what each holds: a number first, suffix, unit, state, ZIP. */
function segmentsOf(tokens: readonly Token[], traits: readonly Traits[]): Segments {
	const of = new Int32Array(tokens.length);
	const bits: number[] = [0];
	let segment = 0;
	let isFirst = true;
	for (let at = 0; at < tokens.length; at++) {
		const own = traits[at] as Traits;
		of[at] = segment;
		bits[segment] =
			(bits[segment] as number) |
			(isFirst && own.startsWithDigit ? 1 : 0) |
			(own.isSuffix && !isFirst ? 2 : 0) |
			(own.isUnit ? 4 : 0) |
			(own.isState ? 8 : 0) |
			(own.isZip && !isFirst ? 16 : 0);
		isFirst = breakAt(tokens, at) && at < tokens.length - 1;
		if (isFirst) bits[++segment] = 0;
	}
	return { of, bits, last: segment };
}

/** Whether a street suffix comes later, before anything ends the street. */
function suffixesAhead(
	tokens: readonly Token[],
	traits: readonly Traits[],
	tail: number,
): Uint8Array {
	const ahead = new Uint8Array(tokens.length);
	let has = 0;
	for (let at = tokens.length - 1; at >= 0; at--) {
		const { isSuffix, isUnit, startsWithDigit } = traits[at] as Traits;
		if (breakAt(tokens, at) || at >= tail) has = 0;
		ahead[at] = has;
		if (isSuffix && at < tail) has = 1;
		else if (isUnit || startsWithDigit) has = 0;
	}
	return ahead;
}
