import type { EmailEvent } from '../../records/email-event';

/** What SendGrid says of a bounce. */
export interface BounceFacts {
	readonly type?: string | undefined;
	readonly bounce_classification?: string | undefined;
	/** Enhanced status code (RFC 3463), as `5.1.1`. Often absent. */
	readonly status?: string | undefined;
	readonly reason?: string | undefined;
}

/**
 * SendGrid's `bounce` is two things. Of type `bounce` it is permanent, and SendGrid itself drops
 * further mail. Of type `blocked` or `expired` this mail was refused or given up, and further mail
 * is tried: whatever its status code, it is never permanent, and it counts against the address only
 * when the mailbox, not the sender, the mail or a server, was the reason.
 */
export function bouncePermanence(facts: BounceFacts): EmailEvent['permanence'] {
	const type = facts.type?.toLowerCase() ?? '';
	if (type === 'blocked' || type === 'expired') return blockPermanence(facts);
	if (type === 'bounce') return 'hard';
	return statusIn(facts)?.startsWith('4') === true ? blockPermanence(facts) : 'hard';
}

/** SendGrid's classifications, in both spellings that it uses. */
const CLASSIFICATIONS: Readonly<Record<string, EmailEvent['permanence']>> = {
	'invalid address': 'soft',
	'mailbox unavailable': 'soft',
	technical: 'none',
	'technical failure': 'none',
	content: 'none',
	reputation: 'none',
	'frequency/volume': 'none',
	'frequency or volume too high': 'none',
};

/** Status codes that are about the recipient's address or mailbox (RFC 3463, RFC 7505). */
const MAILBOX_CODES = [
	/^\d\.0\.0$/, // nothing said: counts, since it may be the mailbox
	/^\d\.1\.(?!7$|8$|9$)\d+$/, // address; .7 to .9 are the sender's
	/^\d\.2\.(?!3$|4$)\d+$/, // mailbox; .3 is the mail's length, .4 a mailing list
	/^\d\.4\.[147]$/, // no answer, no route, tried too long
	/^\d\.7\.1[378]$/, // account disabled, or changed its owner
];

function blockPermanence(facts: BounceFacts): EmailEvent['permanence'] {
	const classification = facts.bounce_classification?.toLowerCase() ?? '';
	const classified = Object.hasOwn(CLASSIFICATIONS, classification)
		? CLASSIFICATIONS[classification]
		: undefined;
	if (classified !== undefined) return classified;
	const status = statusIn(facts);
	if (status === undefined) return 'soft';
	return MAILBOX_CODES.some((code) => code.test(status)) ? 'soft' : 'none';
}

/** The status code, else the one that the server's answer begins with. */
function statusIn({ status, reason }: BounceFacts): string | undefined {
	// Not a part of an IP address.
	const code = /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?!\.?\d)/;
	const [found] = code.exec(status ?? '') ?? code.exec(reason?.slice(0, 100) ?? '') ?? [];
	return found;
}
