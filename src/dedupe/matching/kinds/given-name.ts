import { areNicknames, nicknameGroups } from '../nicknames';
import { usualShareOfGiven } from '../common-names';
import { isOneEditApart, jaroWinkler } from '../similarity';
import { plainWords } from '../words';
import type { Kind } from './kind';

interface GivenName {
	readonly text: string;
	readonly first: string;
	readonly groups: readonly number[];
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
		const text = plainWords(value);
		if (text === '') return undefined;
		const [first = ''] = text.split(' ');
		return { text, first, groups: nicknameGroups(first) };
	},
	compare: (a, b) => {
		if (a.text === b.text) return 0;
		if (a.first.length === 1 || b.first.length === 1) return a.first[0] === b.first[0] ? 3 : 6;
		if (areNicknames(a.groups, b.groups)) return 1;
		if (a.first === b.first) return 2;
		const likeness = jaroWinkler(a.text, b.text, 0.8);
		if (likeness >= 0.92 || isOneEditApart(a.text, b.text)) return 2;
		return likeness >= 0.8 ? 4 : 6;
	},
	keys: {
		value: ({ text }) => text,
		initial: ({ text }) => text.slice(0, 1),
		start: ({ text }) => text.slice(0, 3),
	},
	usualShare: ({ text }) => usualShareOfGiven(text),
	text: ({ text }) => text,
};
