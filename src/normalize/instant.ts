import { doubtful, read, type Reading } from './reading';
import { lineOf } from './text';

const ISO =
	/^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s?(Z|[+-]\d\d:?\d\d))?$/i;
/** Times before 2000 and after 2100 are no times of leads. */
const EARLIEST_MS = Date.UTC(2000, 0);
const LATEST_MS = Date.UTC(2100, 0);

/**
 * A point in time, as ISO 8601 in UTC with milliseconds: from ISO 8601 with a zone (a date alone is
 * its midnight in UTC), or epoch seconds or milliseconds. A time without a zone could be any of
 * 24 hours, and a date such as 03/04/2026 any of two days: both are in doubt.
 */
export function readInstant(value: unknown): Reading<string> {
	const line = lineOf(value);
	const ms = /^\d{10}$|^\d{13}$/.test(line) ? epochMs(line) : isoMs(line);
	if (ms === undefined) {
		return doubtful(
			'time_unknown',
			'Not a date and time with a zone, such as 2026-03-01T09:30:00-05:00',
		);
	}
	if (ms < EARLIEST_MS || ms >= LATEST_MS) {
		return doubtful('time_out_of_range', 'Before the year 2000 or after 2099');
	}
	return read(new Date(ms).toISOString());
}

function epochMs(digits: string): number {
	return digits.length === 10 ? Number(digits) * 1_000 : Number(digits);
}

function isoMs(line: string): number | undefined {
	const match = ISO.exec(line);
	if (match === null) return undefined;
	const [, date = '', time = '00:00', seconds = '00', fraction = '', zone = 'Z'] = match;
	const offset = zone.toUpperCase() === 'Z' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
	const ms = Date.parse(
		`${date}T${time}:${seconds}.${fraction.padEnd(3, '0').slice(0, 3)}${offset}`,
	);
	if (Number.isNaN(ms)) return undefined;
	// JavaScript takes February 30 for March 2.
	const isRealDay = new Date(`${date}T00:00:00Z`).toISOString().startsWith(date);
	return isRealDay ? ms : undefined;
}
