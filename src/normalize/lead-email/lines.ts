import { textOf } from '../text';
import { decodeEntities } from './markup';

/** One line of a mail: a line of text is one cell, a row of a table has several. */
export interface Line {
	readonly cells: readonly string[];
}

/** Longer mails are no lead notifications; what is behind is not read. */
export const MOST_LINES = 2_000;
const LONGEST_TEXT = 200_000;
const LONGEST_LINE = 20_000;

const WIDE_SPACE = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;

/** Without unseen characters, with plain spaces. Lines are kept. */
export function plainText(text: string): string {
	return textOf(text).replaceAll(WIDE_SPACE, ' ');
}

/** {@link plainText} on one line. */
export function oneLine(text: string): string {
	return plainText(text).replaceAll(/\s+/g, ' ').trim();
}

/** The lines of the plain-text part of a mail. */
export function textLines(text: string): Line[] {
	const part = text.slice(0, LONGEST_TEXT);
	return plainText(ENTITY_IN_TEXT.test(part) ? decodeEntities(part) : part)
		.split('\n', MOST_LINES)
		.map((line) => ({ cells: cellsOf(tidied(line)) }));
}

/** Some programs send the text of a page with its entities. */
const ENTITY_IN_TEXT = /&(?:nbsp|amp|quot|apos|lt|gt|rsquo|lsquo|ldquo|rdquo|#\d{2,5});/;

/** A row of a table that is drawn in text: `| Name | Ann Lee |`. */
function cellsOf(line: string): string[] {
	if (!/^\|.*\|$/.test(line)) return [line];
	return line
		.slice(1, -1)
		.split('|')
		.map((cell) => cell.trim());
}

/** What mail programs put around links and bold words when they turn HTML into text. */
function tidied(line: string): string {
	return line
		.slice(0, LONGEST_LINE)
		.replaceAll(/ ?[<[(](?:mailto|tel|sms):[^<>[\]()\s]{0,200}[>\])]/gi, '')
		.replaceAll(/(\S) ?<https?:[^<>\s]{0,2000}>/gi, '$1')
		.replace(/^\s*[•·▪◦‣*+–—-]\s+(?=[^:?]{1,60}(?::|\?$))/, '')
		.replaceAll(/(^|[\s|])\*+([^*\n]{1,80}?)\s*\*+(?=$|[\s:|])/g, '$1$2')
		.replaceAll(/(^|\s)_{2}([^_\n]{1,80})_{2}(?=$|[\s:])/g, '$1$2')
		.replace(/^\s*-{2,}\s*([^-\s][^-]{0,60}?)\s*-{2,}\s*$/, '$1:')
		.replace(/^\s*\[([^\][]{1,40})\]\s*:?\s*(?=\S)/, '$1: ')
		.trim();
}

/** Whether nothing can be read in it. */
export function isBlankLine({ cells }: Line): boolean {
	return cells.every((cell) => cell === '');
}

/** The line as people read it. */
export function lineText({ cells }: Line): string {
	return cells.length === 1 ? (cells[0] ?? '') : cells.filter((cell) => cell !== '').join(' ');
}
