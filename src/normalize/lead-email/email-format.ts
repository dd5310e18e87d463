import type { InputFormat } from '../input-format';
import { isObject } from '../item-fields';
import { isBlank } from '../text';
import { asFields } from '../input-format';
import { oneLine } from './lines';
import { emailInItem, mailIdOf, type GivenParts } from './mail-item';
import { mailboxOf } from './mailbox';
import type { LeadEmail } from './message';
import { leadEmailReader } from './read-lead-email';
import type { EmailRules } from './source-rules';

type Json = Readonly<Record<string, unknown>>;

/**
 * The input format for e-mails: an item with a mail becomes the raw fields of the lead in it, or is
 * rejected as `unparsed_email` with where it came from and what it said. A lead stays as it is.
 */
export function asEmail(rules: EmailRules): InputFormat {
	const read = leadEmailReader(rules);
	return (json, given: GivenParts = {}) => {
		if (isLead(json)) return asFields(json);
		const email = emailInItem(json, given);
		const reading = read(email);
		if (reading.kind === 'unparsed') {
			return {
				kind: 'rejected',
				reason: 'unparsed_email',
				message: reading.message,
				notes: { email: { source: reading.source, found: reading.why, ...gistOf(email) } },
			};
		}
		return {
			kind: 'fields',
			json: { ...reading.fields, ...carried(json), ...traceOf(json, email) },
			issues: reading.doubts,
			origins: reading.origins,
			notes: { email: { source: reading.source, found: reading.foundIn } },
		};
	};
}

function isLead(json: Json): boolean {
	return typeof json['lead_id'] === 'string' && isObject(json['extra']);
}

/** What steps before noted about the lead and not about the mail. */
function carried(json: Json): Json {
	return Object.fromEntries(
		['received_at', 'doorman'].flatMap((key) => (isBlank(json[key]) ? [] : [[key, json[key]]])),
	);
}

/** Which mail it was, so that two mails with the same words are two leads. */
function traceOf(json: Json, email: LeadEmail): Json {
	const id = mailIdOf(json);
	const from = oneLine(email.from.slice(0, 300));
	return { ...(id === '' ? {} : { mail_id: id }), ...(from === '' ? {} : { mail_from: from }) };
}

const LONGEST_GIST = 500;

/** Enough for a message to whoever looks after the mailbox. */
function gistOf({ subject, from, text, html }: LeadEmail): Json {
	const said = text.trim() === '' ? html.slice(0, 20_000).replaceAll(/<[^>]{0,500}>/g, ' ') : text;
	const gist = oneLine(said.slice(0, 20_000));
	return {
		from: mailboxOf(from).address,
		subject: oneLine(subject.slice(0, 300)),
		text: gist.length > LONGEST_GIST ? `${gist.slice(0, LONGEST_GIST)}…` : gist,
	};
}
