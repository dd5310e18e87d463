import { isIPv4, isIPv6 } from 'node:net';
import { domainToASCII } from 'node:url';

/** Octets: an address fits between the angle brackets of a path (RFC 5321, 4.5.3.1). */
const LONGEST_ADDRESS = 254;
const LONGEST_LOCAL_PART = 64;

/** RFC 5321, `Dot-string`: all but what is special, with the letters of all scripts (RFC 6531). */
const DOT_STRING = /^[^\s\p{C}"(),.:;<>@[\]\\]+(?:\.[^\s\p{C}"(),.:;<>@[\]\\]+)*$/u;
/** RFC 5321, `Quoted-string`. */
const QUOTED = /^"((?:[^\p{C}"\\]|\\[\x20-\x7e])*)"$/u;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;

/**
 * An address in the form addresses are compared in: lower case, the domain in ASCII (IDNA), no
 * quotation marks that it can do without. Undefined when the syntax is wrong by RFC 5321, or the
 * domain has no dot. Comments and the obsolete forms of RFC 5322 are wrong in a cell.
 */
export function addressOf(text: string): string | undefined {
	const at = text.lastIndexOf('@');
	const local = localPartOf(text.slice(0, at).toLowerCase());
	const domain = domainOf(text.slice(at + 1).toLowerCase());
	if (at < 1 || local === undefined || domain === undefined) return undefined;
	const address = `${local}@${domain}`;
	const isTooLong =
		Buffer.byteLength(local) > LONGEST_LOCAL_PART || Buffer.byteLength(address) > LONGEST_ADDRESS;
	return isTooLong ? undefined : address;
}

function localPartOf(text: string): string | undefined {
	if (DOT_STRING.test(text)) return text;
	const quoted = QUOTED.exec(text)?.[1]?.replaceAll(/\\(.)/g, '$1');
	if (quoted === undefined || quoted === '') return undefined;
	return DOT_STRING.test(quoted) ? quoted : `"${quoted.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}

function domainOf(text: string): string | undefined {
	if (text.startsWith('[')) return isAddressLiteral(text) ? text : undefined;
	const ascii = /^[\x20-\x7e]*$/.test(text) ? text : domainToASCII(text);
	return DOMAIN.test(ascii) ? ascii : undefined;
}

/** RFC 5321, 4.1.3: `[192.0.2.1]`, `[IPv6:2001:db8::1]`. */
export function isAddressLiteral(domain: string): boolean {
	const inside = /^\[(.*)\]$/.exec(domain)?.[1] ?? '';
	return inside.startsWith('ipv6:') ? isIPv6(inside.slice('ipv6:'.length)) : isIPv4(inside);
}
