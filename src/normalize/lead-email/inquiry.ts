import { withoutQuoted, endsMessage } from './endings';
import { isBlankLine, lineText, type Line } from './lines';
import { addressesIn, isProgram, isRelay, mailboxOf, type Mailbox } from './mailbox';
import type { Envelope } from './message';

/** A mail that a person wrote in their own words. */
export interface Inquiry {
	readonly fields: Readonly<Record<string, unknown>>;
}

const SHORTEST = 2;
const LONGEST_MESSAGE = 20_000;

/**
 * What a person's own words give: who wrote, from Reply-To or From; the phone numbers and further
 * addresses in the text; the text without quoted mails and signature. Undefined when nobody wrote it.
 */
export function inquiryOf(
	envelope: Envelope,
	lines: readonly Line[],
	isPortal: (address: string) => boolean,
): Inquiry | undefined {
	const person = personOf(envelope, isPortal) ?? behindRelay(envelope);
	// Who wants no answer asks nothing.
	if (person === undefined || isProgram(mailboxOf(envelope.replyTo).address)) return undefined;
	const own = withoutQuoted(lines);
	const message = messageOf(own);
	if (message.length < SHORTEST) return undefined;
	const text = own.map(lineText).join('\n');
	const phones = phonesIn(text);
	const others = addressesIn(text).filter(
		(address) => address !== person.address && !isProgram(address) && !isPortal(address),
	);
	const mls = /\bMLS\s?(?:ID|No\.?|Number|Listing)?\s?[#:]*\s?([A-Z]{0,4}-?\d{5,12})\b/i.exec(
		text,
	)?.[1];
	return {
		fields: {
			...(person.name === '' ? {} : { full_name: person.name }),
			...(isRelay(person.address) ? { relay_email: person.address } : { email: person.address }),
			...(phones === '' ? {} : { phone: phones }),
			message,
			...(mls === undefined ? {} : { mls_id: mls }),
			...(others.length === 0 ? {} : { emails_in_text: others }),
		},
	};
}

/** The person behind the mail: who wants the answer, else who sent it. */
export function personOf(
	{ from, replyTo }: Envelope,
	isPortal: (address: string) => boolean,
): Mailbox | undefined {
	const sender = mailboxOf(from);
	return [mailboxOf(replyTo), sender].find(
		({ address }) =>
			address !== '' && !isProgram(address) && !isPortal(address) && !isRelay(address),
	);
}

/** Somebody whose address the portal hides. */
function behindRelay({ from }: Envelope): Mailbox | undefined {
	const sender = mailboxOf(from);
	const name = A_NAME.test(sender.name) ? sender.name : '';
	return isRelay(sender.address) ? { ...sender, name } : undefined;
}

const A_NAME = /^\p{Lu}[\p{L}'’. -]{0,60}$/u;

function messageOf(lines: readonly Line[]): string {
	const texts = lines.map((line) => (isBlankLine(line) ? '' : lineText(line)));
	const end = texts.findIndex((text, index) => index > 0 && text !== '' && endsMessage(text));
	const own = end === -1 ? texts : texts.slice(0, end);
	return own
		.join('\n')
		.replaceAll(/\n{3,}/g, '\n\n')
		.trim()
		.slice(0, LONGEST_MESSAGE);
}

const PHONE =
	/(?<![\d$.,/#-])(?:\+?1[\s.-]?)?\(?[2-9]\d{2}\)?[\s./-]{0,3}[2-9]\d{2}[\s.-]{0,2}\d{4}(?!\d|,\d|\/)(?:\s?(?:x|ext\.?)\s?\d{1,5})?/gi;
const FOREIGN = /(?<![\d$.,])\+[2-9]\d{0,2}[\s.-]?(?:\(?\d{1,5}\)?[\s.-]?){2,5}\d{2,4}(?!\d)/g;
const MOST_PHONES = 3;

/** Phone numbers in a text, separated by semicolons; empty without any. */
export function phonesIn(text: string): string {
	const part = text.slice(0, LONGEST_MESSAGE);
	const found = [...part.matchAll(PHONE), ...part.matchAll(FOREIGN)].map(([number]) =>
		number.trim(),
	);
	return [...new Set(found)].slice(0, MOST_PHONES).join('; ');
}
