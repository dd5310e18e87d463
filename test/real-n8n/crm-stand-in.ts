import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod/v4';

const leadSchema = z.looseObject({ lead_id: z.string() });
export type LeadAtCrm = z.infer<typeof leadSchema>;

/** A CRM on this machine that notes what it is told, and can be made to refuse. */
export interface CrmStandIn {
	readonly url: string;
	/** What came for each lead, in order. */
	readonly leads: ReadonlyMap<string, readonly LeadAtCrm[]>;
	isRefusing: boolean;
	close(): void;
}

export async function startCrmStandIn(): Promise<CrmStandIn> {
	const leads = new Map<string, LeadAtCrm[]>();
	const crm = { leads, isRefusing: false };
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			response.statusCode = crm.isRefusing ? 500 : 200;
			if (!crm.isRefusing) {
				const lead = leadSchema.parse(JSON.parse(Buffer.concat(chunks).toString()));
				leads.set(lead.lead_id, [...(leads.get(lead.lead_id) ?? []), lead]);
			}
			response.setHeader('content-type', 'application/json');
			response.end('{}');
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return Object.assign(crm, { url: `http://127.0.0.1:${port}/`, close: () => server.close() });
}
