import { setTimeout as delay } from 'node:timers/promises';
import type { Instance } from '../sandbox/instance.mts';
import { post, postEach } from '../test/support/lead-burst.mts';
import { someLeads, type PostedLead } from '../test/support/lead-intake.mts';
import type { LeadChain } from './lead-chains.mts';
import type { LeadCrm } from './lead-crm.mts';

const LISTENS_WITHIN_MS = 20_000;
const PAUSE_MS = 100;

/** A chain that is published, to be sent leads. */
export interface ChainUnderLoad {
	/**
	 * Posts so many leads as fast as they are taken; returns the milliseconds for each, from the first
	 * post to the last lead at the CRM.
	 */
	burst(count: number): Promise<number>;
	/** Posts leads at a steady rate; returns for each the milliseconds from its post to the CRM. */
	steadily(count: number, perSecond: number): Promise<number[]>;
}

export async function publishChain(
	{ n8n, rest }: Instance,
	crm: LeadCrm,
	{ path, workflows }: LeadChain,
): Promise<ChainUnderLoad> {
	for (const workflow of workflows) {
		await rest.publishWorkflow(await rest.createWorkflow(workflow));
	}
	const address = `${n8n.url}/webhook/${path}`;
	let bursts = 0;
	const leads = (count: number) => freshLeads(`${path}-${++bursts}`, count);
	const arrivals = (all: readonly Lead[]) => all.map((lead) => crm.arrivalOf(lead.lead_id));
	await untilAccepted(address, leads(1));
	return {
		burst: async (count) => {
			const posted = leads(count);
			const arrived = arrivals(posted);
			const startedAt = performance.now();
			const accepted = await postEach(address, posted);
			if (accepted.length < count) throw new Error(`${path} took ${accepted.length} of ${count}`);
			return (Math.max(...(await Promise.all(arrived))) - startedAt) / count;
		},
		steadily: async (count, perSecond) => {
			const startedAt = performance.now();
			const sendings = leads(count).map(async (lead, index) => {
				await delay(Math.max(0, startedAt + (index * 1_000) / perSecond - performance.now()));
				const arrived = crm.arrivalOf(lead.lead_id);
				const postedAt = performance.now();
				const status = await post(address, lead);
				if (status !== 202) throw new Error(`${path} answered ${status}`);
				return (await arrived) - postedAt;
			});
			return await Promise.all(sendings);
		},
	};
}

type Lead = PostedLead & { readonly lead_id: string };

/** By their own ids, so that the CRM knows them whatever a chain does. */
function freshLeads(name: string, count: number): Lead[] {
	return someLeads(name, count).map((lead) => ({
		...lead,
		source: undefined,
		lead_id: lead.email,
	}));
}

/** A webhook answers 404 until its workflow's publication has come through. */
async function untilAccepted(address: string, [lead]: readonly Lead[]): Promise<void> {
	const deadline = Date.now() + LISTENS_WITHIN_MS;
	while ((await post(address, lead)) !== 202) {
		if (Date.now() > deadline) throw new Error(`${address} takes no leads`);
		await delay(PAUSE_MS);
	}
}
