import { stateCode } from '../states';
import { unitDesignator } from './unit-designators';

/** What stands behind a token. */
export type Break = 'none' | 'comma' | 'line';

/** One word, number or sign of an address. */
export interface Token {
	/** As it was written, without the marks around it. */
	readonly text: string;
	/** To compare: lower case, without dots. */
	readonly word: string;
	readonly breakAfter: Break;
	readonly hasDot: boolean;
}

interface Piece {
	text: string;
	breakAfter: Break;
}

/**
 * The words of an address. Commas, semicolons, brackets and line ends become breaks behind the word
 * in front of them; `#` and `&` are words of their own; what is glued (`Apt4B`, `RR2`, `TX78701`,
 * `St.Louis`) is taken apart.
 */
export function tokensOf(line: string): Token[] {
	const pieces: Piece[] = [];
	for (const [match] of line.matchAll(/\n|[^\s]+/g)) {
		if (match === '\n') breakBehind(pieces, 'line');
		else splitMarks(pieces, match);
	}
	return pieces.map(tokenOf);
}

function breakBehind(pieces: Piece[], kind: Break): void {
	const last = pieces.at(-1);
	if (last !== undefined && last.breakAfter !== 'line') last.breakAfter = kind;
}

const PLAIN_WORD = /^[\dA-Za-z]+$/;
const MARKS = /[,;()[\]|•·"]|#|&|[^,;()[\]|•·"#&]+/g;

function splitMarks(pieces: Piece[], chunk: string): void {
	if (PLAIN_WORD.test(chunk)) {
		pushWord(pieces, chunk);
		return;
	}
	for (const [part] of chunk.matchAll(MARKS)) {
		if (part === '#' || part === '&') pieces.push({ text: part, breakAfter: 'none' });
		else if (/^[\p{P}\p{S}]+$/u.test(part) && !/[½¼¾]/.test(part)) breakBehind(pieces, 'comma');
		else pushDotted(pieces, part);
	}
}

/** A dot between two words of which at least one is no initial: `St.Louis`, `Ste.300`. */
const DOT_BETWEEN = /(?<=\p{L})\.(?=\p{L}{2}|\d)|(?<=\p{L}{2})\.(?=\p{L})/u;

function pushDotted(pieces: Piece[], part: string): void {
	const trimmed = part.replace(/^[^\p{L}\p{N}]+/u, '');
	if (trimmed === '') {
		breakBehind(pieces, 'comma');
		return;
	}
	if (!trimmed.includes('.')) {
		pushWord(pieces, trimmed);
		return;
	}
	const words = trimmed.split(DOT_BETWEEN);
	words.forEach((word, index) => {
		pushWord(pieces, index < words.length - 1 ? `${word}.` : word);
	});
}

const GLUED = /^(\p{L}+)(\d[\p{L}\d-]*)$/u;
const PLACED_BEFORE_NUMBERS = new Set([
	...[
		'rr',
		'hc',
		'hcr',
		'box',
		'pobox',
		'fm',
		'sr',
		'cr',
		'us',
		'hwy',
		'ih',
		'psc',
		'cmr',
		'rte',
		'rt',
	],
]);

function pushWord(pieces: Piece[], text: string): void {
	const colon = /^(.+):(.+)$/.exec(text);
	if (colon !== null) {
		pushWord(pieces, `${colon[1]}:`);
		pushDotted(pieces, colon[2] ?? '');
		return;
	}
	const [, letters = '', number = ''] = /\d$|\d[\p{L}-]/u.test(text)
		? (GLUED.exec(text) ?? [])
		: [];
	if (number !== '' && isGluedTo(letters.toLowerCase(), number)) {
		pieces.push({ text: letters, breakAfter: 'none' }, { text: number, breakAfter: 'none' });
	} else {
		pieces.push({ text, breakAfter: 'none' });
	}
}

function isGluedTo(letters: string, number: string): boolean {
	if (PLACED_BEFORE_NUMBERS.has(letters)) return true;
	if (/^\d{5}(?:-?\d{4})?$/.test(number) && letters.length === 2) {
		return stateCode(letters) !== undefined;
	}
	return letters.length > 2 && unitDesignator(letters) !== undefined;
}

const FRACTIONS = new Map([
	['½', '1/2'],
	['¼', '1/4'],
	['¾', '3/4'],
]);

const PLAIN = /^[\dA-Za-z#&]+$/;

function tokenOf({ text, breakAfter }: Piece): Token {
	if (PLAIN.test(text)) return { text, word: text.toLowerCase(), breakAfter, hasDot: false };
	const trimmed = text.replace(/[^\p{L}\p{N}#&]+$/u, '');
	const plain = FRACTIONS.get(trimmed) ?? trimmed;
	return {
		text: plain,
		word: plain.toLowerCase().replaceAll('.', '').replaceAll('’', "'"),
		breakAfter,
		hasDot: text.includes('.'),
	};
}
