const CODES = new Map(
	Object.entries({ bfpv: '1', cgjkqsxz: '2', dt: '3', l: '4', mn: '5', r: '6' }).flatMap(
		([letters, code]) => [...letters].map((letter) => [letter, code] as const),
	),
);

/** The American Soundex code of a word in plain letters (National Archives): Smith, Smyth: S530. */
export function soundex(word: string): string {
	let code = word.slice(0, 1);
	let last = CODES.get(code);
	for (const letter of word.slice(1)) {
		const digit = CODES.get(letter);
		if (digit !== undefined && digit !== last) code += digit;
		if (letter !== 'h' && letter !== 'w') last = digit;
		if (code.length === 4) break;
	}
	return code.padEnd(4, '0');
}
