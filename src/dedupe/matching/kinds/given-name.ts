import { areNicknames, nicknameGroups } from '../nicknames';
import { usualShareOfGiven } from '../common-names';
import { isOneEditApart, jaroWinkler } from '../similarity';
import { plainWords } from '../words';
import type { Kind } from './kind';

interface GivenName {
	readonly text: string;
	readonly first: string;
	readonly words: readonly string[];
	readonly groups: readonly number[];
}

const TITLES = new Set(
	'mr mrs ms miss mx dr prof professor rev reverend sir lord lady dame hon'.split(' '),
);
/** Titles that are names as well: what follows them tells. */
const MAYBE_TITLES = new Set(
	'captain capt major colonel col general gen lieutenant lt sergeant sgt baron baroness count countess earl duke prince princess father sister brother saint st judge'.split(
		' ',
	),
);

/** A title says nothing of who somebody is, since only some records have it. */
function withoutTitles(words: readonly string[]): readonly string[] {
	const [first = '', ...rest] = words;
	if (TITLES.has(first) || (rest.length > 0 && MAYBE_TITLES.has(first))) return withoutTitles(rest);
	return words;
}

/** Given names: nicknames, initials and typos count as partial agreement. */
export const givenName: Kind<GivenName> = {
	levels: ['exact', 'nickname', 'close', 'initial', 'similar', 'swapped', 'different'],
	words: {
		exact: 'same {}',
		nickname: '{} is a form of the other',
		close: '{} almost the same',
		initial: '{} fits an initial',
		similar: '{} similar',
		swapped: 'first and last name swapped',
		different: 'different {}',
	},
	prepare: ([value = '']) => {
		const words = withoutTitles(plainWords(value).split(' '));
		const [first = ''] = words;
		if (first === '') return undefined;
		return { text: words.join(' '), first, words, groups: nicknameGroups(first) };
	},
	compare: (a, b) => {
		if (a.text === b.text) return 0;
		if (a.first.length === 1 || b.first.length === 1) return a.first[0] === b.first[0] ? 3 : 6;
		if (a.first === b.first) return 2;
		if (areNicknames(a.groups, b.groups)) return 1;
		const likeness = jaroWinkler(a.text, b.text, 0.8);
		if (likeness >= 0.92 || isOneEditApart(a.text, b.text)) return 2;
		return likeness >= 0.8 || shareWord(a.words, b.words) ? 4 : 6;
	},
	keys: {
		value: ({ text }) => text,
		first: ({ first }) => first,
		initial: ({ text }) => text.slice(0, 1),
		start: ({ text }) => text.slice(0, 3),
	},
	commonOn: ['nickname', 'close', 'swapped'],
	usualShare: ({ text }) => usualShareOfGiven(text),
	text: ({ text }) => text,
};

/** Somebody of two given names may go by the second. */
function shareWord(a: readonly string[], b: readonly string[]): boolean {
	if (a.length === 1 && b.length === 1) return false;
	return a.some((word) => word.length > 1 && b.includes(word));
}
