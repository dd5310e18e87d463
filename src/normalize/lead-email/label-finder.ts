import { LONGEST_LABEL, withoutHeading, type LabelMeaning, type Vocabulary } from './labels';

/** A label in a line, and what stands behind it up to the next one. */
export interface Labelled {
	readonly label: string;
	/** Undefined for a label that is not known. */
	readonly meaning: LabelMeaning | undefined;
	readonly value: string;
}

/** A line taken apart at its labels. */
export interface LabelledLine {
	/** What stands before the first label. */
	readonly before: string;
	readonly labelled: readonly Labelled[];
}

/** A mail has fewer; a line of nothing but colons is not looked through. */
const MOST_COLONS = 200;
const MOST_WORDS = 6;

interface Spot {
	readonly start: number;
	readonly end: number;
	readonly label: string;
	readonly meaning: LabelMeaning | undefined;
}

/** Takes a line apart at its labels; labels within it must be known ones. */
export function splitAtLabels(text: string, vocabulary: Vocabulary): LabelledLine {
	const spots = spotsIn(text, vocabulary);
	if (spots.length === 0) return { before: text, labelled: [] };
	const labelled = spots.map(
		(spot, index): Labelled => ({
			label: spot.label,
			meaning: spot.meaning,
			value: valueIn(text.slice(spot.end, spots[index + 1]?.start), index === spots.length - 1),
		}),
	);
	return { before: text.slice(0, spots[0]?.start).replace(SEPARATORS_BEHIND, ''), labelled };
}

const SEPARATORS_BEHIND = /[\s|;,•·]{1,99}$/;

/** Without the second colon of some programs, and without separators before the next label. */
function valueIn(text: string, isLast: boolean): string {
	const value = text.replace(/^(?:\s*[:=]+)?\s*/, '');
	return withoutHeading(isLast ? value.trimEnd() : value.replace(SEPARATORS_BEHIND, ''));
}

function spotsIn(text: string, vocabulary: Vocabulary): Spot[] {
	const spots: Spot[] = [];
	let from = 0;
	let colon = nextMark(text, 0);
	for (let count = 0; colon !== -1 && count < MOST_COLONS; count++) {
		const spot = spotBefore(text, from, colon, vocabulary);
		if (spot !== undefined) {
			spots.push(spot);
			from = spot.end;
		}
		colon = nextMark(text, colon + 1);
	}
	return spots;
}

