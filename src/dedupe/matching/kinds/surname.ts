import { usualShareOfSurname } from '../common-names';
import { isOneEditApart, jaroWinkler } from '../similarity';
import { plainWords } from '../words';
import type { Kind } from './kind';
import { soundex } from './sound';

interface Surname {
	readonly text: string;
	readonly parts: readonly string[];
}

/** Family names: typos and one half of a double name count as partial agreement. */
export const surname: Kind<Surname> = {
	levels: ['exact', 'close', 'part', 'similar', 'swapped', 'different'],
	words: {
		exact: 'same {}',
		close: '{} almost the same',
		part: '{} shares a part',
		similar: '{} similar',
		different: 'different {}',
	},
	prepare: ([value = '']) => {
		const words = plainWords(value);
		if (words === '') return undefined;
		return { text: words.replaceAll(' ', ''), parts: words.split(' ') };
	},
	compare: (a, b) => {
		if (a.text === b.text) return 0;
		const likeness = jaroWinkler(a.text, b.text, 0.8);
		if (
			likeness >= 0.92 ||
			(a.text.length > 2 && b.text.length > 2 && isOneEditApart(a.text, b.text))
		)
			return 1;
		if (sharesPart(a.parts, b.parts)) return 2;
		return likeness >= 0.8 ? 3 : 5;
	},
	keys: {
		value: ({ text }) => text,
		sound: ({ text }) => soundex(text),
		start: ({ text }) => text.slice(0, 4),
	},
	commonOn: ['close', 'swapped'],
	usualShare: ({ text }) => usualShareOfSurname(text),
	text: ({ text }) => text,
};

function sharesPart(a: readonly string[], b: readonly string[]): boolean {
	if (a.length === 1 && b.length === 1) return false;
	return a.some((part) => part.length > 2 && b.includes(part));
}
