import { disposableDomainLines } from './disposable-domains.generated';

/**
 * Whom an address belongs to, as far as it tells:
 * `person`: one person, nothing speaks against it;
 * `role`: whoever does a job (`info@`, `sales@`; RFC 2142 and custom);
 * `relay`: a portal that passes mail on for one conversation (`…@convo.zillow.com`);
 * `portal`: a portal or a machine itself (`leads@leads.realtor.com`, `noreply@…`);
 * `disposable`: anyone, for some minutes.
 */
export const emailTypes = ['person', 'role', 'relay', 'portal', 'disposable'] as const;

export type EmailType = (typeof emailTypes)[number];

/**
 * Whether two people with this address are one. Only a person's own address says so: behind the
 * others there are several people, or for one person several addresses.
 *
 * @param address in the form addresses are compared in (lower case, ASCII domain)
 */
export function isPersonalAddress(address: string): boolean {
	return emailTypeOf(address) === 'person';
}

/** @param address in the form addresses are compared in (lower case, ASCII domain) */
export function emailTypeOf(address: string): EmailType {
	const at = address.lastIndexOf('@');
	const mailbox = address.slice(0, at).replace(/\+.*$/, '');
	const domain = address.slice(at + 1);
	const ofPortal = typeAtPortal(mailbox, domain);
	if (ofPortal !== undefined) return ofPortal;
	if (UNREAD.test(mailbox)) return 'portal';
	if (isUnder(domain, disposableDomains())) return 'disposable';
	return ROLES.has(mailbox.replaceAll(/[._-]/g, '')) ? 'role' : 'person';
}

/** Nobody reads what is sent there. */
const UNREAD =
	/^(?:no|not|never|do[._-]?not|dont)[._-]?reply(?:[._-].*)?$|^(?:mailer-daemon|bounces?|auto-?reply)$/;

const PORTALS: ReadonlySet<string> = new Set([
	...['zillow.com', 'trulia.com', 'hotpads.com', 'streeteasy.com', 'realtor.com', 'move.com'],
	...['homes.com', 'homesnap.com', 'apartments.com', 'apartmentfinder.com', 'forrent.com'],
	...['rent.com', 'rentals.com', 'apartmentguide.com', 'rentpath.com', 'redfin.com', 'zumper.com'],
	...['padmapper.com', 'loopnet.com', 'movoto.com', 'opcity.com', 'homelight.com', 'upnest.com'],
	...['realtor.ca', 'rightmove.co.uk', 'zoopla.co.uk', 'realestate.com.au', 'airbnb.com'],
	...['craigslist.org', 'facebookmail.com', 'thumbtack.com', 'vrbo.com', 'homeaway.com'],
]);

/** What the hosts are called by which portals pass messages on. */
const RELAY_HOST =
	/^(?:convo|conversations?|reply|replies|relay|messag(?:e|es|ing)|msgs?|guest|hous|sale|serv|comm|gigs|jobs|inbound)\./;

function typeAtPortal(mailbox: string, domain: string): EmailType | undefined {
	if (domain === 'facebookmail.com') return 'portal';
	if (PORTALS.has(domain)) {
		// People work there too: ann.lee@zillow.com.
		const isItsOwn = UNREAD.test(mailbox) || ROLES.has(mailbox.replaceAll(/[._-]/g, ''));
		return isItsOwn || domain.startsWith(`${mailbox}.`) ? 'portal' : undefined;
	}
	if (!isUnder(domain, PORTALS)) return undefined;
	return RELAY_HOST.test(domain) && !UNREAD.test(mailbox) ? 'relay' : 'portal';
}

/** Whether a domain or one it belongs to is among these. */
function isUnder(domain: string, domains: ReadonlySet<string>): boolean {
	for (let rest = domain; rest.includes('.'); rest = rest.slice(rest.indexOf('.') + 1)) {
		if (domains.has(rest)) return true;
	}
	return false;
}

/** Mailboxes of jobs, without dots and hyphens. */
const ROLES: ReadonlySet<string> = new Set([
	// RFC 2142
	...['info', 'marketing', 'sales', 'support', 'abuse', 'noc', 'security', 'postmaster'],
	...['hostmaster', 'usenet', 'news', 'webmaster', 'www', 'uucp', 'ftp'],
	...['admin', 'administrator', 'root', 'sysadmin', 'it', 'helpdesk', 'help', 'service'],
	...['services', 'customerservice', 'customercare', 'customersupport', 'care', 'contact'],
	...['contacts', 'contactus', 'enquiries', 'enquiry', 'inquiries', 'inquiry', 'hello', 'office'],
	...['frontdesk', 'reception', 'team', 'staff', 'all', 'everyone', 'group', 'mail', 'mailbox'],
	...['billing', 'accounts', 'accounting', 'accountspayable', 'finance', 'payroll', 'orders'],
	...['invoices', 'hr', 'jobs', 'careers', 'recruiting', 'press', 'media', 'pr', 'legal'],
	...['privacy', 'compliance', 'feedback', 'newsletter', 'subscribe', 'unsubscribe', 'updates'],
	...['notifications', 'notification', 'alerts', 'alert', 'leads', 'lead', 'newleads'],
	...[
		'listings',
		'listing',
		'rentals',
		'leasing',
		'properties',
		'propertymanagement',
		'realestate',
	],
	...['escrow', 'closing', 'closings', 'transactions', 'showings', 'website', 'web', 'webleads'],
]);

let known: ReadonlySet<string> | undefined;

/** Unpacked when the first address asks: a few milliseconds. */
function disposableDomains(): ReadonlySet<string> {
	known ??= new Set(
		disposableDomainLines
			.trim()
			.split('\n')
			.flatMap((line) => {
				const [ending = '', ...names] = line.split(' ');
				return names.map((name) => `${name}.${ending}`);
			}),
	);
	return known;
}
