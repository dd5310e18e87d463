import { doubtful, read, type Reading } from './reading';
import { lineOf } from './text';

export interface PostalCode {
	readonly zip: string;
	readonly zip4: string | null;
}

/** Where ZIP codes begin with a zero, which spreadsheets drop. */
const LEADING_ZERO = new Set(['CT', 'MA', 'ME', 'NH', 'NJ', 'PR', 'RI', 'VI', 'VT']);
const CANADIAN = /^([abceghj-nprstvxy]\d[abceghj-nprstv-z])\s?-?(\d[abceghj-nprstv-z]\d)$/i;

/**
 * A ZIP code with or without its four digits more, or a Canadian one. A zero that was dropped in
 * front is put back only where the state says that there was one.
 *
 * @param country two letters; outside of the US and Canada the code stays as it is
 */
export function readPostalCode(
	value: unknown,
	{ state, country }: { state: string | null; country: string | null },
): Reading<PostalCode> {
	const line = lineOf(value).toUpperCase();
	const canadian = CANADIAN.exec(line);
	if (canadian !== null) return read({ zip: `${canadian[1]} ${canadian[2]}`, zip4: null });
	const digits = /^(\d{5})(?:\s*[-–]?\s*(\d{4}))?$/.exec(line.replace(/\.0$|-$/, ''));
	if (digits !== null) return read({ zip: digits[1] ?? '', zip4: digits[2] ?? null });
	if (country !== null && !['US', 'PR', 'CA'].includes(country) && line.length <= 12) {
		return read({ zip: line, zip4: null });
	}
	const shortened = /^(\d{4}|\d{8})(?:\.0)?$/.exec(line)?.[1];
	if (shortened === undefined) return doubtful('zip_unknown', 'Not a ZIP code');
	if (state === null || !LEADING_ZERO.has(state)) {
		return doubtful('zip_too_short', 'A ZIP code has five digits');
	}
	const full = `0${shortened}`;
	return read(
		{ zip: full.slice(0, 5), zip4: full.slice(5) || null },
		{ code: 'zip_zero_restored', message: 'A spreadsheet dropped the zero in front' },
	);
}

/** The four digits behind a ZIP code, given on their own. */
export function readZip4(value: unknown): Reading<string> {
	const line = lineOf(value).replace(/\.0$/, '');
	return /^\d{4}$/.test(line) ? read(line) : doubtful('zip4_unknown', 'Not four digits');
}
