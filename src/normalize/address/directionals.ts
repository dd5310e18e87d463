/** USPS Publication 28, section 233: directionals in two capital letters at most. */
const DIRECTIONALS = new Map([
	...['n', 's', 'e', 'w', 'ne', 'nw', 'se', 'sw'].map(
		(letters) => [letters, letters.toUpperCase()] as const,
	),
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
