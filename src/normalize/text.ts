import { doubtful, read, type Reading } from './reading';

/** What people and programs write for "nothing here". A person may be called Null, not NULL. */
const NOTHING = new Set([
	...['', '-', '--', '---', 'n/a', 'N/A', '#N/A', 'null', 'NULL', '(null)', '[null]', 'undefined'],
]);

/** What the marks begin with. */
const STARTS = new Set([...NOTHING].map((mark) => mark.charCodeAt(0)));

/** Control characters, marks that change the direction of writing, and characters without width. */
const UNSEEN =
	// eslint-disable-next-line no-control-regex -- they are what is looked for
	/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const PLAIN = /^[\x20-\x7e]*$/;

/**
 * A value as text, with lines kept: without unseen characters, in one Unicode form (NFC), trimmed.
 * Lists become one text with `; ` between their members; what has no text (an object) is empty.
 */
export function textOf(value: unknown): string {
	if (typeof value === 'string') return cleaned(value);
	if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
	if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString();
	if (Array.isArray(value)) {
		return value
			.map((member) => (Array.isArray(member) ? '' : textOf(member)))
			.filter((member) => member !== '')
			.join('; ');
	}
	return '';
}

function cleaned(text: string): string {
	if (PLAIN.test(text)) return text.trim();
	return text
		.replaceAll(/\r\n?/g, '\n')
		.replaceAll(UNSEEN, '')
		.replaceAll(LONE_SURROGATE, '')
		.normalize('NFC')
		.trim();
}

/** {@link textOf} on one line, in the compatible Unicode form (NFKC): full-width letters and the like. */
export function lineOf(value: unknown): string {
	if (typeof value === 'string' && PLAIN.test(value) && !value.includes('  ')) return value.trim();
	return textOf(value).normalize('NFKC').replaceAll(/\s+/g, ' ').trim();
}

/** Whether a value says nothing: empty, or one of the usual marks for that. */
export function isBlank(value: unknown): boolean {
	if (value === null || value === undefined) return true;
	if (typeof value === 'boolean' || typeof value === 'number') return Number.isNaN(value);
	if (typeof value === 'string' && startsOtherwise(value)) return false;
	return NOTHING.has(textOf(value));
}

/** With a letter or sign that stays when text is cleaned, and that no mark begins with. */
function startsOtherwise(text: string): boolean {
	const first = text.charCodeAt(0);
	return first > 0x20 && first < 0x7f && !STARTS.has(first);
}

/** Longer than anything that belongs into one line of a form. */
const LONGEST_LINE = 300;

/** One line of text. */
export function readLine(value: unknown): Reading<string> {
	const line = lineOf(value);
	if (line === '') return doubtful('not_text', 'There is no text in it');
	if (line.length > LONGEST_LINE) {
		return doubtful('too_long', `Longer than ${LONGEST_LINE} characters; it was left out`);
	}
	return read(line);
}

/** Text that may have several lines. */
export function readText(value: unknown): Reading<string> {
	const text = textOf(value);
	return text === '' ? doubtful('not_text', 'There is no text in it') : read(text);
}
