import type { Issue } from '../../records/issue';
import { fieldsOfAdf } from './adf';
import { answerKind, isNewsletter } from './automatic';
import { unwrapped, type Unwrapped } from './forwarded';
import { htmlContent } from './html-lines';
import { inquiryOf } from './inquiry';
import { fieldsOfJson } from './json-part';
import { fieldsOfLeadTags } from './lead-tags';
import { labelledFields, type EmailFields } from './labelled-fields';
import { isBlankLine, lineText, oneLine, plainText, textLines, type Line } from './lines';
import { mailboxOf } from './mailbox';
import type { Envelope, LeadEmail } from './message';
import { sourceBook, type EmailRules, type KnownSource } from './source-rules';

/** Where in a mail the lead was found; the first are trusted most. */
export type FoundIn = 'lead_meta_tags' | 'adf' | 'json' | 'labels' | 'free_text';

/** Why there is no lead in a mail. */
export type Unparsed =
	| 'bounce'
	| 'auto_reply'
	| 'newsletter'
	| 'labels_not_found'
	| 'sent_by_program'
	| 'nothing_to_read';

export type LeadEmailReading =
	| ({
			readonly kind: 'lead';
			readonly foundIn: FoundIn;
			readonly doubts: readonly Issue[];
	  } & EmailFields &
			SourceName)
	| ({ readonly kind: 'unparsed'; readonly why: Unparsed; readonly message: string } & SourceName);

interface SourceName {
	/** By the rule that knows the sender or the subject; null when none does. */
	readonly source: string | null;
}

export type ReadLeadEmail = (email: LeadEmail) => LeadEmailReading;

/**
 * Makes a function that finds the lead in an e-mail: raw fields, named as the mail names them, for the
 * lead normalizer; or why there is none. It is pure, and linear in the length of the mail.
 */
export function leadEmailReader(rules: EmailRules): ReadLeadEmail {
	const book = sourceBook(rules);
	return (email) => {
		const html = htmlContent(email.html);
		const text = textLines(email.text);
		const mail = mailOf(email, html.lines, text);
		const source = book.sourceOf(mail.envelope);
		const answer = answerKind({ ...email, ...mail.envelope });
		if (answer !== undefined) return unparsed(answer, source, email);
		const found =
			structured(email, html.leadTags, [html.lines, text]) ??
			labelled(mail, source, book.isPortal, [html.lines, text], email);
		if (found !== undefined) return lead(found, source, email);
		if (isNewsletter(email) && !mail.wasForwarded) return unparsed('newsletter', source, email);
		if (source.name !== null && !source.isMentioned && !isPassedOn(source, mail)) {
			return unparsed('labels_not_found', source, email);
		}
		if (mail.lines.every(isBlankLine)) return unparsed('nothing_to_read', source, email);
		const inquiry = inquiryOf(mail.envelope, mail.lines, book.isPortal);
		if (inquiry === undefined) return unparsed('sent_by_program', source, email);
		const own = { ...inquiry, foundIn: 'free_text', origins: new Map<string, string>() } as const;
		return lead(own, { name: source.passesOn ? source.name : null }, email);
	};
}

/** Words of a visitor, to whom the answer goes. */
function isPassedOn({ passesOn }: KnownSource, { envelope }: Unwrapped): boolean {
	return passesOn && mailboxOf(envelope.replyTo).address !== '';
}

type Found = EmailFields & { readonly foundIn: FoundIn };

function lead(
	found: Found,
	{ name }: Pick<KnownSource, 'name'>,
	email: LeadEmail,
): LeadEmailReading {
	const { fields, ...rest } = found;
	const subject = oneLine(email.subject.slice(0, 1_000));
	return {
		...rest,
		kind: 'lead',
		source: name,
		// First, so that it counts more than what the mail itself calls its source.
		fields: {
			...(name === null || hasSource(fields) ? {} : { source: name }),
			...fields,
			...(subject === '' ? {} : { mail_subject: subject }),
		},
		doubts: doubtsOf(found.foundIn, email, subject),
	};
}

/** Structured leads name their source themselves. */
function hasSource(fields: Readonly<Record<string, unknown>>): boolean {
	return ['lead_source', 'source'].some((key) => Object.hasOwn(fields, key));
}

