import { dayOf, midnightMs, midnightOfSerial, pointsInTime, weekdayOf, type Day } from './calendar';
import { doubtful, read, type Doubt, type Reader, type Reading } from './reading';
import { lineOf } from './text';
import { readWrittenDate, type DateOrder } from './written-date';
import { splitTime, type WrittenTime } from './written-time';

export interface DateTerms {
	/** What comes first in dates such as 03/04/2026. */
	readonly order: DateOrder;
	/** The IANA zone of times that name none; without one they are in doubt. */
	readonly timeZone: string | undefined;
	/** Whether numbers of five digits are days as spreadsheets count them. */
	readonly hasSerials: boolean;
	/** How dates are written into records: ISO 8601 in UTC, or `MM/DD/YYYY`. */
	readonly form: 'iso' | 'monthDayYear';
}

/** US order, no zone, no serial numbers, ISO 8601. */
export const usualDates: DateTerms = {
	order: 'monthFirst',
	timeZone: undefined,
	hasSerials: false,
	form: 'iso',
};

export interface DateReaders {
	/** A point in time. A date alone is its midnight in UTC. */
	readonly instant: Reader<string>;
	/** A day: of a time without a zone the day counts, and the time is left out with an issue. */
	readonly day: Reader<string>;
}

interface Moment {
	readonly ms: number;
	/** The day as it was written, which in UTC may be another. */
	readonly day: Day;
}

const LONGEST = 60;
const MINUTE_MS = 60_000;
const EARLIEST_MS = Date.UTC(1900, 0);
const LATEST_MS = Date.UTC(2100, 0);
const DAY_MS = 86_400_000;

const NO_SUCH_DAY = doubtful('date_impossible', 'The calendar has no such day');
const NO_SUCH_TIME = doubtful('time_impossible', 'No clock shows such a time');

/**
 * Makes the readers of dates and times. They know no clock and no local zone: the same text is the
 * same moment everywhere. What could be two moments is in doubt.
 */
export function dateReaders(terms: DateTerms): DateReaders {
	const written = ({ ms, day }: Moment) =>
		terms.form === 'iso' ? new Date(ms).toISOString() : inUsOrder(day);
	const reader =
		(isDayEnough: boolean): Reader<string> =>
		(value) => {
			const { value: moment, doubts } = readMoment(value, terms, isDayEnough);
			if (moment === null) return { value: null, doubts };
			if (moment.ms < EARLIEST_MS || moment.ms >= LATEST_MS) {
				return doubtful('date_out_of_range', 'Before the year 1900 or after 2099');
			}
			return read(written(moment), ...doubts);
		};
	return { instant: reader(false), day: reader(true) };
}

function inUsOrder({ year, month, day }: Day): string {
	const twoDigits = (number: number) => String(number).padStart(2, '0');
	return `${twoDigits(month)}/${twoDigits(day)}/${year}`;
}

function readMoment(value: unknown, terms: DateTerms, isDayEnough: boolean): Reading<Moment> {
	const line = lineOf(value).toLowerCase();
	if (line.length > LONGEST) return doubtful('date_unknown', 'Too long for a date');
	const counted = countedMoment(line, terms, isDayEnough);
	if (counted !== undefined) return counted;
	const split = splitTime(line);
	if (split === undefined) return NO_SUCH_TIME;
	const { value: date, doubts } = readWrittenDate(split.date, terms.order);
	if (date === null) return { value: null, doubts };
	const midnight = midnightMs(date.day);
	if (midnight === undefined) return NO_SUCH_DAY;
	if (date.weekday !== undefined && date.weekday !== weekdayOf(midnight)) {
		return doubtful('date_weekday_differs', 'That day is another day of the week');
	}
	if (split.time === undefined) return read({ ms: midnight, day: date.day });
	return atTime({ ms: midnight, day: date.day }, split.time, terms.timeZone, isDayEnough);
}

/** Seconds or milliseconds since 1970, or days since 1900. */
function countedMoment(
	line: string,
	terms: DateTerms,
	isDayEnough: boolean,
): Reading<Moment> | undefined {
	const [, ticks] = /^\/date\((-?\d{1,15})(?:[+-]\d{4})?\)\/$/.exec(line) ?? [];
	if (ticks !== undefined) return momentAt(Number(ticks));
	if (/^\d{13}$/.test(line)) return momentAt(Number(line));
	if (/^\d{10}(?:\.\d{1,9})?$/.test(line)) {
		// 2031010112 is a second of 2034, or noon of a January 1.
		return isYearToHour(line)
			? doubtful('date_unknown', 'Seconds since 1970, or year, month, day and hour?')
			: momentAt(Math.floor(Number(line) * 1_000));
	}
	if (!terms.hasSerials || !/^\d{5}(?:\.\d{1,12})?$/.test(line)) return undefined;
	const [days = '', fraction] = line.split('.');
	const midnight = {
		ms: midnightOfSerial(Number(days)),
		day: dayOf(midnightOfSerial(Number(days))),
	};
	if (fraction === undefined || Number(fraction) === 0) return read(midnight);
	const ms = Math.round((Number(`0.${fraction}`) * DAY_MS) / 1_000) * 1_000;
	return atTime(midnight, { ms, offset: undefined }, terms.timeZone, isDayEnough);
}

function isYearToHour(digits: string): boolean {
	const [, year, month, day, hour] = /^(\d{4})(\d\d)(\d\d)(\d\d)$/.exec(digits) ?? [];
	const date = { year: Number(year), month: Number(month), day: Number(day) };
	return year !== undefined && Number(hour) < 24 && midnightMs(date) !== undefined;
}

function momentAt(ms: number): Reading<Moment> {
	return read({ ms, day: dayOf(ms) });
}

const WITHOUT_ZONE: Doubt = {
	code: 'time_without_zone',
	message: 'A time without a time zone: name it in the option Time Zone of the Source',
};

function atTime(
	midnight: Moment,
	{ ms, offset }: WrittenTime,
	timeZone: string | undefined,
	isDayEnough: boolean,
): Reading<Moment> {
	const { day } = midnight;
	const local = midnight.ms + ms;
	if (offset !== undefined) return read({ ms: local - offset * MINUTE_MS, day });
	if (timeZone !== undefined) {
		const [point, ...others] = pointsInTime(local, timeZone);
		if (point === undefined) return NO_SUCH_TIME;
		return others.length === 0
			? read({ ms: point, day })
			: doubtful('time_twice', 'Clocks showed this time twice that night');
	}
	// Midnight without a zone is how programs write out a date alone.
	if (ms === 0) return read(midnight);
	return isDayEnough ? read(midnight, WITHOUT_ZONE) : { value: null, doubts: [WITHOUT_ZONE] };
}
