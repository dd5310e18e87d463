import { setTimeout as delay } from 'node:timers/promises';
import type { Crm } from '../../sandbox/stand-ins/crm.mts';
import type { PostedLead } from './lead-intake.mts';

const SENDERS = 20;
const PAUSE_WHEN_BUSY_MS = 250;

/**
 * How many leads come one by one, and how many in one list. 120 of each unless the environment
 * variable `BURST_LEADS` says otherwise.
 */
export const BURST_LEADS = Number(process.env['BURST_LEADS'] ?? 120);

/** What n8n answers; undefined when it does not. Comes again as long as it is asked to. */
export async function post(url: string, body: unknown): Promise<number | undefined> {
	try {
		const response = await fetch(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
		await response.arrayBuffer();
		if (response.status !== 503) return response.status;
		await delay(PAUSE_WHEN_BUSY_MS);
		return await post(url, body);
	} catch {
		// Calls that n8n no longer answers are what a kill is about.
		return undefined;
	}
}

/** Posts all in one list. Returns whether they were accepted. */
export async function postList(url: string, leads: readonly PostedLead[]): Promise<boolean> {
	return (await post(url, leads)) === 202;
}

/**
 * Posts leads one by one, as fast as they are accepted.
 *
 * @param onAccepted told how many were accepted so far
 * @returns those that were accepted
 */
export async function postEach(
	url: string,
	leads: readonly PostedLead[],
	onAccepted: (count: number) => void = () => {},
): Promise<PostedLead[]> {
	const accepted: PostedLead[] = [];
	const waiting = leads.values();
	const sendAll = async () => {
		for (const lead of waiting) {
			if ((await post(url, lead)) !== 202) continue;
			accepted.push(lead);
			onAccepted(accepted.length);
		}
	};
	await Promise.all(Array.from({ length: SENDERS }, sendAll));
	return accepted;
}

/** What became of posted leads, as far as the CRM knows. Leads are named by their address. */
export interface BurstOutcome {
	readonly missing: readonly string[];
	/** There under more than one `lead_id`. */
	readonly doubled: readonly string[];
	/** Written with different agents, or with none. */
	readonly notOneAgent: readonly string[];
	/** Between the agent with the most leads and the one with the fewest. */
	readonly unfairness: number;
	/** Tries of the lead with the most. */
	readonly mostTries: number;
	/** How many were written in a later try than the first. */
	readonly triedAgain: number;
	/** How many were written more than once. */
	readonly rewritten: number;
}

interface WrittenLead {
	readonly email?: unknown;
	readonly assigned_agent?: unknown;
	readonly doorman?: { readonly intake?: { readonly attempt?: number } };
}

/** Empties the CRM's list of requests, which holds every write. */
export function outcomeAt(crm: Crm, posted: readonly PostedLead[]): BurstOutcome {
	const records = [...crm.records.values()];
	const idsOf = groupedBy(records, ({ lead }) => String((lead as WrittenLead).email));
	const written = crm.taken().filter(({ method }) => method !== 'GET');
	const writes = written.map(({ body }) => body as WrittenLead);
	const writesOf = groupedBy(writes, ({ email }) => String(email));
	const agentsOf = (email: string) =>
		new Set((writesOf.get(email) ?? []).map((write) => write.assigned_agent));
	const emails = posted.map(({ email }) => email);
	const perAgent = groupedBy(records, ({ lead }) => String((lead as WrittenLead).assigned_agent));
	const loads = [...perAgent.values()].map(({ length }) => length);
	const attempts = records.map(({ lead }) => (lead as WrittenLead).doorman?.intake?.attempt ?? 0);
	return {
		missing: emails.filter((email) => !idsOf.has(email)),
		doubled: emails.filter((email) => (idsOf.get(email)?.length ?? 0) > 1),
		notOneAgent: emails.filter(
			(email) => agentsOf(email).size !== 1 || agentsOf(email).has(undefined),
		),
		unfairness: Math.max(...loads) - Math.min(...loads),
		mostTries: Math.max(...attempts),
		triedAgain: attempts.filter((attempt) => attempt > 1).length,
		rewritten: records.filter((record) => record.writes > 1).length,
	};
}

function groupedBy<Item>(
	items: readonly Item[],
	keyOf: (item: Item) => string,
): Map<string, Item[]> {
	const groups = new Map<string, Item[]>();
	for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
	return groups;
}
