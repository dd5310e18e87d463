import { plainWords } from '../words';
import type { Kind } from './kind';

/** Words behind a name that tell father and son apart. */
const GENERATIONS = new Map(
	Object.entries({
		jr: '2',
		junior: '2',
		sr: '1',
		senior: '1',
		ii: '2',
		iii: '3',
		iv: '4',
		v: '5',
	}),
);

/**
 * Which of several people of one name somebody is. Where one is called Jr., there is a Sr.; so a
 * record that does not say is no sign of agreement.
 */
export const generation: Kind<string> = {
	levels: ['exact', 'one says', 'different'],
	words: { 'one says': 'only one says Jr. or Sr.', different: 'father and son by {}' },
	prepare: ([value = '']) => {
		for (const word of plainWords(value).split(' ')) {
			const found = GENERATIONS.get(word);
			if (found !== undefined) return found;
		}
		return '0';
	},
	compare: (a, b) => {
		if (a === b) return 0;
		return a === '0' || b === '0' ? 1 : 2;
	},
	keys: {},
	text: (value) => value,
};
