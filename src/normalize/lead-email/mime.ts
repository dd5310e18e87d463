import { Buffer } from 'node:buffer';

/** What a message in MIME holds that matters to us. */
export interface MimeContent {
	/** Names in lower case; RFC 2047 words decoded. */
	readonly headers: Record<string, string>;
	readonly text: string;
	readonly html: string;
	/** Attached texts: XML, JSON, ADF. */
	readonly attachments: readonly string[];
}

const LONGEST = 3_000_000;
const DEEPEST = 8;
const MOST_PARTS = 60;

/**
 * Reads a message in MIME (RFC 2045), or the body of one without its headers, as n8n's IMAP trigger
 * gives it in its format RAW: then the first line is the boundary.
 */
export function parseMime(raw: string): MimeContent {
	const source = decodedWhole(raw.slice(0, LONGEST)).replaceAll('\r\n', '\n');
	const reader = new MimeReader();
	const boundary = /^\s*--([^\s].{0,200}?)\s*\n(?:[\w-]+:)/.exec(source)?.[1];
	if (boundary !== undefined) {
		reader.readParts(source, boundary, 0);
		return reader.content({});
	}
	if (!/^[\w-]{1,60}:\s/.test(source))
		return { headers: {}, text: source, html: '', attachments: [] };
	return reader.content(reader.readPart(source, 0));
}

/** Some hand over the whole message in base64url. */
function decodedWhole(raw: string): string {
	if (!/^[\w+/=-]{200,}\s*$/.test(raw.slice(0, 10_000)) || /\s\S/.test(raw)) return raw;
	return Buffer.from(raw, 'base64').toString('utf8');
}

class MimeReader {
	#text = '';
	#html = '';
	readonly #attachments: string[] = [];
	#parts = 0;

	content(headers: Record<string, string>): MimeContent {
		return { headers, text: this.#text, html: this.#html, attachments: this.#attachments };
	}

	readParts(source: string, boundary: string, depth: number): void {
		const [, ...parts] = `\n${source}`.split(`\n--${boundary}`);
		for (const part of parts) {
			if (part.startsWith('--') || ++this.#parts > MOST_PARTS) return;
			this.readPart(part.replace(/^[^\n]*\n/, ''), depth);
		}
	}

	readPart(source: string, depth: number): Record<string, string> {
		const end = source.search(/\n\s*\n|^\n/);
		const headers = headersOf(end === -1 ? source : source.slice(0, end));
		const body =
			end === -1
				? ''
				: source
						.slice(end)
						.replace(/^\s*\n/, '')
						.replace(/^\n/, '');
		const type = headers['content-type'] ?? 'text/plain';
		const boundary = parameterOf(type, 'boundary');
		if (/^multipart\//i.test(type)) {
			if (boundary !== undefined && depth < DEEPEST) this.readParts(body, boundary, depth + 1);
		} else if (/^message\/rfc822/i.test(type)) {
			if (depth < DEEPEST) this.readPart(body, depth + 1);
		} else {
			this.#keep(type, headers, body);
		}
		return headers;
	}

	#keep(type: string, headers: Record<string, string>, body: string): void {
		const disposition = headers['content-disposition'] ?? '';
		const name = parameterOf(disposition, 'filename') ?? parameterOf(type, 'name') ?? '';
		const isAttached = /^attachment/i.test(disposition) || name !== '';
		const isData = /[/+](?:xml|json|x-adf|adf)\b/i.test(type) || /\.(?:xml|adf|json)$/i.test(name);
		if (isAttached && !isData) return;
		const text = decoded(
			body,
			headers['content-transfer-encoding'] ?? '',
			parameterOf(type, 'charset'),
		);
		if (isData) this.#attachments.push(text);
		else if (/^text\/html/i.test(type)) this.#html ||= text;
		else if (/^text\//i.test(type)) this.#text ||= text;
	}
}

function headersOf(block: string): Record<string, string> {
	const lines = block
		.slice(0, 100_000)
		.replaceAll(/\n[ \t]+/g, ' ')
		.split('\n', 500);
	return Object.fromEntries(
		lines.flatMap((line) => {
			const colon = line.indexOf(':');
			if (colon < 1) return [];
			return [
				[line.slice(0, colon).trim().toLowerCase(), decodeWords(line.slice(colon + 1).trim())],
			];
		}),
	);
}

function parameterOf(header: string, name: string): string | undefined {
	const found = new RegExp(`;\\s*${name}\\*?=\\s*(?:"([^"]{0,300})"|([^\\s;]{1,300}))`, 'i').exec(
		header,
	);
	return found?.[1] ?? found?.[2];
}

function decoded(body: string, encoding: string, charset = 'utf-8'): string {
	if (/base64/i.test(encoding)) return inCharset(Buffer.from(body, 'base64'), charset);
	if (!/quoted-printable/i.test(encoding)) return body;
	return quotedPrintable(body.replaceAll(/=[ \t]*\n/g, ''), charset);
}

/** An escaped letter of UTF-8 or `=`, a space escaped at the end of a line, or a line cut at 76. */
const LEFTOVER =
	/=(?:C[2-9A-F]=[89AB][\dA-F]|D\d=[89AB][\dA-F]|E\d=[89AB][\dA-F]|3D)|=20\r?$|^[^\r\n]{68,74}[^=\r\n]=\r?$/m;

/**
 * A text in which the encoding of its mail was left in place (RFC 2045, 6.7), decoded; any other as it
 * is.
 */
export function withoutLeftovers(text: string): string {
	if (!text.includes('=') || !LEFTOVER.test(text)) return text;
	const joined = text.replaceAll('\r\n', '\n').replaceAll(/(?<!=)=[ \t]*\n/g, '');
	const inUtf8 = quotedPrintable(joined, 'utf-8');
	return inUtf8.includes('\ufffd') ? quotedPrintable(joined, 'windows-1252') : inUtf8;
}

function quotedPrintable(text: string, charset: string): string {
	return text.replaceAll(/(?:=[\da-f]{2})+/gi, (run) =>
		inCharset(Buffer.from(run.replaceAll('=', ''), 'hex'), charset),
	);
}

function inCharset(bytes: Buffer, charset: string): string {
	try {
		return new TextDecoder(charset.trim()).decode(bytes);
	} catch {
		// A charset that nobody knows.
		return bytes.toString('utf8');
	}
}

/** Words such as `=?utf-8?Q?Ann_Lee?=` (RFC 2047). */
function decodeWords(header: string): string {
	return header
		.replaceAll(/\?=\s+=\?/g, '?==?')
		.replaceAll(
			/=\?([\w-]{1,40})\?([bq])\?([^?\s]{0,500})\?=/gi,
			(_, charset: string, kind: string, text: string) =>
				kind.toLowerCase() === 'b'
					? inCharset(Buffer.from(text, 'base64'), charset)
					: quotedPrintable(text.replaceAll('_', ' '), charset),
		);
}