function doubtsOf(foundIn: FoundIn, { isSnippet }: LeadEmail, subject: string): Issue[] {
	const doubts: Issue[] = [];
	if (foundIn === 'free_text') {
		doubts.push({
			field: 'message',
			code: 'unstructured',
			message:
				'A person wrote in their own words: name, email and phone are taken from the mail itself',
			value: subject,
		});
	}
	if (isSnippet) {
		doubts.push({
			field: 'message',
			code: 'mail_cut',
			message: `Only the beginning of the mail came in: ${SIMPLIFY}`,
			value: subject,
		});
	}
	return doubts;
}

const SIMPLIFY = 'switch Simplify off in the Gmail Trigger';

/** The mail by its better part, forwards undone. */
function mailOf(email: LeadEmail, html: readonly Line[], text: readonly Line[]): Unwrapped {
	const envelope: Envelope = {
		subject: oneLine(email.subject.slice(0, 1_000)),
		from: email.from,
		replyTo: email.replyTo,
	};
	return unwrapped(envelope, text.every(isBlankLine) ? html : text);
}

/** Leads that are written for programs: meta tags, then ADF, then JSON. */
function structured(
	email: LeadEmail,
	leadTags: readonly (readonly [string, string])[],
	parts: readonly (readonly Line[])[],
): Found | undefined {
	const tags = fieldsOfLeadTags(leadTags);
	if (tags !== undefined) return { foundIn: 'lead_meta_tags', fields: tags, origins: new Map() };
	const texts = [
		...email.attachments.map((text) => plainText(text.slice(0, LONGEST_PART))),
		email.text.slice(0, LONGEST_PART),
		email.html.slice(0, LONGEST_PART),
		// Markup that stands in HTML as text.
		...parts.map((lines) => lines.map(lineText).join('\n')),
	];
	for (const text of texts) {
		const fields = fieldsOfAdf(text);
		if (fields !== undefined) return { foundIn: 'adf', fields, origins: new Map() };
	}
	for (const text of texts) {
		const fields = fieldsOfJson(text);
		if (fields !== undefined && isTelling(fields)) {
			return { foundIn: 'json', fields, origins: new Map() };
		}
	}
	return undefined;
}

const LONGEST_PART = 100_000;

/** An object in a mail may be anything; that of a lead has an address or a number somewhere. */
function isTelling(fields: Readonly<Record<string, unknown>>): boolean {
	return /"[^"]{0,60}(?:e[-_ ]?mail|phone|mobile)[^"]{0,60}"\s*:\s*["{[]/i.test(
		JSON.stringify(fields).slice(0, LONGEST_PART),
	);
}

/** By labels and sentences, from the part of the mail that says more. */
function labelled(
	mail: Unwrapped,
	source: KnownSource,
	isPortal: (address: string) => boolean,
	parts: readonly (readonly Line[])[],
	email: LeadEmail,
): Found | undefined {
	const [html, text] = parts.map((lines) => {
		const { lines: own } = unwrapped(email, lines);
		return labelledFields({ envelope: mail.envelope, lines: own, source, isPortal });
	});
	if (html === undefined) return text === undefined ? undefined : { ...text, foundIn: 'labels' };
	if (text === undefined) return { ...html, foundIn: 'labels' };
	return { ...(text.found >= html.found ? text : html), foundIn: 'labels' };
}

function unparsed(why: Unparsed, { name }: KnownSource, email: LeadEmail): LeadEmailReading {
	const of = name === null ? '' : ` of ${name}`;
	const cut = email.isSnippet ? `. Only its beginning came in: ${SIMPLIFY}` : '';
	return { kind: 'unparsed', why, source: name, message: `${REASONS[why](of)}${cut}` };
}

const REASONS: Readonly<Record<Unparsed, (of: string) => string>> = {
	bounce: () => 'A mail that could not be delivered came back',
	auto_reply: () => 'An automatic answer, such as an out-of-office note',
	newsletter: (of) => `A mail to many${of}, with nobody in it who asks`,
	labels_not_found: (of) =>
		`A mail${of} in which nobody was found who asks: it is no lead, or its layout is new. Add the labels it uses to Email Labels`,
	sent_by_program: () => 'Sent by a program, with nobody in it who asks',
	nothing_to_read: () => 'There is no text in it',
};
