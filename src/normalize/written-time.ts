/** A time of day as it is written. */
export interface WrittenTime {
	readonly ms: number;
	/** Minutes ahead of UTC; undefined when it does not say. */
	readonly offset: number | undefined;
}

/** A text without the time in it. */
export interface SplitText {
	readonly date: string;
	readonly time: WrittenTime | undefined;
}

const MINUTE_MS = 60_000;
const TIME = String.raw`(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?:\s*([ap])\.?m\.?)?`;
const HOUR = String.raw`(\d{1,2})\s*([ap])\.?m\.?`;
const OFFSET = String.raw`(?:utc|gmt)?\s?[+-]\d\d(?::?\d\d)?`;
const ZONE = String.raw`(z|utc|gmt|[ecmp][sd]t|${OFFSET})`;
/** JavaScript puts the zone's name behind its offset; alone such a name would be passed over. */
const BEHIND = String.raw`(?:\s*\(?${ZONE}\)?(?:\s*\([a-z ]+\))?)?`;

const WITH_TIME = new RegExp(String.raw`^(.+?)(?:t|,?\s+(?:at\s+)?|,)${TIME}${BEHIND}(\s\d{4})?$`);
const WITH_HOUR = new RegExp(String.raw`^(.+?),?\s+(?:at\s+)?${HOUR}${BEHIND}$`);
const COMPACT = new RegExp(
	String.raw`^(\d{8})(?:t(\d\d)(?:(\d\d)(?:(\d\d)(?:[.,](\d{1,9}))?)?)?${BEHIND}|(\d\d)(\d\d)(\d\d)?)$`,
);

/** Offsets of the zones that RFC 5322 (obs-zone) names, in hours. */
const ZONES: Readonly<Record<string, number>> = {
	...{ z: 0, utc: 0, gmt: 0, est: -5, edt: -4, cst: -6, cdt: -5 },
	...{ mst: -7, mdt: -6, pst: -8, pdt: -7 },
};

/**
 * Takes the time of day out of a text: `2026-03-01T09:30:00-05:00`, `3/1/2026 2:30 PM EST`,
 * `Sun Mar 1 09:30:00 2026`, `20260301T093000Z`. Undefined when it names a time that no clock shows.
 *
 * @param text one line in lower case
 */
export function splitTime(text: string): SplitText | undefined {
	const compact = COMPACT.exec(text);
	if (compact !== null) {
		const [, date = '', hour, minute, second, fraction, zone, ...glued] = compact;
		const [gluedHour, gluedMinute, gluedSecond] = glued;
		return withTime(date, {
			hour: hour ?? gluedHour,
			minute: minute ?? gluedMinute,
			second: second ?? gluedSecond,
			fraction,
			zone,
		});
	}
	const match = WITH_TIME.exec(text);
	if (match !== null) {
		const [, before = '', hour, minute, second, fraction, half, zone, year = ''] = match;
		return withTime(before + year, { hour, minute, second, fraction, half, zone });
	}
	const [, date, hour, half, zone] = WITH_HOUR.exec(text) ?? [];
	return date === undefined
		? { date: text, time: undefined }
		: withTime(date, { hour, half, zone });
}

interface Parts {
	readonly hour: string | undefined;
	readonly minute?: string | undefined;
	readonly second?: string | undefined;
	readonly fraction?: string | undefined;
	/** `a` or `p`. */
	readonly half?: string | undefined;
	readonly zone?: string | undefined;
}

function withTime(date: string, parts: Parts): SplitText | undefined {
	const hour = hourOf(Number(parts.hour), parts.half);
	const minute = Number(parts.minute ?? 0);
	const second = Number(parts.second ?? 0);
	if (hour === undefined || minute > 59 || second > 59) return undefined;
	const offset = parts.zone === undefined ? undefined : offsetOf(parts.zone);
	if (offset !== undefined && Math.abs(offset) > 14 * 60) return undefined;
	const milliseconds = Number((parts.fraction ?? '').padEnd(3, '0').slice(0, 3));
	const ms = (hour * 60 + minute) * MINUTE_MS + second * 1_000 + milliseconds;
	return { date: date.trim(), time: { ms, offset } };
}

function hourOf(hour: number, half: string | undefined): number | undefined {
	if (half === undefined) return hour <= 23 ? hour : undefined;
	if (hour < 1 || hour > 12) return undefined;
	return (hour % 12) + (half === 'p' ? 12 : 0);
}

function offsetOf(zone: string): number {
	const named = ZONES[zone];
	if (named !== undefined) return named * 60;
	const [, sign, hours, minutes = '0'] = /([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? [];
	const offset = Number(hours) * 60 + Number(minutes);
	return sign === '-' ? -offset : offset;
}
