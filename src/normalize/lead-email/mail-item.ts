import { isObject } from '../item-fields';
import { isBlank, textOf } from '../text';
import { parseMime, withoutLeftovers } from './mime';
import type { LeadEmail } from './message';

type Json = Readonly<Record<string, unknown>>;

/** Parts that the node's parameters name; blank ones are looked for in the item. */
export interface GivenParts {
	readonly subject?: unknown;
	readonly from?: unknown;
	readonly replyTo?: unknown;
	readonly text?: unknown;
	readonly html?: unknown;
	/** Attached texts. */
	readonly attachments?: readonly string[];
}

/**
 * The e-mail in an item, as n8n's IMAP Email Trigger (simple, resolved, raw), Gmail Trigger (simplified
 * or not), Outlook trigger and the inbound webhooks of mail services (Postmark, Mailgun, SendGrid,
 * CloudMailin) put it there.
 */
export function emailInItem(item: Json, given: GivenParts = {}): LeadEmail {
	const json = mailIn(item);
	const raw = firstText(json, [['raw'], ['body-mime'], ['mime']]);
	const mime = raw === '' ? undefined : parseMime(raw);
	const headers = { ...mime?.headers, ...headersIn(json) };
	const part = (name: keyof typeof PATHS, own: unknown, parsed = '') => {
		const text = textOfPart(own);
		return text === '' ? firstText(json, PATHS[name]) || parsed : text;
	};
	const snippet = firstText(json, SNIPPETS);
	const text = withoutLeftovers(part('text', given.text, mime?.text));
	const html = withoutLeftovers(part('html', given.html, mime?.html));
	const isSnippet = text === '' && html === '' && snippet !== '';
	return {
		subject: part('subject', given.subject, headers['subject']),
		from: mailboxText(given.from) || firstMailbox(json, FROM) || (headers['from'] ?? ''),
		replyTo:
			mailboxText(given.replyTo) || firstMailbox(json, REPLY_TO) || (headers['reply-to'] ?? ''),
		text: isSnippet ? snippet : text,
		html,
		headers,
		attachments: [...(given.attachments ?? []), ...(mime?.attachments ?? [])],
		isSnippet,
	};
}

type Path = readonly string[];

const PATHS = {
	subject: [['subject'], ['Subject'], ['mail', 'subject']],
	text: [
		...[
			['textPlain'],
			['text'],
			['TextBody'],
			['body-plain'],
			['plain'],
			['bodyText'],
			['text_body'],
		],
		...[['body_plain'], ['plainText'], ['mail', 'text']],
	],
	html: [
		...[['textHtml'], ['html'], ['HtmlBody'], ['body-html'], ['bodyHtml'], ['html_body']],
		...[['body_html'], ['mail', 'html']],
	],
} as const satisfies Record<string, readonly Path[]>;

const SNIPPETS: readonly Path[] = [['snippet'], ['bodyPreview']];
const FROM: readonly Path[] = [['from'], ['From'], ['FromFull'], ['sender']];
const REPLY_TO: readonly Path[] = [
	['replyTo'],
	['reply_to'],
	['ReplyTo'],
	['Reply-To'],
	['reply-to'],
];
const IDS: readonly Path[] = [
	...[['messageId'], ['message_id'], ['MessageID'], ['Message-Id'], ['internetMessageId'], ['id']],
];

/** What tells one mail from another; empty when there is nothing. */
export function mailIdOf(item: Json): string {
	const json = mailIn(item);
	const id = headersIn(json)['message-id'] ?? firstText(json, IDS);
	return id.trim().replaceAll(/^<|>$/g, '').slice(0, 300);
}

/** Webhook nodes put what was posted under `body`. */
function mailIn(item: Json): Json {
	const { body } = item;
	if (!isObject(body)) return item;
	if (typeof body['content'] === 'string') {
		const isHtml = textOf(body['contentType']).toLowerCase().includes('html');
		return { ...item, [isHtml ? 'html' : 'text']: body['content'] };
	}
	const isMail = ['subject', 'from', 'text', 'html', 'textPlain', 'snippet'].some(
		(key) => key in item,
	);
	return isMail ? item : body;
}

function at(json: Json, path: Path): unknown {
	let value: unknown = json;
	for (const key of path) {
		if (!isObject(value) || !Object.hasOwn(value, key)) return undefined;
		value = value[key];
	}
	return value;
}

function firstText(json: Json, paths: readonly Path[]): string {
	for (const path of paths) {
		const value = at(json, path);
		if (typeof value === 'string' && !isBlank(value)) return value;
	}
	return '';
}

function textOfPart(value: unknown): string {
	return typeof value === 'string' && !isBlank(value) ? value : '';
}

function firstMailbox(json: Json, paths: readonly Path[]): string {
	for (const path of paths) {
		const text = mailboxText(at(json, path));
		if (text !== '') return text;
	}
	return '';
}

/** A mailbox as a header would have it, out of the shapes that programs give it. */
function mailboxText(value: unknown): string {
	if (typeof value === 'string') return value;
	if (Array.isArray(value)) return mailboxText(value[0]);
	if (!isObject(value)) return '';
	if (typeof value['text'] === 'string') return value['text'];
	const inner = value['value'] ?? value['emailAddress'];
	if (inner !== undefined) return mailboxText(inner);
	const address = textOf(value['address'] ?? value['Email'] ?? value['email']);
	const name = textOf(value['name'] ?? value['Name']);
	return address === '' ? name : `${name} <${address}>`.trim();
}

/** No header that matters is longer. */
const LONGEST_HEADER = 5_000;
const MOST_HEADERS = 300;

/** Headers by name in lower case: from an object, a list of names and values, or their own text. */
function headersIn(json: Json): Record<string, string> {
	const entries = [
		json['metadata'],
		json['headers'],
		json['Headers'],
		json['message-headers'],
	].flatMap((source) => headerEntries(source));
	return Object.fromEntries(
		entries
			.slice(0, MOST_HEADERS)
			.map(([name, value]) => [name.toLowerCase(), headerValue(name, value)] as const)
			.filter(([, value]) => value !== ''),
	);
}

function headerEntries(source: unknown): (readonly [string, unknown])[] {
	if (isObject(source)) return Object.entries(source);
	if (Array.isArray(source)) return source.flatMap(headerPair);
	if (typeof source !== 'string') return [];
	if (source.startsWith('[[')) return headerEntries(parsed(source));
	return source
		.slice(0, 50_000)
		.replaceAll(/\r?\n[ \t]+/g, ' ')
		.split(/\r?\n/)
		.flatMap((line) => {
			const colon = line.indexOf(':');
			return colon < 1 ? [] : [[line.slice(0, colon).trim(), line.slice(colon + 1)] as const];
		});
}

function headerPair(pair: unknown): (readonly [string, unknown])[] {
	if (Array.isArray(pair)) return typeof pair[0] === 'string' ? [[pair[0], pair[1]]] : [];
	if (!isObject(pair)) return [];
	const name = pair['Name'] ?? pair['name'];
	return typeof name === 'string' ? [[name, pair['Value'] ?? pair['value']]] : [];
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** Some programs keep the name within the value: `Reply-To: Ann <ann@example.com>`. */
function headerValue(name: string, value: unknown): string {
	const text = textOf(Array.isArray(value) ? value[0] : value).slice(0, LONGEST_HEADER);
	const hasName = text.toLowerCase().startsWith(`${name.toLowerCase()}:`);
	return (hasName ? text.slice(name.length + 1) : text).replaceAll(/\s+/g, ' ').trim();
}
