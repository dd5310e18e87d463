import { directional } from './directionals';
import type { Label } from './labels';
import { capitalized, lower, repairedWords, upper } from './letter-case';
import { suffixAbbreviation } from './street-suffixes';
import type { Token } from './tokens';

export interface Tagged {
	readonly token: Token;
	readonly label: Label;
}

/** House number and street in USPS form: directionals and the suffix abbreviated, no punctuation. */
export function streetLineOf(tagged: readonly Tagged[]): string | null {
	if (tagged.length === 0) return null;
	const words = withSuffix(tagged);
	const names = words.filter(({ label }) => isName(label));
	const spelled = repairedWords(names.map(({ token }) => plain(token)));
	const spell = (word: Tagged) => {
		const at = names.indexOf(word);
		return joining(spelled[at] ?? '', at);
	};
	const texts: string[] = [];
	for (let at = 0; at < words.length; ) {
		const end = endOfRun(words, at);
		const run = words.slice(at, end);
		texts.push(...textsOfRun(run, words[end], spell));
		at = end;
	}
	return texts.filter((text) => text !== '').join(' ') || null;
}

/** `Lewis & Clark` is one name, and a name has no marks. */
function joining(word: string, at: number): string {
	return word === '&' && at > 0 ? 'and' : word;
}

/** The last word of a name of several (`Timber Ridge`) is its suffix when there is no other. */
function withSuffix(words: readonly Tagged[]): readonly Tagged[] {
	if (words.some(({ label }) => SUFFIX_OR_NONE.has(label))) return words;
	const last = words.findLastIndex(({ label }) => label === 'street');
	const found = words[last];
	if (found === undefined || words[last - 1]?.label !== 'street') return words;
	if (suffixAbbreviation(found.token.word) === undefined) return words;
	return words.with(last, { ...found, label: 'post_type' });
}

/** With these there is a suffix, or no place for one. */
const SUFFIX_OR_NONE = new Set<Label>(['pre_type', 'post_type', 'between']);

const NAMES = new Set<Label>(['pre_type', 'street', 'post_type']);

function isName(label: Label): boolean {
	return NAMES.has(label);
}

function endOfRun(words: readonly Tagged[], start: number): number {
	let end = start + 1;
	while (end < words.length && words[end]?.label === words[start]?.label) end++;
	return end;
}

/** Without the dots of abbreviations; those inside numbers stay (`39.2 Rd`). */
function plain({ text }: Token): string {
	return !text.includes('.') || /\d\.\d/.test(text) ? text : text.replaceAll('.', '');
}

type Spell = (word: Tagged) => string;

function textsOfRun(run: readonly Tagged[], next: Tagged | undefined, spell: Spell): string[] {
	switch (run[0]?.label) {
		case 'number_prefix':
			return run.map(({ token }) => plain(token)).filter((text) => text !== '#');
		case 'number':
			return [numberOf(run)];
		case 'number_suffix':
			return run.map(({ token }) => upper(plain(token)));
		case 'pre_directional':
		case 'post_directional':
			return directionalsOf(run);
		case 'pre_type':
			return preTypeOf(run, next, spell);
		case 'post_type':
			return postTypeOf(run, spell);
		case 'between':
			return ['&'];
		default:
			return run.map(spell);
	}
}

/** `W211 N16601` is one number; words stay words. */
function numberOf(run: readonly Tagged[]): string {
	const texts = run.map(({ token }) => plain(token));
	const isGrid = texts.length === 2 && texts.every((text) => /^[NSEW]\d+$/i.test(text));
	const number = isGrid ? texts.join('') : texts.join(' ');
	return /\d/.test(number) ? upper(number) : capitalized(lower(number));
}

/** `N. E.` and `North East` are NE. */
function directionalsOf(run: readonly Tagged[]): string[] {
	const found = run.map(({ token }) => directional(token.word) ?? upper(plain(token)));
	const pair = found.join('');
	return found.length === 2 && /^[NS][EW]$/.test(pair) ? [pair] : found;
}

/** Of several suffixes the last is abbreviated (Publication 28, section 234). */
function postTypeOf(run: readonly Tagged[], spell: Spell): string[] {
	return run.map((word, at) => {
		const isLast = at === run.length - 1;
		const abbreviation = isLast ? suffixAbbreviation(word.token.word) : undefined;
		return abbreviation === undefined ? spell(word) : capitalized(abbreviation);
	});
}

/** Publication 28, appendix F. `SR` may be a state road or a state route and stays. */
const HIGHWAY_WORDS = new Map([
	...(['hwy', 'hiway', 'hghwy', 'hgwy', 'hway'] as const).map((word) => [word, 'Highway'] as const),
	...(['rte', 'rt'] as const).map((word) => [word, 'Route'] as const),
	['rd', 'Road'],
	['co', 'County'],
	['cnty', 'County'],
	['cr', 'County Road'],
	['i', 'Interstate'],
	['ih', 'Interstate'],
	['us', 'US'],
	['sr', 'SR'],
	['fm', 'FM'],
	['rm', 'RM'],
	['twp', 'Township'],
]);
const AVENUE = new Set(['ave', 'av']);

function preTypeOf(run: readonly Tagged[], next: Tagged | undefined, spell: Spell): string[] {
	const [first] = run;
	const number = next?.label === 'street' ? next.token.word : '';
	if (run.length === 1 && first !== undefined) {
		if (AVENUE.has(first.token.word)) return [number.length === 1 ? 'Avenue' : 'Ave'];
		if (first.token.word === 'us' && /^\d/.test(number)) return ['US Highway'];
	}
	const isNumbered = /^\d|^[a-z]$|^([a-z])\1$/.test(number);
	if (!isNumbered) return run.map(spell);
	const texts = run.map((word) => highwayWord(word, spell));
	const phrase = texts.join(' ');
	if (/^Farm To Market(?: Road)?$/i.test(phrase)) return ['FM'];
	return [
		phrase.replace(/^(?:Highway )?FM(?: Road)?$/, 'FM').replace('Interstate Highway', 'Interstate'),
	];
}

function highwayWord(word: Tagged, spell: Spell): string {
	const known = HIGHWAY_WORDS.get(word.token.word);
	if (known !== undefined) return known;
	return word.token.word.length === 2 ? upper(plain(word.token)) : spell(word);
}
