import { startStandIn } from '../sandbox/stand-ins/stand-in.mts';

/** A CRM on this machine that tells when a lead was written there. */
export interface LeadCrm {
	readonly url: string;
	/** Resolves when the lead is there, with that moment on `performance`'s clock. */
	arrivalOf(leadId: string): Promise<number>;
	close(): Promise<void>;
}

export async function startLeadCrm(): Promise<LeadCrm> {
	const expected = new Map<string, (atMs: number) => void>();
	const standIn = await startStandIn(({ path }) => {
		const leadId = decodeURIComponent(path.replace('/leads/', ''));
		expected.get(leadId)?.(performance.now());
		expected.delete(leadId);
		return { status: 200, json: {} };
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
