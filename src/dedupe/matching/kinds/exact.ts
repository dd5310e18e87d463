import { plainWords } from '../words';
import type { Kind } from './kind';

/** Values that agree or do not: an account number, a generation behind a name. */
export const exact: Kind<string> = {
	levels: ['exact', 'different'],
	words: { exact: 'same {}', different: 'different {}' },
	prepare: ([value = '']) => plainWords(value) || undefined,
	compare: (a, b) => (a === b ? 0 : 1),
	keys: { value: (value) => value },
	text: (value) => value,
};
