/** The digit for each letter from a to z; vowels and the like have none. */
const DIGITS = ' 123 12  22455 12623 1 2 2';

function digitOf(letter: string): string | undefined {
	const digit = DIGITS[letter.charCodeAt(0) - 97];
	return digit === ' ' ? undefined : digit;
}

/** The American Soundex code of a word in plain letters (National Archives): Smith, Smyth: S530. */
export function soundex(word: string): string {
	let code = word.slice(0, 1);
	let last = digitOf(code);
	for (const letter of word.slice(1)) {
		const digit = digitOf(letter);
		if (digit !== undefined && digit !== last) code += digit;
		if (letter !== 'h' && letter !== 'w') last = digit;
		if (code.length === 4) break;
	}
	return code.padEnd(4, '0');
}
