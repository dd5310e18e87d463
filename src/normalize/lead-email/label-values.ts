import { endsMessage } from './endings';
import type { LabelMeaning } from './labels';

/** A label whose value may go on in the next lines. */
export interface OpenLabel {
	readonly label: string;
	readonly meaning: LabelMeaning | undefined;
	readonly values: string[];
	/** Empty lines since the label or the last line of the value. */
	blanks: number;
}

const ADDRESSES = new Set<LabelMeaning | undefined>(['address', 'property_address', 'street']);
const CITY_LINE = /\b[A-Z]{2},?\s+\d{5}(?:-\d{4})?\b|,\s*[A-Z]{2}\.?$|^(?:apt|unit|suite|ste|#)\b/i;

/** Whether a line without a label belongs to the value before it. */
export function goesOn({ meaning, values, blanks }: OpenLabel, text: string): boolean {
	if (meaning === 'message') return !endsMessage(text);
	if (ADDRESSES.has(meaning)) {
		if (values.length === 0) return text.length <= 200 && blanks <= 1;
		return values.length < 3 && blanks === 0 && CITY_LINE.test(text) && !isWhole(values);
	}
	return values.length === 0 && blanks <= 1 && mayBeValue(meaning, text);
}

function isWhole(values: readonly string[]): boolean {
	return values.some((value) => /\b[A-Z]{2},?\s+\d{5}\b/.test(value));
}

const NAME_LIKE = new Set<LabelMeaning | undefined>(['full_name', 'first_name', 'last_name']);

/** A line below a label may be its value; a sentence is no name, and a phone number has digits. */
function mayBeValue(meaning: LabelMeaning | undefined, text: string): boolean {
	if (meaning === 'email') return text.includes('@') && text.length <= 300;
	if (meaning === 'phone') return /\d/.test(text) && text.length <= 60;
	if (NAME_LIKE.has(meaning)) return text.length <= 80 && !/[.!?]$|@/.test(text);
	return text.length <= 200 && !endsMessage(text);
}

/** The lines of a value as one: those of a message stay lines. */
export function joinedValue({ meaning, values }: OpenLabel): string {
	if (meaning === 'message')
		return values
			.join('\n')
			.replaceAll(/\n{3,}/g, '\n\n')
			.trim();
	return values
		.join(ADDRESSES.has(meaning) ? ', ' : ' ')
		.replaceAll(/\s*\n\s*/g, ', ')
		.trim();
}
