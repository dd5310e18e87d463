import { isOneEditApart } from '../similarity';
import { digitsOf } from '../words';
import type { Kind } from './kind';

/**
 * Dates as eight digits, year first, or the year alone. Registers write January 1 for a day that
 * nobody knows, so that day and a year by itself fit any day of the year, and tell no more than it.
 */
export const date: Kind<string> = {
	levels: ['exact', 'close', 'year', 'near', 'different'],
	words: {
		exact: 'same {}',
		close: '{} almost the same',
		year: '{} in the same year, the day not known',
		near: '{} near',
		different: 'different {}',
	},
	prepare: ([value = '']) => {
		const digits = digitsOf(value).slice(0, 8);
		if (digits.length < 4) return undefined;
		return digits.length < 8 || digits.endsWith('0000') ? digits.slice(0, 4) : digits;
	},
	compare: (a, b) => {
		const isSameYear = a.slice(0, 4) === b.slice(0, 4);
		if (isOfYear(a) || isOfYear(b)) {
			if (isSameYear) return 2;
			return isOneEditApart(a.slice(0, 4), b.slice(0, 4)) ? 3 : 4;
		}
		if (a === b) return 0;
		if (isOneEditApart(a, b) || hasDayAndMonthSwapped(a, b)) return 1;
		return isSameYear || differing(a, b) === 2 || daysBetween(a, b) <= NEAR ? 3 : 4;
	},
	keys: {
		value: (digits) => digits,
		year: (digits) => digits.slice(0, 4),
		monthAndDay: (digits) => (isOfYear(digits) ? undefined : digits.slice(4)),
	},
	rarityOf: { exact: 'value' },
	slips: ['close', 'near'],
	text: (digits) => digits.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3'),
};

/** Somebody who tells an age is taken for a year older or younger. */
const NEAR = 400;

function daysBetween(a: string, b: string): number {
	return Math.abs(dayOf(a) - dayOf(b));
}

/** About: all months are of one length. */
function dayOf(digits: string): number {
	const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)].map(Number);
	return ((year ?? 0) * 12 + (month ?? 0)) * 30.44 + (day ?? 0);
}

/** Whether a date says no more than its year. */
function isOfYear(digits: string): boolean {
	return digits.length === 4 || digits.endsWith('0101');
}

function hasDayAndMonthSwapped(a: string, b: string): boolean {
	return a.length === 8 && b === a.slice(0, 4) + a.slice(6) + a.slice(4, 6);
}

function differing(a: string, b: string): number {
	if (a.length !== b.length) return Infinity;
	let count = 0;
	for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) count++;
	return count;
}
