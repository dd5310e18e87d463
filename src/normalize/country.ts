import { isSupportedCountry } from '../vendor/libphonenumber';
import { doubtful, read, type Reading } from './reading';
import { lineOf } from './text';

const NAMES = new Map([
	...(['usa', 'unitedstates', 'unitedstatesofamerica', 'america', 'estadosunidos'] as const).map(
		(name) => [name, 'US'] as const,
	),
	...(['uk', 'gbr', 'unitedkingdom', 'greatbritain', 'england', 'scotland', 'wales'] as const).map(
		(name) => [name, 'GB'] as const,
	),
	['can', 'CA'],
	['canada', 'CA'],
	['mex', 'MX'],
	['mexico', 'MX'],
	['méxico', 'MX'],
	['puertorico', 'PR'],
]);

/** A country as its two letters (ISO 3166). */
export function readCountry(value: unknown): Reading<string> {
	const line = lineOf(value);
	const letters = line.toLowerCase().replaceAll(/[\s.,]/g, '');
	const code = NAMES.get(letters) ?? letters.toUpperCase();
	return isSupportedCountry(code)
		? read(code)
		: doubtful('country_unknown', 'Not the two letters of a country, nor a name known here');
}
