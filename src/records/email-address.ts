import { domainToASCII } from 'node:url';

/** An address as it is compared, or why there is none. */
export type AddressReading =
	| { readonly address: string }
	| { readonly problem: 'no_address' | 'invalid_address' };

/** The longest an address may be: 64 for the mailbox, `@`, 255 for the domain (RFC 5321). */
const LONGEST = 320;
/** `Ann <ann@example.com>`: one address in angle brackets, whatever name stands before it. */
const NAMED = /^[^<>]*<([^<>]*)>$/;
/** One mailbox: nothing that separates, quotes, cannot be seen or changes the reading direction. */
const MAILBOX = /^([^\s\p{C}<>,;"@]+)@([^\s\p{C}<>,;"@]+)$/u;
const ASCII = /^[\0-\x7f]*$/;

/**
 * Reads one e-mail address in the form addresses are compared in: without the name and the spaces
 * around it, in lower case (NFC), the domain in its ASCII form and without a final dot. Dots and
 * plus signs count: what providers bounce or suppress is the literal address. Reading what came out
 * of it changes nothing. Several addresses in one text are none.
 */
export function readAddress(value: unknown): AddressReading {
	if (value === undefined || value === null) return { problem: 'no_address' };
	if (typeof value !== 'string' || value.length > 2 * LONGEST)
		return { problem: 'invalid_address' };
	const trimmed = value.trim();
	const text = (NAMED.exec(trimmed)?.[1] ?? trimmed).trim();
	if (text === '') return { problem: 'no_address' };
	const [, mailbox, domain] = MAILBOX.exec(text) ?? [];
	if (mailbox === undefined || domain === undefined) return { problem: 'invalid_address' };
	const host = comparable(domain);
	const address = `${mailbox.toLowerCase().normalize('NFC')}@${host}`;
	if (host === '' || address.length > LONGEST) return { problem: 'invalid_address' };
	return { address };
}

/** Empty when it is no domain. */
function comparable(domain: string): string {
	const ascii = ASCII.test(domain) ? domain.toLowerCase() : domainToASCII(domain);
	return ascii.endsWith('.') ? ascii.slice(0, -1) : ascii;
}
