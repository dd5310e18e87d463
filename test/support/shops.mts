// Restaurants as two guides write them, drawn from a seed: some stand in both, streets and hotels have
// many, chains have one name in many places, and one of a kind and town is easily like another.

import { Draw, shuffled, typo } from './draw.mts';

export interface Shop {
	readonly id: string;
	/** Which restaurant it is; equal in both guides. */
	readonly truth: string;
	readonly name: string;
	readonly address: string;
	readonly city: string;
	readonly cuisine: string;
}

const OWNERS =
	'angelo benny bruno carey dante emilio felix gino henri izzy joe katz lulu mario nico otto palm remi rosa sofia stefano tommy vito wanda yuki zoe'.split(
		' ',
	);
const THINGS =
	'garden palace lantern bridge market corner harbor terrace pavilion mirage orchard lotus dragon olive anchor tower mill cellar balcony fountain'.split(
		' ',
	);
const COLORS = 'golden blue red green silver black white royal little old new grand'.split(' ');
const KINDS: Readonly<Record<string, readonly string[]>> = {
	italian: ['trattoria', 'ristorante', 'cucina'],
	french: ['bistro', 'brasserie', 'cafe'],
	chinese: ['kitchen', 'garden', 'house'],
	steakhouses: ['steak house', 'chop house', 'grill'],
	delis: ['deli', 'delicatessen', 'sandwiches'],
	seafood: ['oyster bar', 'fish house', 'grill'],
	american: ['grill', 'diner', 'tavern'],
	mexican: ['cantina', 'taqueria', 'grill'],
};
const CUISINES = Object.keys(KINDS);
/** Each with what the other guide may call it. */
const CITIES: Readonly<Record<string, string>> = {
	'new york': 'new york city',
	'los angeles': 'la',
	'las vegas': 'las vegas',
	atlanta: 'atlanta',
	'san francisco': 'sf',
};
const STREETS =
	'sunset peachtree fremont melrose ventura mission broadway lexington columbus fillmore spring mercer hudson wilshire geary market'.split(
		' ',
	);
const WAYS = ['st.', 'ave.', 'blvd.', 'rd.'];

/** About so many entries of both guides, an eighth of them twice. */
export function shops(size: number, seed = 1): Shop[] {
	const draw = new Draw(seed);
	const entries: Shop[] = [];
	let count = 0;
	const add = (shop: Omit<Shop, 'id' | 'truth'>) => {
		const truth = String(++count);
		entries.push({ id: `${truth}-1`, truth, ...shop });
		if (draw.chance(0.15)) entries.push({ id: `${truth}-2`, truth, ...inOtherGuide(draw, shop) });
	};
	while (entries.length < size) {
		const first = shopOf(draw);
		add(first);
		if (draw.chance(0.08)) add({ ...shopOf(draw), address: first.address, city: first.city });
		if (draw.chance(0.05)) add({ ...shopOf(draw), name: first.name, cuisine: first.cuisine });
		if (draw.chance(0.06))
			add({ ...first, address: addressOf(draw), name: nextTo(draw, first.name) });
	}
	return shuffled(entries.slice(0, size), draw);
}

function shopOf(draw: Draw): Omit<Shop, 'id' | 'truth'> {
	const cuisine = draw.common(CUISINES);
	const kind = draw.of(KINDS[cuisine] ?? []);
	const owner = draw.of(OWNERS);
	const thing = `${draw.of(COLORS)} ${draw.of(THINGS)}`;
	const name = draw.of([
		`${owner}'s ${kind}`,
		`${kind} ${thing}`,
		`${thing} ${kind}`,
		`${owner} ${thing}`,
	]);
	return { name, address: addressOf(draw), city: draw.common(Object.keys(CITIES)), cuisine };
}

function addressOf(draw: Draw): string {
	return `${1 + draw.below(3_000)} ${draw.common(STREETS)} ${draw.of(WAYS)}`;
}

/** Another of the same kind and town with nearly the same name. */
function nextTo(draw: Draw, name: string): string {
	return draw.of([`${name} too`, `${name} corner`]);
}

function inOtherGuide(draw: Draw, shop: Omit<Shop, 'id' | 'truth'>): Omit<Shop, 'id' | 'truth'> {
	const { name, address, city, cuisine } = shop;
	return {
		name: draw.chance(0.3)
			? draw.of([`${name}  the`, `${name} (${city})`, typo(draw, name)])
			: name,
		address: draw.chance(0.15) ? draw.of([typo(draw, address), addressOf(draw)]) : address,
		city: draw.chance(0.4) ? (CITIES[city] ?? city) : city,
		cuisine: draw.chance(0.45) ? draw.of(CUISINES) : cuisine,
	};
}
