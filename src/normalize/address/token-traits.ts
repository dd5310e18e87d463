import { suffixAbbreviation } from './street-suffixes';
import type { Token } from './tokens';
import { wordClasses, type WordClass } from './word-classes';

/** What is seen of a word by itself, whatever stands around it. */
export interface Traits {
	/** Names of what is true of it; the tagger has a weight for each. */
	readonly attributes: readonly string[];
	/** The one kind that is looked at in pairs and threes; see {@link kinds}. */
	readonly kind: number;
	readonly isNumber: boolean;
	readonly startsWithDigit: boolean;
	readonly isSuffix: boolean;
	readonly isUnit: boolean;
	readonly isState: boolean;
	readonly isCountry: boolean;
	readonly isZip: boolean;
}

/** Kinds of words. The order is that of the weights. */
export const kinds = [
	...[
		'edge',
		'hash',
		'and',
		'number',
		'fiveDigits',
		'zip',
		'ordinal',
		'fraction',
		'mixed',
		'range',
	],
	...['directionalOrState', 'directionalLetter', 'directional', 'suffixOrState', 'unitOrState'],
	...['unit', 'usualSuffix', 'suffix', 'state', 'highway', 'box', 'rural', 'recipient', 'spanish'],
	...['cityHead', 'numberWord', 'letter', 'army', 'word'],
] as const;

type Kind = (typeof kinds)[number];

const KIND_NUMBER = new Map<string, number>(kinds.map((kind, index) => [kind, index]));
const USUAL_SUFFIX = new Set([
	...['ave', 'blvd', 'cir', 'ct', 'dr', 'ln', 'pkwy', 'pl', 'rd', 'sq', 'st', 'ter', 'trl', 'way'],
	...['xing', 'aly', 'expy', 'fwy', 'plz', 'cres'],
]);
const CLASSES = Object.keys(wordClasses) as WordClass[];

/** The traits of a word. Numbers of one shape have the same. */
export function traitsOf({ text, word, breakAfter, hasDot }: Token): Traits {
	const classes = CLASSES.filter((name) => wordClasses[name](word));
	const is = (name: WordClass): boolean => classes.includes(name);
	const kind = kindOf(word, is);
	const isZip = /^\d{5}(?:-?\d{4})?$/.test(word);
	return {
		attributes: [
			...shapeAttributes(text, word),
			...classes.map((name) => `is ${name}`),
			`kind ${kind}`,
			`break ${breakAfter}`,
			...(hasDot ? ['dot'] : []),
			...(hasDot && word.length === 1 ? ['dot letter'] : []),
		],
		kind: KIND_NUMBER.get(kind) ?? 0,
		isNumber: /^\d+$/.test(word),
		startsWithDigit: /^\d/.test(word),
		isSuffix: is('suffix'),
		isUnit: is('unit') || word === '#',
		isState: is('state'),
		isCountry: is('country'),
		isZip,
	};
}

/** What words of the same traits have in common, breaks and dots aside: letters, or a number's shape. */
export function traitsKey({ text, word }: Token): string {
	const first = word.charCodeAt(0);
	const isWord = (first > DIGIT_NINE || first < DIGIT_ZERO) && !/\d/.test(word);
	if (isWord) return text;
	if (/^\d+$/.test(word)) {
		return DIGIT_KEYS[Math.min(word.length, MOST_DIGITS) * 4 + trailingZeros(word)] ?? '';
	}
	return shapeAttributes(text, word).join() + kindOfNumber(word);
}

const DIGIT_ZERO = 48;
const DIGIT_NINE = 57;
/** Of longer numbers it does not count how long they are. */
const MOST_DIGITS = 12;
const DIGIT_KEYS = Array.from(
	{ length: (MOST_DIGITS + 1) * 4 },
	(_, at) => `${at >> 2} digits ${at & 3}`,
);

function shapeAttributes(text: string, word: string): string[] {
	if (/^\d+$/.test(word)) {
		return [`digits ${Math.min(word.length, MOST_DIGITS)}`, `zeros ${trailingZeros(word)}`];
	}
	const shape = word.replaceAll(/\d+/g, '9').replaceAll(/\p{L}+/gu, 'a');
	if (/\d/.test(word)) return [`shape ${shape}`, `mixed ${word.length > 4 ? 'long' : 'short'}`];
	return [
		`word ${word}`,
		`letters ${Math.min(word.length, 6)}`,
		...(word.length > 4 ? [`tail ${word.slice(-3)}`] : []),
		...(shape === 'a' ? [] : [`shape ${shape}`]),
		...(/[aeiouy]/.test(word) ? [] : ['no vowel']),
		...(text === text.toUpperCase() ? ['upper'] : []),
	];
}

function trailingZeros(word: string): number {
	let count = 0;
	while (count < 3 && word.charCodeAt(word.length - 1 - count) === DIGIT_ZERO) count++;
	return count;
}

function kindOf(word: string, is: (name: WordClass) => boolean): Kind {
	if (word === '#') return 'hash';
	if (word === '&' || word === 'and' || word === '@') return 'and';
	if (/\d/.test(word)) return kindOfNumber(word);
	if (is('army')) return 'army';
	if (is('directional')) return kindOfDirectional(word, is('state'));
	if (is('suffix') && is('state')) return 'suffixOrState';
	if (is('unit') && is('state')) return 'unitOrState';
	if (USUAL_SUFFIX.has(suffixAbbreviation(word) ?? '')) return 'usualSuffix';
	const first = (['unit', 'box', 'state', 'suffix', 'rural', 'highway', 'recipient'] as const).find(
		is,
	);
	if (first !== undefined) return first;
	if (is('cityHead')) return 'cityHead';
	if (is('spanish')) return 'spanish';
	if (is('numberWord')) return 'numberWord';
	return word.length === 1 ? 'letter' : 'word';
}

function kindOfNumber(word: string): Kind {
	if (/^\d{5}$/.test(word)) return 'fiveDigits';
	if (/^\d{5}-?\d{4}$/.test(word)) return 'zip';
	if (/^\d+$/.test(word)) return 'number';
	if (/^\d+(?:st|nd|rd|th)$/.test(word)) return 'ordinal';
	if (/^\d\/\d$/.test(word)) return 'fraction';
	return /^\d+[-/]\d+$/.test(word) ? 'range' : 'mixed';
}

function kindOfDirectional(word: string, isState: boolean): Kind {
	if (isState) return 'directionalOrState';
	return word.length === 1 ? 'directionalLetter' : 'directional';
}
