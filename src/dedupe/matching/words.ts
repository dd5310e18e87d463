const PLAIN = /^[a-z0-9]*$/;
const MARKS = /\p{M}+/gu;
const OTHERS = /[^\p{L}\p{N}]+/gu;
/** Letters that are not made of a base letter and marks. */
const BASE_LETTERS: Readonly<Record<string, string>> = {
	ß: 'ss',
	æ: 'ae',
	œ: 'oe',
	ø: 'o',
	đ: 'd',
	ð: 'd',
	ł: 'l',
	þ: 'th',
	ı: 'i',
};
const NEED_BASE = /[ßæœøđðłþı]/g;

/** Nothing that is compared is longer; the rest is not looked at. */
const LONGEST = 200;

/** Words in lower case without accents and punctuation, one space between them; maybe empty. */
export function plainWords(text: string): string {
	if (PLAIN.test(text) && text.length <= LONGEST) return text;
	return text
		.slice(0, LONGEST)
		.toLowerCase()
		.replaceAll(/['’`.]/g, '')
		.normalize('NFKD')
		.replaceAll(MARKS, '')
		.replaceAll(NEED_BASE, (letter) => BASE_LETTERS[letter] ?? letter)
		.replaceAll(OTHERS, ' ')
		.trim();
}

/** The digits of a text. */
export function digitsOf(text: string): string {
	return text.slice(0, LONGEST).replaceAll(/\D+/g, '');
}
