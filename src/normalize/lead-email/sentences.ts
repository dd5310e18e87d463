import type { LeadTarget } from '../lead-targets';
import { lineText, type Line } from './lines';

/** What a sentence said about a field. */
export interface Saying {
	readonly target: LeadTarget;
	readonly value: string;
}

/** A sentence with gaps: `[Full Name] is requesting information about [Property Address]`. */
export interface Sentence {
	/**
	 * What the gaps hold at this place: the fixed words must begin the text.
	 *
	 * @param alike the text as {@link alike} spells it
	 */
	sayingsIn(text: string, alike: string): Saying[];
}

/** Sentences that stretch over lines are not longer. */
const MOST_LINES_OF_ONE = 30;
/** What a mail says about its lead it says soon. */
const MOST_LINES = 400;
const LONGEST_GAP = 4_000;

/**
 * @param targetNamed the field that the words in brackets name; other brackets hold what does not matter
 */
export function sentenceOf(
	pattern: string,
	targetNamed: (name: string) => LeadTarget | undefined,
): Sentence {
	const pieces = pattern.split(/\[([^[\]]*)\]/).map((piece) => piece.replaceAll(/\s+/g, ' '));
	const literals = pieces.filter((_, index) => index % 2 === 0).map(alike);
	const targets = pieces.filter((_, index) => index % 2 === 1).map(targetNamed);
	return { sayingsIn: (text, said) => match(literals, targets, text, said) };
}

/** In one spelling, letter for letter: case and the kinds of quotes and dashes do not count. */
function alike(text: string): string {
	const lower = text.toLowerCase();
	return (lower.length === text.length ? lower : text)
		.replaceAll(/[“”„«»]/g, '"')
		.replaceAll(/[‘’]/g, "'")
		.replaceAll(/[–—]/g, '-')
		.replaceAll(/[\n\t]/g, ' ');
}

/** Fixed words one after the other, each at its first place; what is between fills the gaps. */
function match(
	literals: readonly string[],
	targets: readonly (LeadTarget | undefined)[],
	text: string,
	said: string,
): Saying[] {
	const [first = ''] = literals;
	if (!said.startsWith(first)) return [];
	let at = first.length;
	const sayings: Saying[] = [];
	for (const [index, target] of targets.entries()) {
		const literal = literals[index + 1] ?? '';
		const isLast = index === targets.length - 1;
		const end = literal === '' && isLast ? text.length : said.indexOf(literal, at + 1);
		if (end === -1 || end - at > LONGEST_GAP || (literal === '' && !isLast)) return [];
		const value = text.slice(at, end).replace(/^[\s"“]+|[\s"”]+$/g, '');
		if (value === '') return [];
		if (target !== undefined) sayings.push({ target, value });
		at = end + literal.length;
	}
	return isPlausible(sayings) ? sayings : [];
}

/** A name, and not the subject of any sentence (`My wife is interested in …`). */
const NO_NAME =
	/[\n:@\d]|https?|\.\w{2,4}$|\s(?:for|about|regarding|on|at|in)\s|^(?!\p{Lu})|^(?:a|an|anyone|customer|he|i|if|it|my|one|our|she|somebody|someone|that|the|there|they|this|we|who|you|your)\b|\b(?:customer|lead|renter|buyer|website|zillow|redfin|trulia)\b/iu;
const LONGEST_NAME = 60;

/** Names and addresses are short; a gap with half the mail in it is a mistake. */
function isPlausible(sayings: readonly Saying[]): boolean {
	return sayings.every(({ target, value }) => {
		if (target === 'message') return true;
		if (target === 'full_name') return value.length <= LONGEST_NAME && !NO_NAME.test(value);
		return value.length <= 200 && !value.includes('\n');
	});
}

/** What the sentences say in the subject and in the lines; of several about one field the first. */
export function sayingsOf(
	sentences: readonly Sentence[],
	subject: string,
	lines: readonly Line[],
): Saying[] {
	if (sentences.length === 0) return [];
	const texts = lines.slice(0, MOST_LINES).flatMap((line) => lineText(line).split('\n'));
	const found = new Map<LeadTarget, Saying>();
	const take = (text: string) => {
		const said = alike(text);
		for (const sentence of sentences) {
			for (const saying of sentence.sayingsIn(text, said)) {
				const known = found.get(saying.target);
				// A subject shortens what a line says in full.
				const isFuller = known !== undefined && saying.value.startsWith(`${known.value},`);
				if (known === undefined || isFuller) found.set(saying.target, saying);
			}
		}
	};
	take(subject.replace(/^(?:(?:fwd?|fw|re)\s*:\s*)+/i, ''));
	for (const [index, text] of texts.entries()) {
		if (text === '') continue;
		// A message in quotes may have several lines.
		if (/["“]/.test(text) && !/["”]\s*$/.test(text.slice(-3))) {
			take(texts.slice(index, index + MOST_LINES_OF_ONE).join('\n'));
		}
		take(text);
	}
	return [...found.values()];
}
