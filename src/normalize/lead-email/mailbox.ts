import { oneLine } from './lines';

/** A name and an address, as headers have them. */
export interface Mailbox {
	readonly name: string;
	/** In lower case; empty when there is none. */
	readonly address: string;
}

const ADDRESS =
	/[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]{0,250}[\p{L}\p{N}])?/u;

/** The first mailbox of a header such as `"Lee, Ann" <ann@example.com>`. */
export function mailboxOf(header: string): Mailbox {
	const line = oneLine(header.slice(0, 1_000)).replace(/\s*<mailto:[^>]*>/i, '');
	const bracketed = /^([^<]*)<([^<>]*)>/.exec(line);
	const address = ADDRESS.exec(bracketed?.[2] ?? line)?.[0].toLowerCase() ?? '';
	const before = bracketed?.[1] ?? line.replace(ADDRESS, '');
	const name = before
		.replaceAll(/["()[\]]|^'|'$|\bmailto:/g, ' ')
		.replaceAll(/\s+/g, ' ')
		.trim();
	return { name: name.includes('@') ? '' : lastNameLast(name), address };
}

/** `Lee, Ann` is Ann Lee. */
function lastNameLast(name: string): string {
	const [, last, first] = /^([\p{L}'’ -]{2,40}),\s*([\p{L}'’. -]{2,40})$/u.exec(name) ?? [];
	return last === undefined || first === undefined ? name : `${first} ${last}`;
}

/** What stands behind the `@`. */
export function domainOf(address: string): string {
	return address.slice(address.lastIndexOf('@') + 1);
}

/** Whether an address, or one of its domain or below, is meant by `zillow.com` or `a@zillow.com`. */
export function isAt(address: string, senders: readonly string[]): boolean {
	const domain = domainOf(address);
	return senders.some((sender) => {
		if (sender.endsWith('@')) return address.startsWith(sender);
		if (sender.includes('@')) return address === sender;
		return domain === sender || domain.endsWith(`.${sender}`);
	});
}

const PROGRAMS =
	/^(?:(?:no|do[._-]?not|dont|never)[._-]?reply.*|.*[._-]no[._-]?reply|mailer[._-]?daemon|postmaster|bounces?(?:[+._-].*)?|notif(?:y|ications?)|notifier|alerts?|news(?:letters?)?|auto(?:mated|mailer|reply|responder)?|system|daemon|root|wordpress|billing|invoices?|receipts?|orders?|updates?|digest|marketing|forms?|submissions?|reply\+.+|listserv)$/;

/** Whether a program, and no person, writes from this address. */
export function isProgram(address: string): boolean {
	return PROGRAMS.test(address.slice(0, address.lastIndexOf('@')));
}

/** Addresses that portals make for one conversation. They reach a person but identify nobody. */
export function isRelay(address: string): boolean {
	return /@(?:convo|reply|messages?|relay|inquiry|hotleads?|anon|conversations?)\.|@(?:.+\.)?(?:relay\.|reply\.)|@privaterelay\.|@marketplace\.facebook\.com$/.test(
		address,
	);
}

/** All addresses in a text, in lower case, each once. */
export function addressesIn(text: string): string[] {
	const found = text.slice(0, 50_000).match(new RegExp(ADDRESS.source, 'gu')) ?? [];
	const tidy = found.map((address) => address.toLowerCase().replace(/^[.'*_]+|[.'*_]+$/g, ''));
	return [...new Set(tidy.filter((address) => /@.+\.\p{L}{2,}$/u.test(address)))];
}
