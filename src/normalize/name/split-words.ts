import { isParticle, startsLastName } from '../name-case';
import {
	isFamilyName,
	isGivenName,
	isIberianName,
	isInEastAsianScript,
	isVietnamese,
	mayBeFamilyFirst,
} from './known-names';
import { joined, type NameParts } from './parts';

export interface SplitName {
	/** Without the suffix. */
	readonly parts: NameParts;
	/** The last name stood in front. */
	readonly isReversed: boolean;
	/** More of it could not be told apart than the parts say. */
	readonly isOpen: boolean;
}

export interface SplitTerms {
	/** All in upper or all in lower case: capitals say nothing. */
	readonly isOneCase: boolean;
	/** What a single name is, where a title says so. */
	readonly single: 'first' | 'last' | undefined;
}

/** A name in the order of the West, or undefined when its order or its parts cannot be told. */
export function splitWords(words: readonly string[], terms: SplitTerms): SplitName | undefined {
	const [first, ...others] = words;
	if (first === undefined || isInEastAsianScript(words.join(''))) return undefined;
	if (others.length === 0) return singleName(first, terms.single);
	if (mayBeFamilyFirst(words)) return undefined;
	if (isLastNameOnly(words, terms)) return told({ last: joined(words) });
	if (isReversed(words)) {
		const [given = null, ...middle] = others;
		return { ...told({ first: given, middle: joined(middle), last: first }), isReversed: true };
	}
	// No particle and no other family name fits in between.
	if (others.length === 1) return told({ first, last: joined(others) });
	// Mary Ann S. has a short last name; in SMITH JOHN A, of other names, it may be the middle one.
	if (isInitial(others.at(-1)) && !isGivenName(first)) return undefined;
	return westernOrder(first, others, terms);
}

function singleName(word: string, single: SplitTerms['single']): SplitName {
	const known = isGivenName(word) ? 'first' : single;
	if (known !== undefined) return told({ [known]: word });
	return isFamilyName(word) ? { ...told({}), isOpen: true } : told({ first: word });
}

function told({ first = null, middle = null, last = null }: Partial<NameParts>): SplitName {
	return { parts: { first, middle, last, suffix: null }, isReversed: false, isOpen: false };
}

function westernOrder(
	first: string,
	others: readonly string[],
	terms: SplitTerms,
): SplitName | undefined {
	const start = startOfLastName(first, others, terms);
	if (start === undefined) return { ...told({ first }), isOpen: true };
	return told({
		first,
		middle: joined(others.slice(0, start)),
		last: joined(others.slice(start)),
	});
}

/**
 * From the first particle on (van der Berg), or one word before a Spanish `y`; else the last word,
 * with a Spanish or Portuguese family name before it. Undefined: that name may be a middle one.
 */
function startOfLastName(
	first: string,
	others: readonly string[],
	terms: SplitTerms,
): number | undefined {
	const from = behindMarianName(first, others);
	const particle = others.findIndex(
		(_, at) => at >= from && at < others.length - 1 && isParticleHere(first, others, at, terms),
	);
	const isJoining = /^[yei]$/i.test(others[particle] ?? '');
	const start = particle === -1 ? others.length - 1 : isJoining ? particle - 1 : particle;
	const before = start > from ? (others[start - 1] ?? '') : '';
	if (!isIberianName(before)) return start;
	return particle !== -1 || isIberianName(others[start] ?? '') ? start - 1 : undefined;
}

/** `María de los Ángeles López`: the particles belong to the first name. */
function behindMarianName(first: string, others: readonly string[]): number {
	if (!/^(?:mar[ií]a|ana|jos[eé]|rosa)$/i.test(first)) return 0;
	const [, marian = ''] =
		/^(de(?:l| l[ao]s?)? \p{L}+) /u.exec(others.join(' ').toLowerCase()) ?? [];
	return MARIAN.test(marian) ? marian.split(' ').length : 0;
}

const MARIAN =
	/ (?:[aá]ngeles|dolores|carmen|luz|pilar|socorro|mercedes|jes[uú]s|guadalupe|lourdes|rosario|refugio|consuelo|milagros|roc[ií]o|soledad)$/;

