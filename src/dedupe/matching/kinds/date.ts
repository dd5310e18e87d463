import { isOneEditApart } from '../similarity';
import { digitsOf } from '../words';
import type { Kind } from './kind';

/** Dates as eight digits, year first. */
export const date: Kind<string> = {
	levels: ['exact', 'close', 'near', 'different'],
	words: {
		exact: 'same {}',
		close: '{} almost the same',
		near: '{} two digits apart',
		different: 'different {}',
	},
	prepare: ([value = '']) => {
		const digits = digitsOf(value).slice(0, 8);
		return digits.length < 4 ? undefined : digits;
	},
	compare: (a, b) => {
		if (a === b) return 0;
		if (isOneEditApart(a, b) || hasDayAndMonthSwapped(a, b)) return 1;
		return differing(a, b) === 2 ? 2 : 3;
	},
	keys: {
		value: (digits) => digits,
		year: (digits) => digits.slice(0, 4),
		monthAndDay: (digits) => (digits.length === 8 ? digits.slice(4) : undefined),
	},
	text: (digits) => digits.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3'),
};

function hasDayAndMonthSwapped(a: string, b: string): boolean {
	return a.length === 8 && b === a.slice(0, 4) + a.slice(6) + a.slice(4, 6);
}

function differing(a: string, b: string): number {
	if (a.length !== b.length) return Infinity;
	let count = 0;
	for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) count++;
	return count;
}
