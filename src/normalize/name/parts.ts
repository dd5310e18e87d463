import { isOneCase, repairCapitals } from '../name-case';

export interface NameParts {
	readonly first: string | null;
	readonly middle: string | null;
	readonly last: string | null;
	readonly suffix: string | null;
}

export const NO_PARTS: NameParts = { first: null, middle: null, last: null, suffix: null };

/** Capitals repaired, by the name as a whole. */
export function repairParts(parts: NameParts): NameParts {
	const given = [parts.first, parts.middle, parts.last].filter((part) => part !== null);
	if (given.length === 0 || !isOneCase(given.join(' '))) return parts;
	const firsts = wordsOf(parts.first ?? '');
	const middles = wordsOf(parts.middle ?? '');
	const lasts = wordsOf(parts.last ?? '');
	const before = firsts.length + middles.length;
	const repaired = repairCapitals([...firsts, ...middles, ...lasts], before);
	return {
		first: joined(repaired.slice(0, firsts.length)),
		middle: joined(repaired.slice(firsts.length, before)),
		last: joined(repaired.slice(before)),
		suffix: parts.suffix,
	};
}

/** First, middle, last and suffix on one line; null when there are none. */
export function fullName({ first, middle, last, suffix }: NameParts): string | null {
	return joined([first, middle, last, suffix].filter((part) => part !== null));
}

/** What stands between spaces. */
export function wordsOf(text: string): string[] {
	return text.split(' ').filter((word) => word !== '');
}

/** Words with spaces between them; null when there are none. */
export function joined(words: readonly string[]): string | null {
	return words.length === 0 ? null : words.join(' ');
}
