import { isOneEditApart, jaroWinkler, sharedWords } from '../similarity';
import { plainWords } from '../words';
import type { Kind } from './kind';

interface Text {
	readonly text: string;
	readonly words: readonly string[];
}

/** Any short text, such as a company: typos, and words left out or in another order. */
export const text: Kind<Text> = {
	levels: ['exact', 'close', 'words', 'similar', 'different'],
	words: {
		exact: 'same {}',
		close: '{} almost the same',
		words: '{} in nearly the same words',
		similar: '{} similar',
		different: 'different {}',
	},
	prepare: ([value = '']) => {
		const plain = plainWords(value);
		if (plain === '') return undefined;
		return { text: plain, words: [...new Set(plain.split(' '))] };
	},
	compare: (a, b) => {
		if (a.text === b.text) return 0;
		const likeness = jaroWinkler(a.text, b.text, 0.85);
		if (likeness >= 0.95 || isOneEditApart(a.text, b.text)) return 1;
		const shared = sharedWords(a.words, b.words);
		if (shared >= 0.66) return 2;
		return shared >= 0.33 || likeness >= 0.85 ? 3 : 4;
	},
	keys: {
		value: (value) => value.text,
		start: (value) => value.text.slice(0, 5),
		longestWord: ({ words }) =>
			words.reduce((longest, word) => (word.length > longest.length ? word : longest), ''),
	},
	text: (value) => value.text,
};
