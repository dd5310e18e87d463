import { emailTypeOf, type EmailType } from '../records/email-type';
import { addressOf, isAddressLiteral } from './email-syntax';
import { isMadeUp } from './email-made-up';
import { likelyDomain } from './email-typo';
import { doubtful, read, type Doubt, type Reading } from './reading';
import { lineOf } from './text';

export interface Email {
	readonly address: string;
	/** Whom it belongs to; never `portal`, whose own address is not the person's. */
	readonly type: EmailType;
	/** Further addresses in the same cell. */
	readonly others: readonly string[];
}

/** Longer texts are no e-mail cells. */
const LONGEST_CELL = 1_000;

/**
 * The e-mail address in a cell, in lower case: out of `mailto:`, `Name <a@b.com>` or a list, of which
 * the first good one is taken. An address that everybody makes up is none, and neither is that of a
 * portal itself. What looks like a slip is left as it is, with a suggestion.
 */
export function readEmail(value: unknown): Reading<Email> {
	const line = lineOf(value);
	if (line.length > LONGEST_CELL) return doubtful('email_invalid', 'Too long for an address');
	const found = addressesIn(line);
	const [best, ...more] = found
		.filter((address) => !isMadeUp(address))
		.map((address) => ({ address, type: emailTypeOf(address) }))
		.filter(({ type }) => type !== 'portal');
	if (best === undefined) return whyNot(found);
	const email = { ...best, others: more.map(({ address }) => address) };
	return read(email, ...doubtsAbout(email));
}

/** `Ann Lee <ann@example.com>`, as mail programs write it. */
const NAMED = /^[^<>]*<([^\s;,|<>"?:]+)>$/;

function addressesIn(line: string): string[] {
	const only = addressAt(NAMED.exec(line)?.[1] ?? line);
	if (only !== undefined) return [only];
	const bracketed = [...line.matchAll(/<([^<>]*)>/g)].flatMap(([, inside = '']) => tokens(inside));
	const inBrackets = bracketed.flatMap((text) => addressAt(text) ?? []);
	const all = inBrackets.length > 0 ? inBrackets : tokens(line).flatMap(addressInToken);
	return [...new Set(all)];
}

/** Pieces between separators; what is in quotation marks stays in one. */
function tokens(line: string): string[] {
	return (line.match(/(?:"(?:[^"\\]|\\.)*"|[^\s;,|<>])+/g) ?? []).map((token) =>
		token.replace(/^mailto:/i, '').replace(/(@[^?]*)\?.*$/, '$1'),
	);
}

function addressInToken(token: string): string[] {
	const bare = token
		.replace(BEFORE, '')
		.replace(/["')\].:]+$/, '')
		.replace(/^([^@]*)%40/, '$1@');
	return [addressAt(token) ?? addressAt(bare)].filter((address) => address !== undefined);
}

/** Put in front by spreadsheets and forms, although an address may begin so. */
const BEFORE = /^(?:["'([]|(?:e-?)?mail[:=])+/i;

/** The address in a text that is nothing else, until nothing more stands before it. */
function addressAt(text: string): string | undefined {
	if (!BEFORE.test(text)) return addressOf(text);
	const found = addressOf(text.replace(BEFORE, '')) ?? addressOf(text);
	return found === undefined || found === text ? found : addressAt(found);
}

function whyNot(found: readonly string[]): Reading<never> {
	if (found.length === 0) return doubtful('email_invalid', 'Not an e-mail address');
	return found.some(isMadeUp)
		? doubtful('email_placeholder', 'A made-up address: nobody reads it')
		: doubtful('email_portal', 'The address of a portal or a machine, not of the person');
}

const ABOUT_TYPE: Partial<Record<EmailType, Doubt>> = {
	role: {
		code: 'email_role',
		message: 'Read by whoever does a job, perhaps by several: it does not tell who somebody is',
	},
	relay: {
		code: 'email_relay',
		message: 'A portal passes mail on for one conversation: it does not tell who somebody is',
	},
	disposable: {
		code: 'email_disposable',
		message: 'From a service for throw-away addresses: it may soon not exist',
	},
};

function doubtsAbout({ address, type, others }: Email): Doubt[] {
	const doubts: Doubt[] = [];
	const aboutType = ABOUT_TYPE[type];
	if (aboutType !== undefined) doubts.push(aboutType);
	if (others.length > 0) {
		doubts.push({
			code: 'email_several',
			message: 'Several addresses: the first was taken, extra.other_emails has the others',
		});
	}
	const at = address.lastIndexOf('@') + 1;
	const domain = address.slice(at);
	const likely = likelyDomain(domain);
	if (likely !== undefined) {
		doubts.push({
			code: 'email_typo',
			message: `Perhaps ${address.slice(0, at)}${likely} is meant; it was left as it is`,
		});
	}
	if (isAddressLiteral(domain)) {
		doubts.push({ code: 'email_odd_domain', message: 'A machine’s number instead of a domain' });
	}
	return doubts;
}
