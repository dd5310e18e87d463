import { doubtful, read, type Reading } from './reading';
import { lineOf } from './text';

/** What people in the US call their time zones. */
const ZONES: Readonly<Record<string, string>> = {
	...zones('America/New_York', 'eastern', 'et', 'est', 'edt'),
	...zones('America/Chicago', 'central', 'ct', 'cst', 'cdt'),
	...zones('America/Denver', 'mountain', 'mt', 'mst', 'mdt'),
	...zones('America/Los_Angeles', 'pacific', 'pt', 'pst', 'pdt'),
	...zones('America/Anchorage', 'alaska', 'akt', 'akst', 'akdt'),
	...zones('Pacific/Honolulu', 'hawaii', 'hawaiialeutian', 'hst'),
	...zones('America/Phoenix', 'arizona'),
	...zones('America/Puerto_Rico', 'atlantic', 'ast'),
	...zones('UTC', 'utc', 'gmt', 'z'),
};

function zones(zone: string, ...names: readonly string[]): Record<string, string> {
	return Object.fromEntries(names.map((name) => [name, zone]));
}

/** A time zone by its IANA name, or by what it is called in the US: `Eastern`, `PT`, `Central Time`. */
export function readTimeZone(value: unknown): Reading<string> {
	const line = lineOf(value);
	const name = line
		.toLowerCase()
		.replace(
			/\(.*\)|\b(?:standard|daylight|savings?)\b|\btime\b|\b(?:us|usa)\b|\(us & canada\)/g,
			'',
		)
		.replaceAll(/[^a-z]/g, '');
	const zone = Object.hasOwn(ZONES, name) ? ZONES[name] : ianaZone(line);
	return zone === undefined
		? doubtful('time_zone_unknown', 'Not a time zone such as America/Chicago')
		: read(zone);
}

const found = new Map<string, string | undefined>();
const REMEMBERED = 1_000;

/** The zone under the name the tz database gives it; undefined when it has none. */
export function ianaZone(name: string): string | undefined {
	if (!/^[A-Za-z][\w+-]{0,30}(?:\/[\w+-]{1,30}){1,2}$/.test(name)) return undefined;
	if (found.has(name)) return found.get(name);
	const zone = resolved(name);
	if (found.size < REMEMBERED) found.set(name, zone);
	return zone;
}

function resolved(timeZone: string): string | undefined {
	try {
		return new Intl.DateTimeFormat('en-US', { timeZone }).resolvedOptions().timeZone;
	} catch {
		// A RangeError: there is no such zone.
		return undefined;
	}
}
