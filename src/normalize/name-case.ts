/** Parts of last names that stay small, except in front. */
const PARTICLES = new Set([
	...['van', 'von', 'vom', 'der', 'den', 'de', 'del', 'della', 'delle', 'dello', 'delli', 'degli'],
	...['dei', 'dal', 'dalla', 'di', 'da', 'du', 'do', 'dos', 'das', 'des', 'la', 'las', 'le', 'lo'],
	...['los', 'ter', 'ten', 'te', 'tot', 'zu', 'zum', 'zur', 'y', 'bin', 'bint', 'ibn', 'al', 'el'],
	...['ap', 'af', 'av', 'op', 'ben', 'abu', 'in', '’t', "'t", 'het', 'und', 'e', 'i'],
]);
/** Stand before last names as those do, but are written large: Jill St. John. */
const LARGE_PARTICLES = new Set([
	'st',
	'st.',
	'ste',
	'ste.',
	'saint',
	'san',
	'santa',
	'santo',
	'mac',
]);

/** Names in Mac- that go on with a capital although the next letter speaks against it. */
const AFTER_MAC = new Set([
	...['adam', 'adams', 'alister', 'allister', 'andrew', 'arthur', 'askill', 'aulay', 'callum'],
	...['carthy', 'clure', 'cormack', 'cormick', 'coll', 'crimmon', 'eachern', 'elroy', 'ewan'],
	...['ewen', 'hale', 'hugh', 'innes', 'innis', 'intyre', 'isaac', 'iver', 'ivor', 'kay', 'kenna'],
	...['kinley', 'kinney', 'kinnon', 'lachlan', 'laine', 'laren', 'laughlin', 'lean', 'leish'],
	...['lellan', 'leod', 'murdo', 'owen', 'quarrie'],
]);
/** Else it is Mac- and a capital before these letters; Italian, Polish and Spanish endings are none. */
const MAC_AND_CONSONANT = /^[bdfgmnpqrstvw][a-z]*[^aciozj]$/;
const NO_MAC = new Set(['quarie', 'rame', 'roe', 'beth']);

/** Two letters that are initials, not a short name such as Al, Bo or Ng. */
const INITIALS = new Set(
	'aj bj cj dj ej jj kj lj mj pj rj tj jb jc jd jp jr jt jw kc tc cd kd td mk rk tk dk pk cw dw rw'.split(
		' ',
	),
);

/** Up to 49, but for those that are names: Vi, Xi, Li. */
const NUMERAL = /^(?:x{0,3}(?:ix|iv|v?i{2,3}|v)|x{2,3}(?:v?i)?|xvi?|xl(?:ix|iv|v?i{0,3}))$/;

/** Whether a word is a part of last names that stays small: `van`, `de`. */
export function isParticle(word: string): boolean {
	return PARTICLES.has(word.toLowerCase());
}

/** Whether a last name goes on behind this word. */
export function startsLastName(word: string): boolean {
	return isParticle(word) || LARGE_PARTICLES.has(word.toLowerCase());
}

/** Whether all letters are upper or all are lower case, so that somebody or something left it so. */
export function isOneCase(text: string): boolean {
	return text === text.toUpperCase() || text === text.toLowerCase();
}

/**
 * Repairs the capitals of a name whose words are all in upper or all in lower case; any other was
 * written with care and is left as it is. Repairing twice changes nothing more.
 *
 * @param lastNameFrom the position at which the last name begins: at 0 particles stay small there
 */
export function repairCapitals(words: readonly string[], lastNameFrom = 1): readonly string[] {
	if (!isOneCase(words.join(' '))) return words;
	return words.map((word, position) =>
		repairedWord(word, {
			isFirst: position === 0,
			mayBeSmall:
				position < words.length - 1 &&
				(position > 0 || lastNameFrom === 0) &&
				(word.length > 1 || (lastNameFrom === 0 && position > 0) || isJoiningY(word, position)),
		}),
	);
}

/** `José Ortega y Gasset`; one word earlier it is an initial. */
function isJoiningY(word: string, position: number): boolean {
	return position > 1 && word.toLowerCase() === 'y';
}

interface Place {
	readonly isFirst: boolean;
	readonly mayBeSmall: boolean;
}

function repairedWord(original: string, place: Place): string {
	if (original.includes('İ')) return repairedTurkish(original, place);
	const { isFirst, mayBeSmall } = place;
	const word = original.toLowerCase();
	if (mayBeSmall && PARTICLES.has(word)) return word;
	if (!isFirst && NUMERAL.test(word)) return word.toUpperCase();
	if (isFirst && INITIALS.has(word) && original === original.toUpperCase()) return original;
	return word
		.split('-')
		.map((part) => repairedPart(part))
		.join('-');
}

/** `İBRAHİM`: in small letters JavaScript makes two characters of İ, of which the second would stay. */
function repairedTurkish(original: string, place: Place): string {
	const word = repairedWord(original.replaceAll('İ', 'I'), place);
	return original.startsWith('İ') ? `İ${word.slice(1)}` : word;
}

/** O’Connor, D’Angelo, De’Andre. */
const ELIDED = /^((?:d[ae]|d?all|dell|la|le|ja|ra|sant|tre|[odlnm])['’ʼ])(.{2,})$/u;

function repairedPart(part: string): string {
	const [, elided = '', afterMark = ''] = ELIDED.exec(part) ?? [];
	if (elided !== '') return capitalized(elided) + repairedPart(afterMark);
	const [, scottish = '', rest = ''] = /^(ma?c)(.+)$/u.exec(part) ?? [];
	if (scottish === 'mc' ? rest.length > 1 : scottish === 'mac' && isNameAfterMac(rest)) {
		return capitalized(scottish) + capitalized(rest);
	}
	// J.R. and (Bob): the letter after a dot or an opening mark.
	return part.replaceAll(
		/(^|[.("“/])(\p{L})/gu,
		(_, mark: string, letter: string) => mark + capitalized(letter),
	);
}

function isNameAfterMac(rest: string): boolean {
	if (AFTER_MAC.has(rest)) return true;
	return rest.length > 2 && MAC_AND_CONSONANT.test(rest) && !NO_MAC.has(rest);
}

/** A capital in front, where it is one letter: not for ß and ligatures. */
function capitalized(word: string): string {
	const [first = '', ...others] = word;
	const capital = first.toUpperCase();
	return (capital.length === first.length ? capital : first) + others.join('');
}
