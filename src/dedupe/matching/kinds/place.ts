import { MISSING } from '../column';
import { isOneEditApart, jaroWinkler } from '../similarity';
import { plainWords } from '../words';
import type { Kind } from './kind';

interface Place {
	readonly city: string;
	readonly zip: string;
	readonly state: string;
}

/** City, ZIP code and state, which depend on one another and are therefore judged together. */
export const place: Kind<Place> = {
	levels: ['exact', 'close', 'zip', 'city', 'close city', 'state', 'different'],
	words: {
		exact: 'same city and ZIP',
		close: 'city and ZIP almost the same',
		zip: 'same ZIP',
		city: 'same city',
		'close city': 'city almost the same',
		state: 'same state only',
		different: 'different {}',
	},
	prepare: ([cityField = '', stateField = '', zipField = '']) => {
		const city = plainWords(cityField);
		const zip = shortZip(plainWords(zipField));
		const state = plainWords(stateField);
		return city === '' && zip === '' && state === '' ? undefined : { city, zip, state };
	},
	compare: (a, b) => {
		const city = likenessOf(a.city, b.city);
		const zip = likenessOf(a.zip, b.zip);
		if (zip === 'same' && city === 'same') return 0;
		if (zip === 'none' && city === 'none') {
			if (a.state === '' || b.state === '') return MISSING;
			return a.state === b.state ? 5 : 6;
		}
		if (zip !== 'other' && city !== 'other')
			return zip === 'none' ? (city === 'same' ? 3 : 4) : city === 'none' ? 2 : 1;
		if (zip === 'same') return 2;
		if (city === 'same') return 3;
		if (city === 'close') return 4;
		return a.state !== '' && a.state === b.state ? 5 : 6;
	},
	keys: {
		city: ({ city }) => (city === '' ? undefined : city),
		zip: ({ zip }) => (zip === '' ? undefined : zip),
	},
	text: ({ city, zip, state }) => [city, state, zip].filter((part) => part !== '').join(' '),
};

/** Without the four digits behind a US ZIP code. */
function shortZip(zip: string): string {
	return /^\d{5}(?: ?\d{4})?$/.test(zip) ? zip.slice(0, 5) : zip.replaceAll(' ', '');
}

function likenessOf(a: string, b: string): 'same' | 'close' | 'other' | 'none' {
	if (a === '' || b === '') return 'none';
	if (a === b) return 'same';
	return isOneEditApart(a, b) || (a.length > 5 && jaroWinkler(a, b, 0.92) >= 0.92)
		? 'close'
		: 'other';
}
