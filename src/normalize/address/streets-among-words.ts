import type { Label } from './labels';
import type { Tagged } from './street-line';

/** What the words of a street are. */
export const streetLabels = [
	...(['number_prefix', 'number', 'number_suffix', 'pre_directional', 'pre_type'] as const),
	...(['street', 'post_type', 'post_directional', 'between'] as const),
] as const satisfies readonly Label[];

const OF_STREET: ReadonlySet<Label> = new Set(streetLabels);

/**
 * `10 Lewis & Clark Ct`, `123 & 125 Main St`: behind a house number streets only cross where the
 * first is a whole one (`100 Main St & 5th Ave`); else the sign is part of the name or the number.
 */
export function withJoinedNames(words: readonly Tagged[]): readonly Tagged[] {
	const number = words.findIndex(({ label }) => label === 'number');
	if (number < 0) return words;
	return words.map((word, at) => {
		if (isBetweenNumbers(words, at))
			return { token: { ...word.token, text: '&' }, label: 'number' };
		if (isBetweenNumbers(words, at - 1)) return { ...word, label: 'number' };
		if (word.label !== 'between' || at < number || !AND.has(word.token.word)) return word;
		if (words.slice(number, at).some(isEndOfStreet)) return word;
		return { ...word, label: 'street' };
	});
}

/** Whether it joins two house numbers. */
function isBetweenNumbers(words: readonly Tagged[], at: number): boolean {
	const [before, word, after] = [words[at - 1], words[at], words[at + 1]];
	return (
		word?.label === 'between' &&
		before?.label === 'number' &&
		after !== undefined &&
		isOfStreet(after) &&
		/^\d+$/.test(after.token.word)
	);
}

const AND = new Set(['&', 'and']);

/** A suffix, a highway or a numbered street: `100 W 5th & Main`. */
function isEndOfStreet({ label, token }: Tagged): boolean {
	if (label === 'post_type' || label === 'pre_type') return true;
	return label === 'street' && /^\d/.test(token.word);
}

/**
 * What looks like a street but is none: words that stand apart before the house number
 * (`Fire Station # 9, 45 Cherokee St`), and behind it a crossing (`between 55th and 56th`).
 */
export function strayStreet(words: readonly Tagged[]): readonly Tagged[] {
	const number = words.findIndex(({ label }) => label === 'number' || label === 'number_prefix');
	if (number < 0) return [];
	let start = number;
	while (start > 0 && isStreetNext(words, start - 1)) start--;
	const crossing = words.findIndex(
		(word, at) => at > number && (word.label === 'between' || saysBetween(words, at)),
	);
	const before = start === 0 ? [] : strayBefore(words.slice(0, start));
	return crossing < 0 ? before : [...before, ...crossingFrom(words.slice(crossing))];
}

/** Street words, and a number that stands with them: `# 9` is that of the fire station. */
function strayBefore(words: readonly Tagged[]): readonly Tagged[] {
	const stray: Tagged[] = [];
	for (const [at, word] of words.entries()) {
		const last = words[at - 1];
		const isNext = last !== undefined && last === stray.at(-1) && last.token.breakAfter === 'none';
		const isOfNumber = word.token.text === '#' || last?.token.text === '#';
		if (isOfStreet(word) || (isNext && isOfNumber)) stray.push(word);
	}
	return stray;
}

/** Behind a street's name: `Between Ln` is one. */
function saysBetween(words: readonly Tagged[], at: number): boolean {
	const word = words[at]?.token.word ?? '';
	if (!word.startsWith('b') || !BETWEEN.has(word)) return false;
	return words.slice(0, at).some(({ label }) => label === 'street' || label === 'pre_type');
}

const BETWEEN = new Set(['between', 'btwn', 'btw', 'betw', 'bet']);

/** `between 5th and 6th`: numbers without a designator are streets there, no units. */
function crossingFrom(words: readonly Tagged[]): readonly Tagged[] {
	if (!BETWEEN.has(words[0]?.token.word ?? '')) return words.filter(isOfStreet);
	const end = words.findIndex((word) => !isOfStreet(word) && word.label !== 'unit_id');
	return end < 0 ? words : words.slice(0, end);
}

function isOfStreet({ label }: Tagged): boolean {
	return OF_STREET.has(label);
}

/** Whether a word belongs to the street and nothing is between it and the next. */
function isStreetNext(words: readonly Tagged[], at: number): boolean {
	const word = words[at];
	return word !== undefined && isOfStreet(word) && word.token.breakAfter === 'none';
}
