import { z } from 'zod/v4';

import { startStandIn, type Answer, type ReceivedRequest, type StandIn } from './stand-in.mts';

const leadSchema = z.looseObject({ lead_id: z.string().min(1) });
export type LeadAtCrm = z.infer<typeof leadSchema>;

/** One lead as the CRM has it. */
export interface CrmRecord {
	/** As it was last written. */
	readonly lead: LeadAtCrm;
	/** How often it was written. */
	readonly writes: number;
}

/** A CRM that upserts: however often a lead is written, it is there once. */
export interface Crm extends StandIn {
	/** By `lead_id`, in the order of the first write. */
	readonly records: ReadonlyMap<string, CrmRecord>;
	/** Whether it answers every call with 500 and keeps nothing. */
	isRefusing: boolean;
}

function leadIdIn(path: string): string | undefined {
	const id = /^\/leads\/([^/?]+)$/.exec(path)?.[1];
	try {
		return id === undefined ? undefined : decodeURIComponent(id);
	} catch {
		return undefined;
	}
}

function upsert(
	records: Map<string, CrmRecord>,
	leadId: string | undefined,
	body: unknown,
): Answer {
	const parsed = leadSchema.safeParse(body);
	if (!parsed.success) return { status: 422, json: { message: 'lead_id is missing' } };
	const { data: lead } = parsed;
	if (leadId !== undefined && leadId !== lead.lead_id) {
		return { status: 422, json: { message: 'lead_id differs from the one in the path' } };
	}
	const writes = (records.get(lead.lead_id)?.writes ?? 0) + 1;
	records.set(lead.lead_id, { lead, writes });
	return { status: writes === 1 ? 201 : 200, json: { lead_id: lead.lead_id, writes } };
}

function answer(records: Map<string, CrmRecord>, { method, path, body }: ReceivedRequest): Answer {
	const leadId = leadIdIn(path);
	if (path === '/leads' && method === 'GET') {
		return { status: 200, json: { leads: [...records.values()] } };
	}
	if (path === '/leads' && method === 'POST') return upsert(records, undefined, body);
	if (leadId !== undefined && method === 'PUT') return upsert(records, leadId, body);
	const record = leadId === undefined ? undefined : records.get(leadId);
	if (record !== undefined && method === 'GET') return { status: 200, json: record };
	return { status: 404, json: { message: `There is no ${method} ${path}` } };
}

/**
 * Starts a CRM on loopback: `PUT /leads/<lead_id>` and `POST /leads` upsert a lead, answering 201
 * for a new and 200 for a known one; `GET /leads` lists all, `GET /leads/<lead_id>` shows one.
 */
export async function startCrm(port = 0): Promise<Crm> {
	const records = new Map<string, CrmRecord>();
	const crm = { records, isRefusing: false };
	const standIn = await startStandIn(
		(request) =>
			crm.isRefusing
				? { status: 500, json: { message: 'Out of order' } }
				: answer(records, request),
		port,
	);
	return Object.assign(crm, standIn);
}
