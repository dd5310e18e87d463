import { isOneEditApart, jaroWinkler } from '../similarity';
import { plainWords } from '../words';
import type { Kind } from './kind';

interface Street {
	readonly number: string;
	readonly name: string;
	readonly unit: string;
}

/** Words of street names that are written short as often as in full (USPS Publication 28). */
const SHORT = new Map(
	`street st,avenue ave,av ave,road rd,drive dr,lane ln,court ct,place pl,circle cir,boulevard blvd,
	parkway pkwy,terrace ter,highway hwy,square sq,trail trl,crescent cres,close cl,north n,south s,
	east e,west w,northeast ne,northwest nw,southeast se,southwest sw,mount mt,saint st,fort ft,
	first 1st,second 2nd,third 3rd,fourth 4th,fifth 5th,sixth 6th,seventh 7th,eighth 8th,ninth 9th,tenth 10th`
		.split(/,\s*/)
		.map((pair) => pair.split(' '))
		.map(([long = '', short = '']) => [long, short] as const),
);

/** What follows says only what is near. */
const CORNERS = new Set(['between', 'btwn', 'near', 'at', 'off']);

function withoutCorner(words: readonly string[]): readonly string[] {
	const corner = words.findIndex((word, index) => index > 1 && CORNERS.has(word));
	return corner < 0 ? words : words.slice(0, corner);
}

/** House number, street and unit; another unit of the same house is another home. */
export const street: Kind<Street> = {
	levels: ['exact', 'close', 'other unit', 'number', 'name', 'different'],
	words: {
		exact: 'same {}',
		close: '{} almost the same',
		'other unit': 'same {}, other unit',
		number: 'same house number',
		name: 'same {}, other number',
		different: 'different {}',
	},
	prepare: ([line = '', unitField = '']) => {
		const words = withoutCorner(plainWords(line).split(' ')).map((word) => SHORT.get(word) ?? word);
		const isNumbered = /^\d/.test(words[0] ?? '');
		const number = isNumbered ? (words[0] ?? '') : '';
		const name = words.slice(isNumbered ? 1 : 0).join(' ');
		if (name === '' && number === '') return undefined;
		const unit = plainWords(unitField).replace(/^(?:apt|apartment|unit|suite|ste|no) /, '');
		return { number, name, unit };
	},
	compare: (a, b) => {
		const sameNumber = a.number === b.number;
		const isNameClose = areClose(a.name, b.name);
		if (isNameClose && sameNumber) {
			if (a.unit !== '' && b.unit !== '' && a.unit !== b.unit) {
				const isLong = a.unit.length > 3 && b.unit.length > 3;
				return isLong && areClose(a.unit, b.unit) ? 1 : 2;
			}
			return a.name === b.name ? 0 : 1;
		}
		if (areCrosswise(a, b)) return 1;
		if (isNameClose)
			return a.number === '' || b.number === '' || isOneEditApart(a.number, b.number) ? 1 : 4;
		return sameNumber && a.number !== '' && jaroWinkler(a.name, b.name, 0.75) >= 0.75 ? 3 : 5;
	},
	keys: {
		value: ({ number, name }) => (name === '' ? undefined : `${number} ${name}`),
		name: ({ name }) => (name === '' ? undefined : name),
		nameStart: ({ name }) => (name === '' ? undefined : name.slice(0, 3)),
		number: ({ number }) => (number === '' ? undefined : number),
	},
	text: ({ number, name, unit }) => `${number} ${name}, ${unit}`,
};

function areClose(a: string, b: string): boolean {
	return a === b || isOneEditApart(a, b) || (a.length > 3 && jaroWinkler(a, b, 0.92) >= 0.92);
}

/** A street and the name of a house or a quarter, each in the field of the other. */
function areCrosswise(a: Street, b: Street): boolean {
	if (a.unit.length <= 3 && b.unit.length <= 3) return false;
	if (a.name === '' || b.name === '') return false;
	const isCrossed = areClose(a.name, b.unit) || areClose(a.unit, b.name);
	return isCrossed && (a.number === b.number || a.number === '' || b.number === '');
}
