import { isOneEditApart, jaroWinkler, sharedWords } from '../similarity';
import { plainWords } from '../words';
import type { Kind } from './kind';

interface Text {
	readonly text: string;
	readonly words: readonly string[];
}

/** Words that are written or left out, and that many names share. */
const FILLERS = new Set(
	'the a an of and at inc llc ltd corp corporation co company gmbh plc'.split(' '),
);

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
		const words = [...new Set(plain.split(' '))];
		const telling = words.filter((word) => !FILLERS.has(word));
		return { text: plain, words: telling.length === 0 ? words : telling };
	},
	compare: (a, b) => {
		if (a.text === b.text) return 0;
		const likeness = jaroWinkler(a.text, b.text, 0.85);
		if (likeness >= 0.95 || isOneEditApart(a.text, b.text)) return 1;
		const shared = sharedWords(a.words, b.words);
		if (shared >= 0.66 || holds(a.words, b.words)) return 2;
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

/** Whether all words of the shorter one are among those of the other. */
function holds(a: readonly string[], b: readonly string[]): boolean {
	const [short, long] = a.length < b.length ? [a, b] : [b, a];
	return short.join('').length > 3 && short.every((word) => long.includes(word));
}
