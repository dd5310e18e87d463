import { isOneEditApart } from '../similarity';
import { digitsOf } from '../words';
import type { Kind } from './kind';

/** Phone numbers by their last ten digits; one wrong digit is partial agreement. */
export const phone: Kind<string> = {
	levels: ['exact', 'close', 'different'],
	words: { exact: 'same {}', close: '{} one digit apart', different: 'different {}' },
	prepare: ([value = '']) => {
		const digits = digitsOf(value).slice(-10);
		return digits.length < 7 ? undefined : digits;
	},
	compare: (a, b) => {
		if (a === b) return 0;
		return isOneEditApart(a, b) ? 1 : 2;
	},
	keys: {
		value: (digits) => digits,
	},
	text: (digits) => digits,
};
