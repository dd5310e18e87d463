/** Parts of last names that stay small, except in front. */
const PARTICLES = new Set([
	...['van', 'von', 'der', 'den', 'de', 'del', 'della', 'di', 'da', 'du', 'dos', 'das'],
	...['la', 'las', 'los', 'ter', 'ten', 'zu', 'zur', 'y', 'bin', 'ibn'],
]);

/** Names in Mac- that go on with a capital; in Mack, Macias, Macy and many others it is no prefix. */
const AFTER_MAC = new Set([
	...['allister', 'arthur', 'aulay', 'bride', 'callum', 'cormack', 'cormick', 'donald', 'donnell'],
	...['dougall', 'dowell', 'duff', 'farlane', 'gregor', 'innes', 'intosh', 'intyre', 'kay'],
	...['kenna', 'kenzie', 'kinnon', 'laine', 'laren', 'laughlin', 'lean', 'lellan', 'leod'],
	...['millan', 'namara', 'naughton', 'neil', 'neill', 'phail', 'pherson', 'quarrie', 'rae'],
]);

/** Two letters that are initials, not a short name such as Al, Bo or Ng. */
const INITIALS = new Set([
	...[
		'aj',
		'bj',
		'cj',
		'dj',
		'ej',
		'jj',
		'kj',
		'lj',
		'mj',
		'pj',
		'rj',
		'tj',
		'jb',
		'jc',
		'jd',
		'jp',
	],
	...[
		'jr',
		'jt',
		'jw',
		'kc',
		'tc',
		'cd',
		'kd',
		'td',
		'mk',
		'rk',
		'tk',
		'dk',
		'pk',
		'cw',
		'dw',
		'rw',
	],
]);

const CAPITAL_NUMBER = /^(?:ii|iii|iv|vi|vii|viii|ix)$/;

export function isParticle(word: string): boolean {
	return PARTICLES.has(word.toLowerCase());
}

/**
 * Repairs the capitals of a name whose words are all in upper or all in lower case; any other was
 * written with care and is left as it is. Repairing twice changes nothing more.
 */
export function repairCapitals(words: readonly string[]): readonly string[] {
	const all = words.join(' ');
	if (all !== all.toUpperCase() && all !== all.toLowerCase()) return words;
	return words.map((word, position) =>
		repairedWord(word.toLowerCase(), {
			isInside: position > (word.length === 1 ? 1 : 0) && position < words.length - 1,
			original: word,
		}),
	);
}

interface Place {
	readonly isInside: boolean;
	readonly original: string;
}

function repairedWord(word: string, { isInside, original }: Place): string {
	if (isInside && PARTICLES.has(word)) return word;
	if (CAPITAL_NUMBER.test(word)) return word.toUpperCase();
	if (INITIALS.has(word) && original === original.toUpperCase()) return original;
	return word
		.split('-')
		.map((part) => repairedPart(part))
		.join('-');
}

function repairedPart(part: string): string {
	const elided = /^([odlnm])(['’ʼ`])(.{2,})$/u.exec(part);
	if (elided !== null) {
		const [, letter = '', mark = '', rest = ''] = elided;
		return letter.toUpperCase() + mark + repairedPart(rest);
	}
	const scottish = /^(mc)(.{2,})$/u.exec(part) ?? /^(mac)(.{3,})$/u.exec(part);
	const rest = scottish?.[2] ?? '';
	if (scottish?.[1] === 'mc' || AFTER_MAC.has(rest)) {
		return capitalized(scottish?.[1] ?? '') + capitalized(rest);
	}
	// J.R. and (Bob): the letter after a dot or an opening mark.
	return part.replaceAll(
		/(^|[.("“])(\p{L})/gu,
		(_, mark: string, letter: string) => mark + capitalized(letter),
	);
}

/** A capital in front, where it is one letter: not for ß and ligatures. */
function capitalized(word: string): string {
	const [first = '', ...others] = word;
	const capital = first.toUpperCase();
	return (capital.length === first.length ? capital : first) + others.join('');
}
