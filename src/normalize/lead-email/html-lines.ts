import { MOST_LINES, plainText, type Line } from './lines';
import { attributeOf, scanMarkup, type MarkupHandler } from './markup';

/** What an HTML part holds: its lines as a person reads them, and its `lead_*` meta tags. */
export interface HtmlContent {
	readonly lines: readonly Line[];
	/** Name and content, as often as they occur. */
	readonly leadTags: readonly (readonly [name: string, content: string])[];
}

/** Gmail cuts mails at 102 kB; what is behind is not read. */
const LONGEST_HTML = 250_000;

/** Reads an HTML part. Hidden texts are left out, cells of a row stay together. */
export function htmlContent(html: string): HtmlContent {
	const writer = new LineWriter();
	scanMarkup(html.slice(0, LONGEST_HTML), writer);
	return { lines: writer.finish(), leadTags: writer.leadTags };
}

const CELLS = new Set(['td', 'th', 'dt', 'dd']);
const BREAKS = new Set([
	...['p', 'div', 'li', 'ul', 'ol', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'section'],
	...['article', 'header', 'footer', 'pre', 'address', 'center', 'fieldset', 'form', 'hr', 'br'],
	...['option', 'main', 'aside', 'nav', 'figure'],
]);
const ROWS = new Set(['tr', 'table', 'tbody', 'thead', 'tfoot', 'dl', 'body', 'html', 'head']);
const SKIPPED = new Set([
	'script',
	'style',
	'title',
	'textarea',
	'template',
	'noframes',
	'noembed',
]);
/** These never have anything inside. */
const EMPTY = new Set([
	...['br', 'hr', 'img', 'input', 'meta', 'link', 'area', 'base', 'col', 'embed', 'source', 'wbr'],
]);
const HIDDEN = /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all/i;

class LineWriter implements MarkupHandler {
	readonly leadTags: (readonly [string, string])[] = [];
	readonly #lines: Line[] = [];
	/** Cells of the row that is being read. */
	#cells: string[] = [];
	#text: string[] = [];
	/** The hidden element we are in, and how often it is open within itself. */
	#hidden: { readonly name: string; depth: number } | undefined;
	#target = '';
	#textBeforeLink = 0;

	text(text: string): void {
		if (this.#hidden === undefined) this.#text.push(text.replaceAll(/\s+/g, ' '));
	}

	open(name: string, attributes: string): void {
		if (name === 'meta') this.#takeLeadTag(attributes);
		if (this.#hidden !== undefined) {
			if (this.#hidden.name === name) this.#hidden.depth++;
			return;
		}
		if (SKIPPED.has(name) || (!EMPTY.has(name) && isHidden(attributes))) {
			this.#hidden = { name, depth: 1 };
		} else if (name === 'a') {
			this.#target = attributeOf(attributes, 'href') ?? '';
			this.#textBeforeLink = this.#text.length;
		} else if (name === 'dt' || ROWS.has(name)) {
			this.#endRow();
		} else if (CELLS.has(name)) {
			this.#endCell(false);
		} else if (BREAKS.has(name)) {
			this.#text.push('\n');
		}
	}

	close(name: string): void {
		if (this.#hidden !== undefined) {
			if (this.#hidden.name === name && --this.#hidden.depth === 0) this.#hidden = undefined;
		} else if (name === 'a') {
			this.#endLink();
		} else if (name === 'dd' || ROWS.has(name)) {
			this.#endRow();
		} else if (CELLS.has(name)) {
			this.#endCell(true);
		} else if (BREAKS.has(name) && !EMPTY.has(name)) {
			this.#text.push('\n');
		}
	}

	finish(): readonly Line[] {
		this.#endRow();
		return this.#lines;
	}

	#takeLeadTag(attributes: string): void {
		const name = attributeOf(attributes, 'name')?.trim().toLowerCase() ?? '';
		if (!/^lead_\w{1,60}$/.test(name)) return;
		const content = plainText(attributeOf(attributes, 'content') ?? '');
		if (content !== '') this.leadTags.push([name, content]);
	}

	/** A link to a mailbox or a phone says it when its text does not. */
	#endLink(): void {
		const [, target = ''] = /^(?:mailto|tel):([^?]{3,200})/i.exec(this.#target.trim()) ?? [];
		const said = this.#text.slice(this.#textBeforeLink).join('');
		this.#target = '';
		if (target === '' || /@|\d{4}/.test(said)) return;
		// A button after a label is no value, but a link named "Email" in its own cell is.
		if (/^[\s\w-]{0,20}$/.test(said)) this.#text.push(` ${target}`);
	}

	/** @param isCell whether it counts without text, too: then its neighbours keep their places */
	#endCell(isCell: boolean): void {
		const text = this.#text.length === 0 ? '' : cellText(this.#text.join(''));
		this.#text = [];
		if (text !== '' || (isCell && this.#cells.length > 0)) this.#cells.push(text);
	}

	/** A row of one cell is as many lines as the cell has. */
	#endRow(): void {
		this.#endCell(false);
		const cells = this.#cells;
		this.#cells = [];
		while (cells.at(-1) === '') cells.pop();
		if (cells.length === 0) return;
		const rows = cells.length > 1 ? [cells] : (cells[0] ?? '').split('\n').map((line) => [line]);
		for (const row of rows) if (this.#lines.length < MOST_LINES) this.#lines.push({ cells: row });
	}
}

function cellText(text: string): string {
	if (/^\s*$/.test(text)) return '';
	return plainText(text)
		.replaceAll(/[^\S\n]+/g, ' ')
		.replaceAll(/ ?\n\s*/g, '\n')
		.trim();
}

function isHidden(attributes: string): boolean {
	if (!/hidden|display|mso-hide/i.test(attributes)) return false;
	return (
		attributeOf(attributes, 'hidden') !== undefined ||
		HIDDEN.test(attributeOf(attributes, 'style') ?? '')
	);
}
