import { joined, NO_PARTS, wordsOf, type NameParts } from './parts';
import { isFamilyName, isGivenName } from './known-names';
import { splitWords } from './split-words';
import { onlySuffixes, takeSuffixes } from './suffixes';
import { isTitle, takeTitles } from './titles';

export interface OnePerson {
	readonly parts: NameParts;
	readonly title: string | null;
	/** The last name stood in front, without a comma. */
	readonly isReversed: boolean;
	/** More of it could not be told apart than the parts say. */
	readonly isOpen: boolean;
}

/** One name, comma form included; undefined when it could be split in more than one way. */
export function splitOne(text: string, isOneCase: boolean): OnePerson | undefined {
	const all = wordsOf(text.replaceAll(',', ' '));
	if (!all.every(isOfLetters)) return undefined;
	if (!text.includes(',')) return usualOrder(all, { suffixes: [], isOneCase });
	const segments = text
		.split(',')
		.map(wordsOf)
		.filter((words) => words.length > 0);
	const { rest, suffixes } = takeSuffixSegments(segments);
	const [before = [], after, third, ...more] = rest;
	if (more.length > 0) return undefined;
	if (after === undefined) return usualOrder(before, { suffixes, isOneCase });
	if (third !== undefined && !(third.length === 1 && isInitial(third[0]))) return undefined;
	return lastNameFirst(before, [...after, ...(third ?? [])], { suffixes, isOneCase });
}

interface Known {
	readonly suffixes: readonly string[];
	readonly isOneCase: boolean;
}

/** Parts that are suffixes: behind (Smith, John, Jr.; Ann Lee, MD, PhD) or between (Smith, Jr., John). */
function takeSuffixSegments(segments: readonly string[][]): {
	rest: readonly string[][];
	suffixes: string[];
} {
	const rest = [...segments];
	const suffixes: string[] = [];
	while (rest.length > 1) {
		const before = rest.length > 2 ? 2 : (rest[0]?.length ?? 0);
		const found = onlySuffixes(rest.at(-1) ?? [], before);
		if (found === undefined) break;
		suffixes.unshift(...found);
		rest.pop();
	}
	const between = rest.length === 3 ? onlySuffixes(rest[1] ?? [], 1) : undefined;
	if (between !== undefined) {
		suffixes.unshift(...between);
		rest.splice(1, 1);
	}
	return { rest, suffixes };
}

function usualOrder(all: readonly string[], { suffixes, isOneCase }: Known): OnePerson | undefined {
	const titled = takeTitles(all);
	const { named, inside } = withoutTitlesInside(titled.rest);
	const { words, suffixes: own } = takeSuffixes(named, isOneCase);
	const single = titled.single ?? (suffixes.length + own.length > 0 ? 'last' : undefined);
	const split = splitWords(words, { isOneCase, single });
	if (split === undefined) return undefined;
	const { first, middle, last } = split.parts;
	const parts = { first, middle, last, suffix: joined([...own, ...suffixes]) };
	const titles = [...(titled.title === null ? [] : [titled.title]), ...inside];
	const title = joined(titles);
	return { parts, title, isReversed: split.isReversed, isOpen: split.isOpen };
}

/** `John Dr. Smith` */
function withoutTitlesInside(words: readonly string[]): {
	named: readonly string[];
	inside: readonly string[];
} {
	const inside = words.length > 2 ? words.slice(1, -1).filter(isTitle) : [];
	const named = inside.length > 0 ? words.filter((word) => !inside.includes(word)) : words;
	return { named, inside };
}

function lastNameFirst(
	before: readonly string[],
	after: readonly string[],
	{ suffixes, isOneCase }: Known,
): OnePerson | undefined {
	if (areTwoPeople(before, after)) return undefined;
	const [one, other] = [takeTitles(before), takeTitles(after)];
	const lastName = takeSuffixes(one.rest, isOneCase);
	const given = takeSuffixes(other.rest, isOneCase, 1);
	const [first = null, ...middle] = given.words;
	const last = joined(lastName.words);
	const isSwapped =
		before.length === 1 &&
		middle.length === 0 &&
		isGivenName(last ?? '') &&
		isFamilyName(first ?? '');
	const names = isSwapped
		? { first: last, middle: null, last: first }
		: { first, middle: joined(middle), last };
	return {
		parts: {
			...NO_PARTS,
			...names,
			suffix: joined([...lastName.suffixes, ...given.suffixes, ...suffixes]),
		},
		title: joined([one.title, other.title].filter((title) => title !== null)),
		isReversed: isSwapped,
		isOpen: false,
	};
}

/** `John Smith, Jane Doe`, which is no last name and first names. */
function areTwoPeople(before: readonly string[], after: readonly string[]): boolean {
	if (before.length < 2 || after.length < 2) return false;
	const [end = '', start = '', other = ''] = [after.at(-1), after[0], before[0]];
	return isGivenName(other) && isGivenName(start) && !isGivenName(end) && !isInitial(end);
}

/** One letter, with or without a dot. */
export function isInitial(word = ''): boolean {
	return /^\p{L}\.?$/u.test(word);
}

function isOfLetters(word: string): boolean {
	return /^\D*\p{L}\D*$/u.test(word) || onlySuffixes([word], 2) !== undefined;
}
