import type { Doubt } from '../reading';

/** What stands in a name field and is no name. */
export interface WithoutAsides {
	/** The rest; may be empty. */
	readonly name: string;
	readonly nickname: string | null;
	readonly doubts: readonly Doubt[];
}

const ADDRESS = /(?:mailto:)?<?[^\s<>()]{1,64}@[^\s<>()]{1,255}>?/g;
/** Seven digits and more, with what people write between them. */
const NUMBER = /\(?\+?\d(?:[\s().-]{0,2}\d){6,}/g;
const PICTURE =
	/(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\u200d|\ufe0f|\u20e3)+/gu;
const TRADE_MARK = /[®™©]/g;
/** Typed for an apostrophe; NFKC makes a space and a combining accent of `´`. */
const ACCENT = /(?<=\p{L})(?:`|´|\s?\u0301)(?=\p{L})/gu;
const WEB_ADDRESS = /(?:https?:\/\/|www\.)\S+/gi;
/** No picture, no trade mark and no accent is among these. */
const PLAIN = /^[\x20-\x5f\x61-\x7e]*$/;

/** Longer texts are no names. */
const LONGEST = 300;

/** The phone number in a name field; empty without one. */
export function numberBeside(name: string): string {
	return name.length > LONGEST ? '' : (name.match(NUMBER)?.[0] ?? '');
}

/** Takes e-mail addresses, phone numbers, emoji and nicknames out of a name, until there are none. */
export function takeAsides(line: string): WithoutAsides {
	if (line.length > LONGEST || isPlain(line)) return { name: line, nickname: null, doubts: [] };
	const taken = takeOnce(line);
	if (taken.name === line) return taken;
	const more = takeAsides(taken.name);
	const known = new Set(taken.doubts.map(({ code }) => code));
	return {
		name: more.name,
		nickname: taken.nickname ?? more.nickname,
		doubts: [...taken.doubts, ...more.doubts.filter(({ code }) => !known.has(code))],
	};
}

const PLAIN_WORD = String.raw`\p{L}+(?:['’-]\p{L}+)*\.?`;
const PLAIN_WORDS = new RegExp(`^${PLAIN_WORD}(?: (?:& )?${PLAIN_WORD})*$`, 'u');

/**
 * Most names: words of letters, with a dot behind or a `&` between them at most. Whatever is looked
 * for has another mark, a dot within a word, or begins with one of a few small words.
 */
function isPlain(line: string): boolean {
	return PLAIN_WORDS.test(line) && !/\s(?:aka|fka|nka|goes|et|n[ée]e)\s/i.test(line);
}

/** What it returns is never longer. */
function takeOnce(line: string): WithoutAsides {
	const doubts: Doubt[] = [];
	const without = (pattern: RegExp, text: string, doubt: Doubt) => {
		const rest = text.replace(pattern, ' ');
		if (rest !== text) doubts.push(doubt);
		return rest;
	};
	const hasSigns = !PLAIN.test(line);
	let rest = hasSigns ? line.replaceAll(TRADE_MARK, '').replaceAll(ACCENT, "'") : line;
	if (rest.includes('.')) rest = without(WEB_ADDRESS, rest, LEFT_OUT);
	if (rest.includes('@')) rest = without(ADDRESS, rest, HAS_EMAIL);
	if (/\d/.test(rest)) rest = without(NUMBER, rest, HAS_PHONE);
	if (doubts.length > 0) rest = rest.replace(CONTACT_LABEL, ' ');
	if (hasSigns) rest = without(PICTURE, rest, HAS_PICTURE);
	rest = without(BEHIND, rest, LEFT_OUT);
	const named = takeNickname(tidied(rest));
	return { ...named, doubts: [...doubts, ...named.doubts] };
}

const CONTACT_LABEL =
	/[\s,(-]*\b(?:e-?mail|cell|phone|tel|telephone|mobile|home|work|ph|call|text)\s*[:.)]?\s*$/i;
/** `Ann Lee - Buyer`, `Ann Lee, Agent`, `Ann Lee c/o Tom Ray`, `John Smith et ux`, `Ann Lee née Kim`. */
const BEHIND =
	/\s+[-–—|]\s.*$|,\s*(?:agent|broker|(?:home ?)?(?:buyer|seller|owner)|tenant|renter|landlord|investor)\.?\s*$|\s+c\/o\s.*$|\s+\/\s+(?:agent|broker|realtor|buyer|seller|owner|tenant|landlord|investor)\s*$|\s+et\s+(?:al|ux|vir)\.?\s*$|(?<=\S\s{1,9}\S+)\s+n[ée]e\s+\S.*$/i;

const HAS_EMAIL: Doubt = {
	code: 'name_is_email',
	message: 'There is an e-mail address in the name field',
};
const HAS_PHONE: Doubt = {
	code: 'name_is_phone',
	message: 'There is a phone number in the name field',
};
const HAS_PICTURE: Doubt = { code: 'name_emoji', message: 'Emoji were left out of the name' };

/** Marks that join words, on one side of a word only: `Ann -Lee`. */
const LOOSE = /(?<=\s)(?:[-–—/`.]|\u0301)+(?=\p{L})|(?<=\p{L})[-–—/`]+(?=\s)/gu;
/** `Dr.Lee` */
const GLUED_TITLE = /(?<=^|\s)((?:dr|mrs?|ms|prof|rev)\.)(?=\p{L})/giu;

/** Without marks around it, and without what is left behind by what was taken out. */
function tidied(text: string): string {
	const line = text
		.replaceAll(/[*~_•·★☆#=<>{}[\]\\]+/g, ' ')
		.replaceAll(LOOSE, '')
		.replaceAll(GLUED_TITLE, '$1 ')
		.replaceAll(/\s+/g, ' ');
	const bare = line
		.replace(/^\s*(?:full\s+)?name\s*:\s*/i, '')
		.replace(/^[\s,;:/&+.-]+|[\s,;:/&+-]+$/g, '');
	const spaced = /^\p{L}{2,}\.\p{L}{2,}$/u.test(bare) ? bare.replace('.', ' ') : bare;
	const [, inDoubles, inSingles] = QUOTED.exec(spaced) ?? [];
	return inDoubles ?? inSingles ?? spaced;
}

/** All of a name; `'t Hooft'` has a mark of its own. */
const QUOTED = /^(?:["“]([^"“”]+)["”]|['‘](?!t\s)([^'’‘]+)['’])$/;

const ASIDES = [
	/\s*\(([^()]*)\)/,
	/(?:^|\s)["“”]([^"“”]+)["“”](?=\s|,|$)/,
	/(?:^|\s)['‘]([^'’‘]+)['’](?=\s|,|$)/,
	/\s(?:aka|a\.k\.a\.|a\/k\/a|fka|f\/k\/a|nka|goes by)\s+(.+)$/i,
];
const SUFFIX_ASIDE = /^(?:jr|sr|ii|iii|iv|md|phd|ret|esq)\.?$/i;
const NICKNAME = /^\p{L}[\p{L}.'’ -]{0,30}$/u;
/** What people say about themselves and their phones. */
const REMARK =
	/^(?:(?:he|she|they)\b.*|cell|home|work|mobile|n[ée]e\b.*|buyer|seller|owner|agent|test|wife|husband|spouse|deceased)$/i;

function takeNickname(text: string): WithoutAsides {
	let name = text;
	let nickname: string | null = null;
	const doubts: Doubt[] = [];
	for (const pattern of ASIDES) {
		const found = pattern.exec(name);
		if (found === null) continue;
		const inside = (found[1] ?? '').trim();
		const isSuffix = SUFFIX_ASIDE.test(inside);
		const rest = name
			.replace(pattern, isSuffix ? ` ${inside}` : ' ')
			.replaceAll(/\s+/g, ' ')
			.trim();
		if (rest === '') continue;
		name = rest.replaceAll(/\s+,/g, ',');
		if (isSuffix) continue;
		if (nickname === null && NICKNAME.test(inside) && !REMARK.test(inside)) nickname = inside;
		else doubts.push(LEFT_OUT);
	}
	return { name, nickname, doubts };
}

const LEFT_OUT: Doubt = {
	code: 'name_aside',
	message: 'What stands beside the name was left out',
};

const WORD_OF_NOBODY =
	'(?:test(?:s|er|ing)?\\d*|asdf\\w*|qwerty\\w*|x{2,}|a{2,}|abc|none|no ?name|unknown|anonymous|anon|na|n a|nobody|dummy|fake|sample|demo|null|undefined|blank|not (?:provided|given|available)|name|first ?name|last ?name|full ?name|user|guest|visitor|customer|client|lead|buyer|seller|prospect|renter|tenant|resident|occupant|homeowner|home owner|applicant|friend|me|someone|somebody|person)';
const NOBODY = new RegExp(`^${WORD_OF_NOBODY}(?: ${WORD_OF_NOBODY}){0,2}$`, 'i');
const NOBODY_OF =
	/^(?:(?:new|web(?:site)?|online|zillow|trulia|realtor|realtor\.com|facebook|google|internet|valued|current|unknown|your|my|private|a|the|first|last|hotpads|apartments\.com) )+(?:lead|user|visitor|customer|client|caller|resident|occupant|owner|homeowner|name|buyer|renter|seller|contact|first|last)$/i;

const BETWEEN_WORDS = /[\s.,_<>()/-]+/g;
const WORDS_ALONE = /^[^\s.,_<>()/-]+(?: [^\s.,_<>()/-]+)*$/;

/** Whether it is what people and forms write for no name: `Test Lead`, `asdf`, `First Last`. */
export function isNobody(name: string): boolean {
	const words = WORDS_ALONE.test(name) ? name : name.replaceAll(BETWEEN_WORDS, ' ').trim();
	if (/^test lead: dummy data/i.test(words)) return true;
	return NOBODY.test(words) || NOBODY_OF.test(name) || /^first last$/i.test(words);
}