/** Where a label may end: at a colon, or at the `#` of a number. */
function nextMark(text: string, from: number): number {
	const mark = /[:：#]/g;
	mark.lastIndex = from;
	return mark.exec(text)?.index ?? -1;
}

/** The longest known label that ends at the mark; at the start of a line also an unknown one. */
function spotBefore(
	text: string,
	from: number,
	mark: number,
	vocabulary: Vocabulary,
): Spot | undefined {
	const isNumberSign = text.charAt(mark) === '#';
	if (
		isNumberSign &&
		text
			.slice(mark + 1, mark + 40)
			.trimStart()
			.startsWith(':')
	)
		return undefined;
	if (text.startsWith('//', mark + 1)) return undefined;
	const earliest = Math.max(from, mark - LONGEST_LABEL);
	let found: Spot | undefined;
	for (const start of wordStarts(text, earliest, mark)) {
		if (start !== from && !isLabelStart(text, start)) continue;
		const label = text.slice(start, mark).trim();
		const meaning = vocabulary.meaningOf(label);
		if (meaning === undefined || (isNumberSign && meaning !== 'mls_id')) continue;
		found = { start, end: mark + 1, label, meaning };
	}
	if (found !== undefined || isNumberSign) return found;
	return from === 0 ? unknownLabel(text, mark) : undefined;
}

/** From the last word before the mark to the first that a label may reach. */
function wordStarts(text: string, earliest: number, mark: number): number[] {
	const starts: number[] = [];
	let at = mark;
	while (at > earliest && /\s/.test(text.charAt(at - 1))) at--;
	while (at > earliest && starts.length < MOST_WORDS) {
		while (at > earliest && !/[\s|;•]/.test(text.charAt(at - 1))) at--;
		starts.push(at);
		while (at > earliest && /[\s|;•]/.test(text.charAt(at - 1))) at--;
	}
	return starts;
}

/** Within a line labels begin with a capital letter, or behind a separator. */
function isLabelStart(text: string, start: number): boolean {
	return /\p{Lu}/u.test(text.charAt(start)) || /[|;,•·\t]\s*$/.test(text.slice(0, start).slice(-3));
}

const UNKNOWN = /^\p{L}[\p{L}\p{N} '’/&()?.,#_-]{0,59}$/u;

/** A short phrase that a line begins with. */
function unknownLabel(text: string, mark: number): Spot | undefined {
	const label = text.slice(0, mark).trim();
	if (mark > LONGEST_LABEL || !UNKNOWN.test(label)) return undefined;
	if (/^\d/.test(text.slice(mark + 1)) && /\d$/.test(label)) return undefined;
	return { start: 0, end: mark + 1, label, meaning: undefined };
}

const WITHOUT_COLON =
	/^(?<label>[\p{L}][\p{L}'’/ .-]{1,40}?)(?:\s*(?:\t| {2,}| [-–—=|] )\s*|\s+)(?<value>\S.*)$/u;

/** `phone_number = 786-555-0169`, as programs write. */
const ASSIGNED = /^(\p{L}[\p{L}\p{N} _-]{1,40}?) ?= ?([^\s=].*)$/u;

/**
 * `Phone 786-555-0169`: a label without a colon at the start of a line. The value must look like one of
 * that label, since a sentence may begin with the same word; behind a gap or a dash it need not.
 */
export function labelWithoutColon(text: string, vocabulary: Vocabulary): Labelled | undefined {
	const gap = /^(.{2,40}?)(?:\t+| {2,}| [-–—=|] )\s*(\S.*)$/.exec(text);
	if (gap !== null) {
		const [, label = '', value = ''] = gap;
		const meaning = vocabulary.meaningOf(label);
		if (meaning !== undefined && /^\p{Lu}/u.test(label)) return { label, meaning, value };
	}
	const [, name = '', assigned = ''] = ASSIGNED.exec(text) ?? [];
	const assignedTo = name === '' ? undefined : vocabulary.meaningOf(name);
	if (assignedTo !== undefined) return { label: name, meaning: assignedTo, value: assigned };
	if (!WITHOUT_COLON.test(text) || !/^\p{Lu}/u.test(text)) return undefined;
	const words = text.split(' ', MOST_WORDS + 1);
	for (let count = Math.min(words.length - 1, 3); count > 0; count--) {
		const label = words.slice(0, count).join(' ');
		const meaning = vocabulary.meaningOf(label);
		const value = text.slice(label.length).trim();
		if (meaning !== undefined && looksLike(meaning, value, label)) return { label, meaning, value };
	}
	return undefined;
}

/** `Message Is it free?`, in mails whose other labels have no colons either. */
export function messageWithoutColon(text: string, vocabulary: Vocabulary): Labelled | undefined {
	const [, label = '', value = ''] = /^(\p{Lu}\p{Ll}{3,20}) (\S.*)$/u.exec(text) ?? [];
	if (label === '' || vocabulary.meaningOf(label) !== 'message') return undefined;
	return { label, meaning: 'message', value };
}

const SHAPES: Partial<Record<LabelMeaning, RegExp>> = {
	email: /^\S+@\S+\.\S+$/,
	phone: /^[+(]?\d[\d\s().+-]{5,24}(?:\s*(?:x|ext\.?)\s*\d{1,6})?$/i,
	zip: /^\d{5}(?:-\d{4})?$/,
	mls_id: /^#?\s*[A-Z]{0,4}-?\d{4,12}$/,
	property_zip: /^\d{5}(?:-\d{4})?$/,
	property_address: /^\d+[\w-]*\s+\S/,
	property_price_cents: /^\$?\d[\d,.]*[km]?$/i,
	budget_cents: /^\$?\d[\d,.]*[km]?(?:\s*[-–]\s*\$?\d[\d,.]*[km]?)?$/i,
};
const A_NAME =
	/^(?:\p{Lu}[\p{L}'’.-]*)(?:\s+(?:&|and|[\p{Lu}][\p{L}'’.-]*|de|la|van|der|von)){0,4}$/u;
const NAMES = new Set<LabelMeaning>(['full_name', 'first_name', 'last_name']);
/** Words that begin sentences, too. */
const NAME_LABEL = /^(?:(?:full|first|last|your|lead|contact|buyer|customer)\s+)?name$/i;

function looksLike(meaning: LabelMeaning, value: string, label: string): boolean {
	if (NAMES.has(meaning)) return NAME_LABEL.test(label) && A_NAME.test(value);
	return SHAPES[meaning]?.test(value) ?? false;
}
