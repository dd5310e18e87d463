/** USPS Publication 28, section 233: directionals in two capital letters at most. */
const DIRECTIONALS = new Map([
	...[...'nsew'].map((letter) => [letter, letter.toUpperCase()] as const),
	...(['ne', 'nw', 'se', 'sw'] as const).map((pair) => [pair, pair.toUpperCase()] as const),
	...[
		['north', 'N'],
		['south', 'S'],
		['east', 'E'],
		['west', 'W'],
		['northeast', 'NE'],
		['northwest', 'NW'],
		['southeast', 'SE'],
		['southwest', 'SW'],
		['no', 'N'],
		['so', 'S'],
	].map(([word = '', letters = '']) => [word, letters] as const),
	// Puerto Rico.
	...[
		['norte', 'N'],
		['sur', 'S'],
		['este', 'E'],
		['oeste', 'O'],
	].map(([word = '', letters = '']) => [word, letters] as const),
]);

/** The abbreviation of a directional; undefined when the word is none. */
export function directional(word: string): string | undefined {
	return DIRECTIONALS.get(word);
}
