export interface PhoneSpelling {
	/** The number as somebody would type it. */
	readonly text: string;
	/** A spreadsheet kept fewer digits than there were. */
	readonly isRounded: boolean;
}

/** Digits and what stands between them: nothing to undo, except for `4155552671.0` and `00`. */
const PLAIN = /^\+?[(]?[1-9][\d ()-]*$/;
const LABEL =
	/^(?:tel|telephone|phone|ph|mobile|cell|home|work|office|direct|whatsapp|[hcwmop])\b\s*[:.#]?\s*/i;
const LABEL_BEHIND = /[\s-]*\(?\b(?:mobile|cell|home|work|office|direct|[hcwmo])\)?\.?$/i;

/**
 * Undoes what spreadsheets and forms do to phone numbers: `4155552671.0`, `4.155552671E9`,
 * `4,155,552,671`, `'4155552671`, `="4155552671"`, `tel:`, `Cell:`.
 */
export function asTyped(line: string): PhoneSpelling {
	if (PLAIN.test(line)) return { text: line, isRounded: false };
	const bare = unquoted(line).replace(/^tel:/i, '').replace(LABEL, '').replace(LABEL_BEHIND, '');
	const scientific = /^\+?(\d)(?:\.(\d+))?e\+?(\d{1,2})$/i.exec(bare);
	if (scientific !== null) {
		const [, lead = '', fraction = '', exponent = ''] = scientific;
		const places = Number(exponent);
		// Ten digits and more are written out only when none was lost; fewer may have ended in zeros.
		return { text: lead + fraction.padEnd(places, '0'), isRounded: fraction.length !== places };
	}
	if (/^\d{1,3}(?:,\d{3}){2,}$/.test(bare)) {
		return { text: bare.replaceAll(',', ''), isRounded: false };
	}
	const isDecimal = /^\+?\d{7,}\.0+$/.test(bare);
	return { text: isDecimal ? bare.slice(0, bare.indexOf('.')) : bare, isRounded: false };
}

function unquoted(line: string): string {
	const formula = /^="([^"]*)"$/.exec(line)?.[1];
	return (formula ?? line.replace(/^'/, '')).trim();
}

/** A leading `00`, which most of the world dials for the plus sign; undefined without one. */
export function withPlus(text: string): string | undefined {
	const plus = text.replace(/^\(?\+?00(?=\s?-?[1-9])\)?/, '+');
	return plus === text ? undefined : plus;
}

const LONG_DISTANCE = String.raw`^(?:\+?1[\s.-]*)?`;
const TOLL_FREE = new RegExp(
	String.raw`${LONG_DISTANCE}\(?(8(?:00|33|44|55|66|77|88))\)?[\s.-]*([a-z\d][a-z\d\s.-]{6,14})$`,
	'i',
);
/** Elsewhere only in capitals and behind a hyphen or a dot: `512-555-HOME`, `512-GET-SOLD`. */
const LOCAL = new RegExp(
	String.raw`${LONG_DISTANCE}\(?([2-9]\d\d)\)?[\s.-]*([2-9]\d\d[.-][A-Z]{4})$`,
);
const LOCAL_WORD = new RegExp(
	String.raw`${LONG_DISTANCE}\(?([2-9]\d\d)\)?[.-]([A-Z]{3}[.-]?[A-Z]{4}|[A-Z]{4}[.-][A-Z]{3})$`,
);
/** What people write beside a number. */
const REMARK =
	/\b(?:after|any|anytime|before|best|call|cell|day|desk|direct|ext|extension|fax|home|main|me|mobile|night|none|now|office|only|or|phone|please|text|time|to|work|x)\b/i;

/**
 * A North American number with letters for digits (ITU-T E.161): `1-800-FLOWERS`. Letters beyond the
 * seventh place do not count, as on the phone. Undefined when the letters may be words.
 */
export function lettersAsDigits(text: string): string | undefined {
	if (!/[a-z]/i.test(text) || REMARK.test(text)) return undefined;
	const [, areaCode = '', rest = ''] =
		TOLL_FREE.exec(text) ?? LOCAL.exec(text) ?? LOCAL_WORD.exec(text) ?? [];
	const places = rest.replaceAll(/[^a-z\d]/gi, '').slice(0, 7);
	if (places.length < 7 || !/[a-z]{3}/i.test(places)) return undefined;
	return areaCode + places.replaceAll(/[a-z]/gi, digitOf);
}

const KEYS = ['', '', 'abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz'];

function digitOf(letter: string): string {
	return String(KEYS.findIndex((letters) => letters.includes(letter.toLowerCase())));
}
