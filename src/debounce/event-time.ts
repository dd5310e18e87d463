const ISO =
	/^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d(?:\.\d{1,9})?))?)?\s*(Z|[+-]\d\d:?\d\d)?$/i;
/** A smaller number is seconds: as milliseconds it would lie before March 1973. */
const SMALLEST_EPOCH_MS = 100_000_000_000;

export type EventTime =
	| { readonly status: 'read' | 'missing' | 'in_future'; readonly atMs: number }
	| { readonly status: 'unreadable' };

/**
 * Reads when an event happened: ISO 8601 (without a zone it is UTC), or epoch seconds or
 * milliseconds. Nothing means now, and so does the future: nothing can have happened then.
 */
export function eventTime(value: unknown, now: number): EventTime {
	if (value === undefined || value === null || value === '')
		return { status: 'missing', atMs: now };
	const atMs = epochMs(value);
	if (atMs === undefined || Number.isNaN(atMs) || atMs < 0) return { status: 'unreadable' };
	return atMs > now ? { status: 'in_future', atMs: now } : { status: 'read', atMs };
}

function epochMs(value: unknown): number | undefined {
	if (value instanceof Date) return value.getTime();
	if (typeof value === 'number') {
		return Math.trunc(value < SMALLEST_EPOCH_MS ? value * 1_000 : value);
	}
	if (typeof value !== 'string') return undefined;
	const text = value.trim();
	if (/^\d{9,14}$/.test(text)) return epochMs(Number(text));
	const match = ISO.exec(text);
	if (match === null) return undefined;
	const [, year, month, day, hour = '00', minute = '00', second = '00', zone = 'Z'] = match;
	const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
	// A day that the month has not would roll over into the next one.
	if (new Date(`${iso.slice(0, 10)}T00:00:00Z`).getUTCDate() !== Number(day)) return undefined;
	return Date.parse(`${iso}${zone.toUpperCase()}`);
}
