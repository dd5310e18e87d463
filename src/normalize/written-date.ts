import type { Day } from './calendar';
import { doubtful, read, type Reading } from './reading';

/** A date as it is written, before it is known whether the calendar has it. */
export interface WrittenDate {
	readonly day: Day;
	/** 0 is Sunday. */
	readonly weekday?: number | undefined;
}

export type DateOrder = 'monthFirst' | 'dayFirst';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const MONTH =
	'(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const WEEKDAY =
	/^(sun|mon|tue|wed|thu|fri|sat)(?:day|sday|nesday|rsday|urday|s|rs|r|nes)?\.?\s*,?\s+/;
const NTH = '(\\d{1,2})(?:st|nd|rd|th)?';

const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const DIGITS = /^(\d{4})(\d\d)(\d\d)$/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/;
const YEAR_MONTH_DAY = new RegExp(`^(\\d{4})[-/ ]${MONTH}\\.?[-/ ](\\d{1,2})$`);
const DAY_MONTH_YEAR = new RegExp(
	`^${NTH}(?:\\s+of\\s+|[-/. ])${MONTH}\\.?(?:,\\s*|[-/ ])(\\d{4})$`,
);
const MONTH_DAY_YEAR = new RegExp(`^${MONTH}\\.?[-/ ]${NTH}(?:,\\s*|[-/ ])(\\d{4})$`);
const SHORT_YEAR = new RegExp(
	`^(?:\\d{1,2}([-/.])\\d{1,2}\\1'?\\d\\d|${NTH}[-/. ]${MONTH}\\.?[-/, ]+'?\\d\\d|${MONTH}\\.?[-/ ]${NTH}[-/, ]+'?\\d\\d|\\d{6})$`,
);
const WITHOUT_DAY = new RegExp(
	`^(?:${MONTH}\\.?,? \\d{4}|\\d{4}[-/.]\\d{1,2}|\\d{1,2}/\\d{4}|\\d{4})$`,
);

const UNKNOWN = doubtful(
	'date_unknown',
	'Not a date that can be read in one way only, such as 2026-03-01',
);

/**
 * Reads a date in a form that can mean one day only: ISO 8601, `YYYYMMDD`, month by name, and digits
 * with the year last in the given order. Two-digit years, and months beyond 12, are in doubt.
 *
 * @param text one line in lower case
 */
export function readWrittenDate(text: string, order: DateOrder): Reading<WrittenDate> {
	const name = WEEKDAY.exec(text)?.[1];
	const date = text.replace(WEEKDAY, '').trim();
	const weekday = name === undefined ? undefined : WEEKDAYS.indexOf(name);
	const day = byNumbers(date) ?? byName(date);
	if (day !== undefined) return read({ day, weekday });
	const yearLast = YEAR_LAST.exec(date);
	if (yearLast !== null) return readYearLast(yearLast, order, weekday);
	if (SHORT_YEAR.test(date)) {
		return doubtful('date_two_digit_year', 'Which century? The year has two digits');
	}
	return WITHOUT_DAY.test(date) ? doubtful('date_incomplete', 'The day is missing') : UNKNOWN;
}

function byNumbers(date: string): Day | undefined {
	const [, year, , month, day] = YEAR_FIRST.exec(date) ?? [];
	if (year !== undefined) return dayFrom(year, Number(month), day);
	const digits = DIGITS.exec(date);
	return digits === null ? undefined : dayFrom(digits[1], Number(digits[2]), digits[3]);
}

function byName(date: string): Day | undefined {
	const [, year, yearsMonth, yearsDay] = YEAR_MONTH_DAY.exec(date) ?? [];
	if (year !== undefined) return dayFrom(year, monthOf(yearsMonth), yearsDay);
	const [, day, daysMonth, daysYear] = DAY_MONTH_YEAR.exec(date) ?? [];
	if (day !== undefined) return dayFrom(daysYear, monthOf(daysMonth), day);
	const [, month, monthsDay, monthsYear] = MONTH_DAY_YEAR.exec(date) ?? [];
	return month === undefined ? undefined : dayFrom(monthsYear, monthOf(month), monthsDay);
}

function readYearLast(
	[, one, separator, other, year]: RegExpExecArray,
	order: DateOrder,
	weekday: number | undefined,
): Reading<WrittenDate> {
	const [month, day] = order === 'monthFirst' ? [one, other] : [other, one];
	if (Number(month) > 12 && Number(day) <= 12) {
		return doubtful(
			'date_order',
			order === 'monthFirst'
				? 'There is no such month; this source seems to write the day first'
				: 'There is no such month; this source seems to write the month first',
		);
	}
	// With points between them Europeans write the day first; in the US few write points at all.
	if (separator === '.' && order === 'monthFirst' && Number(day) <= 12 && month !== day) {
		return doubtful('date_order', 'With points the day may come first');
	}
	return read({ day: dayFrom(year, Number(month), day), weekday });
}

function dayFrom(year: string | undefined, month: number, day: string | undefined): Day {
	return { year: Number(year), month, day: Number(day) };
}

function monthOf(name = ''): number {
	return MONTHS.indexOf(name.slice(0, 3)) + 1;
}
