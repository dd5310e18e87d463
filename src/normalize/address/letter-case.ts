/** Small inside a name: Avenue of the Americas, Via de la Valle. */
const SMALL = new Set([
	...[
		'of',
		'the',
		'and',
		'at',
		'by',
		'de',
		'del',
		'la',
		'las',
		'los',
		'el',
		'y',
		'du',
		'des',
		'in',
		'on',
		'or',
	],
]);
/** Stay in capitals where all is in capitals. */
const LETTERS = new Set(['mlk', 'jfk', 'fdr', 'ii', 'iii', 'iv', 'afb', 'us', 'fm']);
/** Post offices of the armed forces, and initials nobody writes otherwise. */
const ALWAYS_CAPITAL = new Set(['apo', 'fpo', 'dpo', 'nyc']);

/**
 * The capitals of a name of a street or place: repaired where all of it is in capitals or a word is
 * in small letters; otherwise as it was written. Repairing twice changes nothing more.
 */
export function repairedWords(words: readonly string[]): readonly string[] {
	if (words.every(isInGoodForm)) return words;
	const all = words.filter(showsCase).join('');
	const isShouted = all === all.toUpperCase() && all !== all.toLowerCase();
	return words.map((word, at) => {
		const low = lower(word);
		if (/\d/.test(word)) return /^\d+(?:st|nd|rd|th)$/.test(low) ? low : upper(word);
		if (ALWAYS_CAPITAL.has(low)) return upper(word);
		if (!isShouted && word !== low && !INVERTED.test(word)) return word;
		const isInside = at > 0 && at < words.length - 1;
		if (isInside && SMALL.has(low)) return low;
		return LETTERS.has(low) && isShouted ? upper(word) : capitalized(low);
	});
}

/** A capital and small letters, a number or an ordinal: these show that the name is not shouted. */
const GOOD_FORM = /^(?:[A-Z][a-z]+|\d+(?:st|nd|rd|th)?)$/;

function isInGoodForm(word: string): boolean {
	return GOOD_FORM.test(word) && !ALWAYS_CAPITAL.has(word.toLowerCase());
}

/** `mAIN`: typed with the capitals locked. */
const INVERTED = /^\p{Ll}\p{Lu}{2}/u;

/** Not so words that come out in capitals either way: what they look like says nothing. */
function showsCase(word: string): boolean {
	if (PLAIN.test(word)) return word.length > 1 && !ALWAYS_CAPITAL.has(lower(word));
	if (/\d/.test(word) || ALWAYS_CAPITAL.has(lower(word))) return false;
	return capitalized(lower(word)) !== upper(word);
}

const PLAIN = /^[A-Za-z]+$/;

/** `o'brien-mcgee` becomes `O'Brien-McGee`. */
export function capitalized(word: string): string {
	if (PLAIN.test(word) && !/^mc/i.test(word)) return upper(word.slice(0, 1)) + word.slice(1);
	return word
		.replaceAll(/(^|[-/(.])(\p{L})/gu, (_, mark: string, first: string) => mark + upper(first))
		.replace(
			/^([OD]['’])(\p{L})(?=\p{L})/u,
			(_, start: string, first: string) => start + upper(first),
		)
		.replace(
			/^(Mc)(\p{L})(?=\p{L}{2})/u,
			(_, start: string, first: string) => start + upper(first),
		);
}

/** In capitals; where that would be more letters (ß and the like) as it is. */
export function upper(text: string): string {
	const capitals = text.toUpperCase();
	return capitals.length === text.length ? capitals : text;
}

/** In small letters; where that would be more letters as it is. */
export function lower(text: string): string {
	const small = text.toLowerCase();
	return small.length === text.length ? small : text;
}
