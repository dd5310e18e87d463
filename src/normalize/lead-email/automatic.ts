import { mailboxOf } from './mailbox';
import type { LeadEmail } from './message';

/** Mails that no person and no portal wrote about a person. */
export type AutomaticKind = 'bounce' | 'auto_reply' | 'newsletter';

const BOUNCE_SENDER = /^(?:mailer[._-]?daemon|postmaster)(?:@|$)/;
const BOUNCE_SUBJECT =
	/^(?:undeliver(?:ed|able)\b|(?:mail )?delivery (?:status notification|has failed|failed|failure|incomplete)|delivery notification|returned mail|mail delivery (?:failed|system|subsystem)|failure notice|message (?:delayed|blocked|not delivered|undeliverable)|non[- ]?remis|unzustellbar)/i;
const AUTO_REPLY_SUBJECT =
	/^(?:(?:re|aw|fwd?)\s*:\s*)*(?:automatic(?:ally generated)? (?:reply|response)|auto[- ]?(?:reply|response|responder|matic reply)|out of (?:the )?office|ooo\b|away from (?:the |my )?(?:office|desk|email)|i(?:['’]m| am) (?:out of|away|on vacation)|vacation (?:reply|response|responder)|on vacation|réponse automatique|respuesta automática|automatische antwort|abwesenheit)/i;

/**
 * Bounces (RFC 3464) and automatic answers (RFC 3834): whatever they quote, they are no inquiry.
 * `Auto-Submitted: auto-generated` is none of these, because portals send it with their leads.
 */
export function answerKind({ from, subject, headers }: LeadEmail): AutomaticKind | undefined {
	const header = (name: string) => headers[name]?.toLowerCase() ?? '';
	const isReport = /multipart\/report|message\/delivery-status/.test(header('content-type'));
	if (
		isReport ||
		BOUNCE_SENDER.test(mailboxOf(from).address) ||
		header('x-failed-recipients') !== '' ||
		BOUNCE_SUBJECT.test(subject.trim())
	) {
		return 'bounce';
	}
	const isAutoReply =
		header('auto-submitted').includes('auto-replied') ||
		header('precedence').includes('auto_reply') ||
		['x-autoreply', 'x-autorespond', 'x-auto-response-from'].some((name) => header(name) !== '') ||
		AUTO_REPLY_SUBJECT.test(subject.trim());
	return isAutoReply ? 'auto_reply' : undefined;
}

/** Mails to many (RFC 2369, RFC 2919). A lead may come in one, but then it has labels. */
export function isNewsletter({ headers }: LeadEmail): boolean {
	const header = (name: string) => headers[name]?.toLowerCase() ?? '';
	return (
		['list-unsubscribe', 'list-id', 'list-post', 'feedback-id'].some(
			(name) => header(name) !== '',
		) ||
		/bulk|list|junk/.test(header('precedence')) ||
		header('auto-submitted').includes('auto-generated') ||
		header('x-campaign') !== '' ||
		header('x-mailer').includes('campaign')
	);
}
