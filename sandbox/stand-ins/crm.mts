import { z } from 'zod/v4';

import { startStandIn, type Answer, type ReceivedRequest, type StandIn } from './stand-in.mts';

const text = z.string().optional().catch(undefined);
const writtenSchema = z.looseObject({
	lead_id: z.string().min(1),
	person_id: text,
	email: text,
	phone: text,
	phone_e164: text,
});
export type LeadAtCrm = z.infer<typeof writtenSchema>;

/** Somebody whom the CRM knows; what was written last counts. */
export type ContactAtCrm = Readonly<Record<string, unknown>> & { readonly id: string };

/** One lead as the CRM has it. */
export interface CrmRecord {
	/** The contact as it was when the lead was last written. */
	readonly lead: LeadAtCrm;
	/** How often it was written. */
	readonly writes: number;
}

/** A CRM with contacts, to which leads are written. No two contacts share a `person_id`. */
export interface Crm extends StandIn {
	/** By `lead_id`, in the order of the first write. */
	readonly records: ReadonlyMap<string, CrmRecord>;
	/** By their own ids, in the order of their making; what is deleted here is gone. */
	readonly contacts: Map<string, ContactAtCrm>;
	/** Whether it answers every call with 500 and keeps nothing. */
	isRefusing: boolean;
}

interface Books {
	readonly records: Map<string, CrmRecord>;
	readonly contacts: Map<string, ContactAtCrm>;
	/** For a contact that is made now. */
	newId(): string;
}

const PAGE = 100;

const lowered = (value: unknown) => (typeof value === 'string' ? value.toLowerCase() : '');
/** Without the country, as far as numbers in North America go. */
const digits = (value: unknown) =>
	typeof value === 'string' ? value.replace(/\D/g, '').slice(-10) : '';

/** Those with the person id, the address or the number that is asked for. */
function search({ contacts }: Books, asked: URLSearchParams): ContactAtCrm[] {
	const isOf = (contact: ContactAtCrm, field: string, formOf: (value: unknown) => string) => {
		const wanted = formOf(asked.get(field));
		return wanted !== '' && wanted === formOf(contact[field]);
	};
	return [...contacts.values()].filter(
		(contact) =>
			isOf(contact, 'person_id', lowered) ||
			isOf(contact, 'email', lowered) ||
			isOf(contact, 'phone', digits),
	);
}

function contactsPage(books: Books, url: URL): Answer {
	const asked = url.searchParams;
	const isSearch = ['person_id', 'email', 'phone'].some((field) => asked.has(field));
	if (isSearch) return { status: 200, json: { contacts: search(books, asked), next: null } };
	const limit = Math.min(Number(asked.get('limit') ?? PAGE), PAGE);
	const from = Number(asked.get('from') ?? 0);
	const next = new URL(url);
	next.searchParams.set('from', String(from + limit));
	const isLast = from + limit >= books.contacts.size;
	return {
		status: 200,
		json: {
			contacts: [...books.contacts.values()].slice(from, from + limit),
			next: isLast ? null : next.href,
		},
	};
}

/** Writes a lead to a contact; without an id to the one of its person, else to a new one. */
function write(books: Books, contactId: string | undefined, body: unknown): Answer {
	const { records, contacts } = books;
	const parsed = writtenSchema.safeParse(body);
	if (!parsed.success) return { status: 422, json: { message: 'lead_id is missing' } };
	const written = parsed.data;
	const known =
		contactId === undefined
			? [...contacts.values()].find(
					({ person_id }) => person_id !== undefined && person_id === written.person_id,
				)
			: contacts.get(contactId);
	if (contactId !== undefined && known === undefined) {
		return { status: 404, json: { message: `There is no contact ${contactId}` } };
	}
	const contact = { ...known, ...written, id: known?.id ?? books.newId() };
	contacts.set(contact.id, contact);
	const writes = (records.get(written.lead_id)?.writes ?? 0) + 1;
	records.set(written.lead_id, { lead: contact, writes });
	return { status: known === undefined ? 201 : 200, json: contact };
}

function idIn(path: string, folder: string): string | undefined {
	const id = path.startsWith(`/${folder}/`) ? path.slice(folder.length + 2) : '';
	try {
		return id === '' || id.includes('/') ? undefined : decodeURIComponent(id);
	} catch {
		return undefined;
	}
}

function answer(books: Books, address: string, { method, path, body }: ReceivedRequest): Answer {
	const url = new URL(path, address);
	const contactId = idIn(url.pathname, 'contacts');
	const record = books.records.get(idIn(url.pathname, 'leads') ?? '');
	switch (`${method} ${url.pathname}`) {
		case 'GET /leads':
			return { status: 200, json: { leads: [...books.records.values()] } };
		case 'GET /contacts':
			return contactsPage(books, url);
		case 'POST /contacts':
			return write(books, undefined, body);
	}
	if (method === 'GET' && record !== undefined) return { status: 200, json: record };
	if (method === 'PUT' && contactId !== undefined) return write(books, contactId, body);
	return { status: 404, json: { message: `There is no ${method} ${path}` } };
}

export interface CrmOptions {
	/** 0 for a free one. */
	readonly port?: number;
	/** Who is known there before the first lead comes in. */
	readonly contacts?: readonly ContactAtCrm[];
}

/**
 * Starts a CRM on loopback. `GET /contacts?person_id=…&email=…&phone=…` finds contacts by any of
 * these, without them lists all, page by page; `POST /contacts` writes a lead to the contact of its
 * `person_id` (200), else to a new one (201); `PUT /contacts/<id>` writes it to that contact. `GET
 * /leads` lists the leads that were written, `GET /leads/<lead_id>` shows one.
 */
export async function startCrm({ port = 0, contacts = [] }: CrmOptions = {}): Promise<Crm> {
	let made = 0;
	const books: Books = {
		records: new Map(),
		newId: () => `c-${++made}`,
		contacts: new Map(contacts.map((contact) => [contact.id, contact])),
	};
	const { records, contacts: known } = books;
	const crm = { records, contacts: known, isRefusing: false };
	const standIn = await startStandIn(
		(request) =>
			crm.isRefusing
				? { status: 500, json: { message: 'Out of order' } }
				: answer(books, standIn.url, request),
		port,
	);
	return Object.assign(crm, standIn);
}
