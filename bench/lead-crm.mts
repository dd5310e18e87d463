import { z } from 'zod/v4';
import { startStandIn } from '../sandbox/stand-ins/stand-in.mts';

const leadSchema = z.object({ lead_id: z.string() });

/** A CRM on this machine that knows nobody and tells when a lead was written there. */
export interface LeadCrm {
	readonly url: string;
	/** Resolves when the lead is there, with that moment on `performance`'s clock. */
	arrivalOf(leadId: string): Promise<number>;
	close(): Promise<void>;
}

export async function startLeadCrm(): Promise<LeadCrm> {
	const expected = new Map<string, (atMs: number) => void>();
	const standIn = await startStandIn(({ method, body }) => {
		if (method === 'GET') return { status: 200, json: { contacts: [] } };
		const { lead_id: leadId } = leadSchema.parse(body);
		expected.get(leadId)?.(performance.now());
		expected.delete(leadId);
		return { status: 201, json: { id: `contact of ${leadId}` } };
	});
	return {
		url: standIn.url,
		arrivalOf: async (leadId) => {
			const atMs = await new Promise<number>((resolve) => expected.set(leadId, resolve));
			standIn.taken();
			return atMs;
		},
		close: standIn.close,
	};
}
