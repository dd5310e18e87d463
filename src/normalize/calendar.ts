import { ianaZone } from './time-zone';

/** A day in the Gregorian calendar; months and days count from 1. */
export interface Day {
	readonly year: number;
	readonly month: number;
	readonly day: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Midnight of a day in UTC, in epoch milliseconds; undefined when the calendar has no such day. */
export function midnightMs({ year, month, day }: Day): number | undefined {
	const ms = Date.UTC(year, month - 1, day);
	const date = new Date(ms);
	const isReal =
		date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
	return isReal ? ms : undefined;
}

/** The day in UTC. */
export function dayOf(ms: number): Day {
	const date = new Date(ms);
	return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** 0 is Sunday. */
export function weekdayOf(midnight: number): number {
	return new Date(midnight).getUTCDay();
}

/** Day 1 of spreadsheets is 1900-01-01, and they know a February 29 in that year: from day 61 on. */
export function midnightOfSerial(serial: number): number {
	return Date.UTC(1899, 11, 30) + serial * DAY_MS;
}

/**
 * All points in time at which clocks in a zone show a local time: one as a rule, none in the hour that
 * is skipped in spring, two in the hour that comes twice in autumn.
 *
 * @param localMs the local time as if it were UTC
 */
export function pointsInTime(localMs: number, zone: string): number[] {
	const offsets = new Set([localMs - DAY_MS, localMs + DAY_MS].map((ms) => offsetMs(ms, zone)));
	return [...offsets]
		.map((offset) => localMs - offset)
		.filter((ms) => ms + offsetMs(ms, zone) === localMs)
		.sort((one, other) => one - other);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** How far clocks in a zone are ahead of UTC at a point in time. */
function offsetMs(ms: number, zone: string): number {
	const format = formats.get(zone) ?? newFormat(zone);
	formats.set(zone, format);
	const name = format.formatToParts(ms).find(({ type }) => type === 'timeZoneName')?.value ?? '';
	const [, sign, hours = '0', minutes = '0'] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(name) ?? [];
	const offset = (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
	return sign === '-' ? -offset : offset;
}

function newFormat(zone: string): Intl.DateTimeFormat {
	return new Intl.DateTimeFormat('en-US', {
		timeZone: ianaZone(zone) ?? 'UTC',
		timeZoneName: 'longOffset',
	});
}
