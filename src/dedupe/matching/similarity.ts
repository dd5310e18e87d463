/**
 * How alike two texts are by the measure of Jaro and Winkler, 0 to 1: made for names, forgiving of
 * transposed letters, and kinder to texts that begin alike (four letters at most, weight 0.1).
 *
 * @param atLeast likeness below this is of no interest: it may be given as 0, which is faster
 */
export function jaroWinkler(a: string, b: string, atLeast = 0): number {
	if (a === b) return 1;
	// Which letters find a partner depends on where the search begins.
	if (a.length > b.length || (a.length === b.length && a > b)) [a, b] = [b, a];
	let prefix = 0;
	const most = Math.min(4, a.length, b.length);
	while (prefix < most && a.charCodeAt(prefix) === b.charCodeAt(prefix)) prefix++;
	const needed = (atLeast - prefix * 0.1) / (1 - prefix * 0.1);
	if (highestJaro(a, b) < needed) return 0;
	const jaro = jaroOf(a, b);
	return jaro + prefix * 0.1 * (1 - jaro);
}

/** No letter finds a partner that is not in the other text at all. */
function highestJaro(a: string, b: string): number {
	const [inA, inB] = [lettersOf(a), lettersOf(b)];
	const matches = Math.min(a.length - bitsIn(inA & ~inB), b.length - bitsIn(inB & ~inA));
	return matches <= 0 ? 0 : (matches / a.length + matches / b.length + 1) / 3;
}

/** A bit for each letter that occurs; letters that share a bit only make the bound looser. */
function lettersOf(text: string): number {
	let letters = 0;
	for (let i = 0; i < text.length; i++) letters |= 1 << (text.charCodeAt(i) & 31);
	return letters;
}

function bitsIn(mask: number): number {
	let bits = mask - ((mask >>> 1) & 0x55555555);
	bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
	return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** Which letters found a partner; kept between calls, since millions of pairs are compared. */
let takenOfA = new Uint8Array(64);
let takenOfB = new Uint8Array(64);

function jaroOf(a: string, b: string): number {
	if (a.length === 0 || b.length === 0) return 0;
	prepareMarks(a.length, b.length);
	const matches = matchLetters(a, b);
	if (matches === 0) return 0;
	const transposed = countTransposed(a, b) / 2;
	return (matches / a.length + matches / b.length + (matches - transposed) / matches) / 3;
}

function prepareMarks(lengthOfA: number, lengthOfB: number): void {
	if (takenOfA.length < lengthOfA) takenOfA = new Uint8Array(lengthOfA * 2);
	if (takenOfB.length < lengthOfB) takenOfB = new Uint8Array(lengthOfB * 2);
	takenOfA.fill(0, 0, lengthOfA);
	takenOfB.fill(0, 0, lengthOfB);
}

function matchLetters(a: string, b: string): number {
	const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
	let matches = 0;
	for (let i = 0; i < a.length; i++) {
		const end = Math.min(b.length, i + reach + 1);
		for (let j = Math.max(0, i - reach); j < end; j++) {
			if (takenOfB[j] === 1 || a.charCodeAt(i) !== b.charCodeAt(j)) continue;
			takenOfA[i] = 1;
			takenOfB[j] = 1;
			matches++;
			break;
		}
	}
	return matches;
}

function countTransposed(a: string, b: string): number {
	let transposed = 0;
	let j = 0;
	for (let i = 0; i < a.length; i++) {
		if (takenOfA[i] === 0) continue;
		while (takenOfB[j] === 0) j++;
		if (a.charCodeAt(i) !== b.charCodeAt(j)) transposed++;
		j++;
	}
	return transposed;
}

/**
 * Whether one text becomes the other by at most one edit: a letter added, dropped, changed, or two
 * neighbours swapped. Also true of equal texts.
 */
export function isOneEditApart(a: string, b: string): boolean {
	if (Math.abs(a.length - b.length) > 1) return false;
	const shorter = Math.min(a.length, b.length);
	let start = 0;
	while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start++;
	if (a.length !== b.length) {
		const [short, long] = a.length < b.length ? [a, b] : [b, a];
		return short.slice(start) === long.slice(start + 1);
	}
	if (a.slice(start + 1) === b.slice(start + 1)) return true;
	return (
		a.charCodeAt(start) === b.charCodeAt(start + 1) &&
		a.charCodeAt(start + 1) === b.charCodeAt(start) &&
		a.slice(start + 2) === b.slice(start + 2)
	);
}

/** The share of words that two sets of words have in common, 0 to 1 (Jaccard). */
export function sharedWords(a: readonly string[], b: readonly string[]): number {
	if (a.length === 0 || b.length === 0) return 0;
	let shared = 0;
	for (const word of a) if (b.includes(word)) shared++;
	return shared / (a.length + b.length - shared);
}
