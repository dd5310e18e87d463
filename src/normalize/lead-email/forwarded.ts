import { isBlankLine, lineText, type Line } from './lines';
import type { Envelope } from './message';

/** A mail after what people put around it when they forwarded it was taken off. */
export interface Unwrapped {
	readonly envelope: Envelope;
	readonly lines: readonly Line[];
	readonly wasForwarded: boolean;
}

const MARK =
	/^[->\s*_]*(?:forwarded (?:message|by|from)|begin forwarded message|start of forwarded message|weitergeleitete nachricht|message transféré)\b.{0,200}$/i;
const ORIGINAL = /^[>\s]*-{2,}\s*original message\s*-{2,}$/i;
const HEADER = /^[>\s*]*(from|subject|date|sent|to|cc|reply[- ]to)\s*:\**\s*(.*?)\**$/i;
const FORWARDED_SUBJECT = /^\s*(?:fwd?|fw|wg|tr)\s*:/i;

/** Forwards of forwards; the innermost mail counts. */
const MOST_TIMES = 5;
const MOST_HEADERS = 12;

/** The mail that was forwarded, with who sent it first; the mail itself when it was not. */
export function unwrapped(envelope: Envelope, lines: readonly Line[]): Unwrapped {
	let result: Unwrapped = { envelope, lines, wasForwarded: false };
	for (let times = 0; times < MOST_TIMES; times++) {
		const inner = unwrappedOnce(result);
		if (inner === undefined) break;
		result = inner;
	}
	const subject = result.envelope.subject.replace(/^\s*(?:(?:fwd?|fw|wg|tr)\s*:\s*)+/i, '');
	return { ...result, envelope: { ...result.envelope, subject } };
}

function unwrappedOnce({ envelope, lines }: Unwrapped): Unwrapped | undefined {
	const isForward = FORWARDED_SUBJECT.test(envelope.subject);
	const start = lines.findIndex((line, index) => {
		const text = lineText(line);
		if (text.length > 300) return false;
		if (MARK.test(text)) return headersFrom(lines, index + 1) !== undefined;
		if (!isForward) return false;
		return ORIGINAL.test(text) || headersFrom(lines, index)?.names.has('from') === true;
	});
	if (start === -1) return undefined;
	const text = lineText(lines[start] ?? { cells: [] });
	const isMark = MARK.test(text) || ORIGINAL.test(text);
	const headers = headersFrom(lines, isMark ? start + 1 : start);
	if (headers === undefined) return undefined;
	return {
		envelope: {
			subject: headers.names.get('subject') ?? envelope.subject,
			from: headers.names.get('from') ?? envelope.from,
			replyTo: headers.names.get('reply-to') ?? '',
		},
		lines: lines.slice(headers.end).map(unquoted),
		wasForwarded: true,
	};
}

interface Headers {
	readonly names: ReadonlyMap<string, string>;
	readonly end: number;
}

/** At least two header lines in a row, empty lines before them. */
function headersFrom(lines: readonly Line[], from: number): Headers | undefined {
	const names = new Map<string, string>();
	let at = from;
	while (at < lines.length && at < from + 3 && isBlankLine(lines[at] ?? { cells: [] })) at++;
	for (const end = Math.min(lines.length, at + MOST_HEADERS); at < end; at++) {
		const [, name = '', value = ''] = HEADER.exec(headerText(lines[at])) ?? [];
		if (name === '') break;
		names.set(name.toLowerCase().replace(' ', '-'), value);
	}
	return names.size >= 2 && names.has('from') ? { names, end: at } : undefined;
}

function headerText(line: Line | undefined): string {
	return lineText(line ?? { cells: [] }).slice(0, 1_000);
}

function unquoted({ cells }: Line): Line {
	return { cells: cells.map((cell) => cell.replace(/^(?:>\s?)+/, '')) };
}
