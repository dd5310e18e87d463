import { domainToASCII } from 'node:url';
import { doubtful, read, type Reading } from './reading';
import { lineOf } from './text';

export interface Email {
	readonly address: string;
	/** Further addresses in the same cell. */
	readonly others: readonly string[];
}

/** Longer texts are no e-mail cells; an address has at most 254 characters (RFC 5321). */
const LONGEST_CELL = 1_000;
const LONGEST_ADDRESS = 254;
const LONGEST_LOCAL_PART = 64;

/**
 * The e-mail address in a cell, in lower case: out of `mailto:`, `Name <a@b.com>` or a list, of which
 * the first good one is taken. An address that everybody makes up is none.
 */
export function readEmail(value: unknown): Reading<Email> {
	const line = lineOf(value);
	if (line.length > LONGEST_CELL) return doubtful('email_invalid', 'Too long for an address');
	const whole = addressOf(line);
	const found =
		whole === undefined
			? [...new Set(candidates(line).flatMap((text) => addressOf(text) ?? []))]
			: [whole];
	const [address, ...others] = found.filter((candidate) => !isPlaceholder(candidate));
	if (address === undefined) {
		return found.length > 0
			? doubtful('email_placeholder', 'A made-up address: nobody reads it')
			: doubtful('email_invalid', 'Not an e-mail address');
	}
	if (others.length === 0) return read({ address, others });
	return read(
		{ address, others },
		{
			code: 'email_several',
			message: 'Several addresses: the first was taken, extra.other_emails has the others',
		},
	);
}

function candidates(line: string): string[] {
	const bracketed = [...line.matchAll(/<([^<>]*)>/g)].map(([, inside = '']) => inside);
	return (bracketed.length > 0 ? bracketed : line.split(/[;,|\s]+/)).map((text) =>
		text
			.trim()
			.replace(/^mailto:([^?]*).*$/i, '$1')
			.replaceAll(/^["'([]+|["')\].:]+$/g, ''),
	);
}

const LOCAL_PART = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;

/** An address in lower case, its domain in ASCII (IDNA); undefined when the syntax is wrong. */
function addressOf(text: string): string | undefined {
	const at = text.lastIndexOf('@');
	const local = text.slice(0, at).toLowerCase();
	const domain = asciiDomain(text.slice(at + 1).toLowerCase());
	if (at < 1 || local.length > LONGEST_LOCAL_PART || !LOCAL_PART.test(local)) return undefined;
	const address = `${local}@${domain}`;
	return DOMAIN.test(domain) && address.length <= LONGEST_ADDRESS ? address : undefined;
}

function asciiDomain(domain: string): string {
	return /^[\x20-\x7e]*$/.test(domain) ? domain : domainToASCII(domain);
}

const NOBODY = /^(?:none|no[._-]?e?mail|noemail\w*|donotemail|not[._-]?(?:given|provided))$/;
const NO_DOMAIN = /^(?:none|no-?e?mail|na|null|fake(?:e?mail)?|asdf)\.(?:com|net|org)$/;
/** Made up when the same word stands on both sides: test@test.com, a@a.com. */
const SAME_ON_BOTH_SIDES = /^(?:test|no|na|null|unknown|a+|x+|abc|asdf|email|fake|name|me)$/;

function isPlaceholder(address: string): boolean {
	const at = address.lastIndexOf('@');
	const local = address.slice(0, at);
	const domain = address.slice(at + 1);
	if (NOBODY.test(local) || NO_DOMAIN.test(domain)) return true;
	return SAME_ON_BOTH_SIDES.test(local) && domain.startsWith(`${local}.`);
}
