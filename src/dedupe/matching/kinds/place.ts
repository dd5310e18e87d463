import { MISSING } from '../column';
import { isOneEditApart, jaroWinkler } from '../similarity';
import { plainWords } from '../words';
import type { Kind } from './kind';

interface Place {
	readonly city: string;
	readonly zip: string;
	readonly area: string;
	readonly state: string;
}

const levels = [
	'exact',
	'close',
	'zip',
	'city and area',
	'city',
	'other zip',
	'area',
	'close city',
	'state',
	'different',
] as const;
type Level = (typeof levels)[number];

/**
 * City, postal code and state, which depend on one another and are therefore judged together. Codes
 * of one area begin alike, so that a move within a town is told from one across the country.
 */
export const place: Kind<Place> = {
	levels,
	words: {
		exact: 'same city and ZIP',
		close: 'city and ZIP almost the same',
		zip: 'same ZIP',
		'city and area': 'same city, ZIP nearby',
		city: 'same city',
		'other zip': 'same city, other ZIP',
		area: 'ZIP nearby',
		'close city': 'city almost the same',
		state: 'same state only',
		different: 'different {}',
	},
	prepare: ([cityField = '', stateField = '', zipField = '']) => {
		const city = plainWords(cityField);
		const zip = shortZip(plainWords(zipField).replaceAll(' ', ''));
		const state = plainWords(stateField);
		if (city === '' && zip === '' && state === '') return undefined;
		return { city, zip, area: areaOf(zip), state };
	},
	compare: (a, b) => {
		const level = levelOf(a, b);
		return level === undefined ? MISSING : levels.indexOf(level);
	},
	keys: {
		city: ({ city }) => city,
		zip: ({ zip }) => zip,
		area: ({ area }) => area,
		value: ({ city, zip }) => (city === '' || zip === '' ? '' : `${city} ${zip}`),
	},
	rarityOf: {
		exact: 'value',
		close: 'city',
		zip: 'zip',
		'city and area': 'city',
		city: 'city',
		'other zip': 'city',
		'close city': 'city',
	},
	commonOn: ['close', 'close city'],
	text: ({ city, zip, state }) => `${city}, ${state}, ${zip}`,
};

/** Undefined: one says nothing that the other says. */
function levelOf(a: Place, b: Place): Level | undefined {
	const city = likenessOf(a.city, b.city);
	const zip = likenessOf(a.zip, b.zip);
	if (city === 'none' && zip === 'none' && (a.state === '' || b.state === '')) return undefined;
	if (zip === 'same') return city === 'same' ? 'exact' : city === 'close' ? 'close' : 'zip';
	const isInArea = zip === 'close' || (a.area !== '' && a.area === b.area);
	if (city === 'same' || city === 'close') {
		if (zip === 'close') return 'close';
		if (isInArea) return 'city and area';
		if (city === 'close') return 'close city';
		return zip === 'none' ? 'city' : 'other zip';
	}
	if (isInArea) return 'area';
	return a.state !== '' && a.state === b.state ? 'state' : 'different';
}

/** Without the four digits behind a US ZIP code. */
function shortZip(zip: string): string {
	return /^\d{9}$/.test(zip) ? zip.slice(0, 5) : zip;
}

/**
 * The part of a postal code that stands for an area: the outward code in Britain, the sectional
 * center (USPS Publication 65) in the US, and what begins alike elsewhere.
 */
function areaOf(zip: string): string {
	if (/^[a-z]{1,2}\d[a-z\d]?\d[a-z]{2}$/.test(zip)) return zip.slice(0, -3);
	return zip.length < 4 ? '' : zip.slice(0, zip.length > 5 ? 3 : -2);
}

function likenessOf(a: string, b: string): 'same' | 'close' | 'other' | 'none' {
	if (a === '' || b === '') return 'none';
	if (a === b) return 'same';
	return isOneEditApart(a, b) || (a.length > 5 && jaroWinkler(a, b, 0.92) >= 0.92)
		? 'close'
		: 'other';
}