/** Particles that are as often something else: small they count, and in one case before no known name. */
const RARE_PARTICLE = /^(?:ben|al|do|lo|in|te|op|av|af|e|i|het|und)$/;

function isParticleHere(
	first: string,
	others: readonly string[],
	at: number,
	{ isOneCase }: SplitTerms,
): boolean {
	const word = others[at] ?? '';
	const lower = word.toLowerCase();
	if (!startsLastName(word)) return false;
	if (lower === 'y') return at > 0 && (isOneCase || word === 'y');
	if (lower === 'van' && isVietnamese(others.at(-1) ?? '') && isGivenName(first)) return false;
	if (!RARE_PARTICLE.test(lower)) return true;
	if (word.length === 1) return at > 0 && !isOneCase && word === lower;
	if (!isOneCase && lower !== 'al') return word === lower;
	return (lower === 'al' || lower === 'ben') && !isFamilyName(others[at + 1] ?? '');
}

/** Behind `Van`, in one case: else it is a first name, as in Van Morrison. */
const DUTCH =
	/^(?:dyke?|dijk|buren|horn|ness|winkle|gogh|houten|hal[el]n|doren|pelt|allen|alstyne|cleave|fleet|hoose|hook|nostrand|orden|patten|scoy|tassel|vechten|vleet|wert|wyk|zandt|zant|hove|damme|beek|leeuwen|dam|eyck|ryn|rijn|sickle|slyke|wyck|heusen|hollen|loon|etten|epps|meter|duyn|diest)$/i;
/** Behind `Al` and `Ben`, in one case: else these are first names, as in Al Gore. */
const ARABIC =
	/^(?:fahd|saud|saoud|rashid|rasheed|maktoum|maktum|thani|khalifa|khalifah|sabah|nahyan|nuaimi|qasimi|zahrani|ghamdi|qahtani|otaibi|harbi|mutairi|shehri|dosari|hashimi|hashemi|jaber|tamimi|masri|sayed|sayyid|fayed|assad|sadr|maliki|sistani|zawahiri|baghdadi|tikriti|amiri|ansari|najjar|haddad|khatib|husseini|hussaini|rahman|farsi|balushi|habsi|hinai)$/i;
const HEBREW =
	/^(?:gurion|zvi|tzvi|ami|yehudah?|yishai|amram|zion|porat|shushan|shitrit|eliezer|bassat)$/i;
/** First names too: Di Smith, Al Gore, Ben Stein, Le Nguyen. */
const FIRST_NAME_TOO = /^(?:van|al|ben|do|in|te|ten|lo|e|i|y)$/;

/** De la Cruz, von Streit, Ruiz y Picasso. */
function isLastNameOnly(words: readonly string[], { isOneCase }: SplitTerms): boolean {
	const first = (words[0] ?? '').toLowerCase();
	if (words.length === 3 && words[1]?.toLowerCase() === 'y') return isIberianName(first);
	if (/^(?:ap|ferch)$/.test(first)) return words.length > 1;
	const end = (words.at(-1) ?? '').toLowerCase();
	if (!words.slice(0, -1).every(isParticle) || isParticle(end)) return false;
	if (words.length > 2) return !FIRST_NAME_TOO.test(first) || first === 'van' || first === 'in';
	if (first === 'van') return DUTCH.test(end);
	if (isOneCase && first === 'al') return ARABIC.test(end);
	if (isOneCase && first === 'ben') return HEBREW.test(end);
	// Di Napoli is a last name, Di Farrow is called Diana.
	if (first === 'di' && !/[aeio]$/.test(end)) return false;
	if (FIRST_NAME_TOO.test(first)) return !isOneCase && words[0] === first;
	return !isGivenName(end) && !(/^(?:di|la|le|da)$/.test(first) && isFamilyName(end));
}

/** SMITH JOHN A: known for what they are, and the other way round. */
function isReversed(words: readonly string[]): boolean {
	const [last = '', first = '', ...middle] = words;
	if (!isFamilyName(last) || middle.length > 2) return false;
	if (words.length === 2 && isInitial(first)) return true;
	return isGivenName(first) && middle.every((word) => isInitial(word) || isGivenName(word));
}

function isInitial(word = ''): boolean {
	return /^\p{L}\.?$/u.test(word);
}
