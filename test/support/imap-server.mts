import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** A mail on the server: plain text only. */
interface KeptMail {
	readonly uid: number;
	readonly header: string;
	readonly text: string;
	readonly deliveredAt: Date;
	readonly flags: Set<string>;
}

/** An IMAP server on loopback with one mailbox, INBOX, for any user. */
export interface ImapServer {
	readonly port: number;
	/** Puts a mail into the mailbox and tells those who wait. Returns its UID. */
	deliver(headers: Readonly<Record<string, string>>, text: string): number;
	flagsOf(uid: number): readonly string[];
	/** How many clients watch the mailbox. */
	watching(): number;
	close(): Promise<void>;
}

/** As much of IMAP4rev1 (RFC 3501) and IDLE (RFC 2177) as n8n's Email Trigger asks for. */
export async function startImapServer(): Promise<ImapServer> {
	const mails: KeptMail[] = [];
	const clients = new Set<Client>();
	const server = createServer((socket) => {
		const client = new Client(socket, mails);
		clients.add(client);
		socket.on('close', () => clients.delete(client));
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('No port was given out');
	return {
		port: address.port,
		deliver: (headers, text) => {
			const uid = mails.length + 1;
			const lines = { ...headers, 'Content-Type': 'text/plain; charset=utf-8' };
			const header = Object.entries(lines).map(([name, value]) => `${name}: ${value}\r\n`);
			const kept = { uid, text, deliveredAt: new Date(), flags: new Set<string>() };
			mails.push({ ...kept, header: `${header.join('')}\r\n` });
			for (const client of clients) client.tellCount();
			return uid;
		},
		flagsOf: (uid) => [...(mails.find((mail) => mail.uid === uid)?.flags ?? [])],
		watching: () => [...clients].filter(({ isWatching }) => isWatching).length,
		close: async () => {
			for (const client of clients) client.end();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

const FLAGS = '(\\Seen \\Answered \\Flagged \\Deleted \\Draft)';

class Client {
	readonly #socket: Socket;
	readonly #mails: readonly KeptMail[];
	#buffer = '';
	#idleTag: string | undefined;
	#isSelected = false;

	constructor(socket: Socket, mails: readonly KeptMail[]) {
		this.#socket = socket;
		this.#mails = mails;
		socket.setEncoding('utf8');
		// Clients drop connections without a word.
		socket.on('error', () => socket.destroy());
		socket.on('data', (data: string) => this.#take(data));
		this.#send('* OK [CAPABILITY IMAP4rev1 IDLE] ready');
	}

	get isWatching(): boolean {
		return this.#isSelected;
	}

	tellCount(): void {
		if (this.#isSelected) this.#send(`* ${this.#mails.length} EXISTS`);
	}

	end(): void {
		this.#socket.destroy();
	}

	#send(line: string): void {
		this.#socket.write(`${line}\r\n`);
	}

	#take(data: string): void {
		this.#buffer += data;
		for (;;) {
			const end = this.#buffer.indexOf('\r\n');
			if (end === -1) return;
			const line = this.#buffer.slice(0, end);
			this.#buffer = this.#buffer.slice(end + 2);
			this.#answer(line);
		}
	}

	#answer(line: string): void {
		if (this.#idleTag !== undefined && /^done$/i.test(line)) {
			this.#send(`${this.#idleTag} OK IDLE is over`);
			this.#idleTag = undefined;
			return;
		}
		const [, tag = '*', command = '', rest = ''] = /^(\S+) ((?:UID )?\S+) ?(.*)$/i.exec(line) ?? [];
		const name = command.toUpperCase();
		if (name === 'IDLE') {
			this.#idleTag = tag;
			this.#send('+ waiting');
			return;
		}
		const work = this.#commands[name];
		work?.(rest);
		this.#send(
			work === undefined ? `${tag} BAD ${name} is not known` : `${tag} OK ${name} is done`,
		);
		if (name === 'LOGOUT') this.#socket.end();
	}

	readonly #commands: Readonly<Record<string, (rest: string) => void>> = {
		CAPABILITY: () => this.#send('* CAPABILITY IMAP4rev1 IDLE'),
		LOGIN: () => undefined,
		NOOP: () => undefined,
		CLOSE: () => undefined,
		LIST: () => this.#send('* LIST (\\HasNoChildren) "/" "INBOX"'),
		LSUB: () => this.#send('* LSUB (\\HasNoChildren) "/" "INBOX"'),
		LOGOUT: () => this.#send('* BYE'),
		SELECT: () => {
			this.#isSelected = true;
			this.#send(`* FLAGS ${FLAGS}`);
			this.#send(`* ${this.#mails.length} EXISTS`);
			this.#send('* 0 RECENT');
			this.#send('* OK [UIDVALIDITY 1] valid');
			this.#send(`* OK [UIDNEXT ${this.#mails.length + 1}] next`);
			this.#send(`* OK [PERMANENTFLAGS ${FLAGS}] kept`);
		},
		'UID SEARCH': (criteria) => {
			const found = this.#mails.filter((mail) => isMeant(mail, criteria));
			this.#send(`* SEARCH${found.map(({ uid }) => ` ${uid}`).join('')}`);
		},
		'UID FETCH': (rest) => {
			const [set = '', ...items] = rest.split(' ');
			for (const mail of this.#mails.filter(({ uid }) => isInSet(uid, set))) {
				this.#send(`* ${mail.uid} FETCH (${fetched(mail, items.join(' '))})`);
			}
		},
		'UID STORE': (rest) => {
			const [set = ''] = rest.split(' ');
			const flags = /\(([^)]*)\)/.exec(rest)?.[1]?.split(' ') ?? [];
			for (const mail of this.#mails.filter(({ uid }) => isInSet(uid, set))) {
				for (const flag of flags) mail.flags.add(flag);
				this.#send(`* ${mail.uid} FETCH (UID ${mail.uid} FLAGS (${[...mail.flags].join(' ')}))`);
			}
		},
	};
}

/** By the criteria the trigger uses; the others let everything through. */
function isMeant({ uid, flags, deliveredAt }: KeptMail, criteria: string): boolean {
	if (/\bUNSEEN\b/i.test(criteria) && [...flags].some((flag) => /^\\seen$/i.test(flag)))
		return false;
	const since = /\bSINCE "?(\d{1,2}-\w{3}-\d{4})/i.exec(criteria)?.[1];
	if (since !== undefined && deliveredAt < new Date(`${since} 00:00:00 UTC`)) return false;
	const set = /\bUID ([\d:*,]+)/i.exec(criteria)?.[1];
	return set === undefined || isInSet(uid, set);
}

function isInSet(uid: number, set: string): boolean {
	return set.split(',').some((range) => {
		const [from = '', to = from] = range.split(':');
		return uid >= Number(from) && (to === '*' || uid <= Number(to));
	});
}

function fetched({ uid, header, text, flags }: KeptMail, items: string): string {
	const parts = [`UID ${uid}`];
	const lines = text.split('\n').length;
	if (/\bFLAGS\b/i.test(items)) parts.push(`FLAGS (${[...flags].join(' ')})`);
	if (/RFC822\.SIZE/i.test(items)) parts.push(`RFC822.SIZE ${header.length + text.length}`);
	if (/\bBODYSTRUCTURE\b/i.test(items)) {
		const size = Buffer.byteLength(text);
		parts.push(
			`BODYSTRUCTURE ("TEXT" "PLAIN" ("CHARSET" "utf-8") NIL NIL "8BIT" ${size} ${lines})`,
		);
	}
	for (const [, section = '', from] of items.matchAll(
		/BODY(?:\.PEEK)?\[([^\]]*)\](?:<(\d+)\.\d+>)?/gi,
	)) {
		const name = section.toUpperCase();
		const whole = name.startsWith('HEADER') ? header : name === '' ? header + text : text;
		const part = Buffer.from(whole)
			.subarray(Number(from ?? 0))
			.toString();
		const offset = from === undefined ? '' : `<${from}>`;
		parts.push(`BODY[${section}]${offset} {${Buffer.byteLength(part)}}\r\n${part}`);
	}
	return parts.join(' ');
}
