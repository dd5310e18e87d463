import type { Assigned, AssignmentTerms, Assignments } from './assignments';
import type { Agent } from './rotation';

/** One lead, as far as this step cares. */
export interface LeadToAssign {
	readonly pool: string;
	/** A second pool that is read but never written: who has the lead there keeps it. */
	readonly alsoReads: string | undefined;
	/** Undefined when the item has no id. */
	readonly leadId: string | undefined;
}

export type AssignVerdict =
	| {
			readonly decision: 'assigned';
			readonly reason: 'next_in_rotation' | 'has_an_agent';
			readonly assigned: Assigned;
	  }
	| { readonly decision: 'unassigned'; readonly reason: 'without_lead_id' | 'nobody_available' };

/**
 * Gives every lead an agent. Items with the same lead id are one lead; a lead keeps the agent it
 * has, whatever the table of agents says today, so that no two agents call the same person.
 */
export async function assignLeads(
	leads: readonly LeadToAssign[],
	agents: readonly Agent[],
	terms: AssignmentTerms,
	assignments: Assignments,
	now: number,
	progress: (done: number, total: number) => void,
): Promise<AssignVerdict[]> {
	const answers = new Map<string, Map<string, Assigned>>();
	let done = 0;
	for (const [pool, { ids, alsoReads }] of leadsByPool(leads)) {
		answers.set(pool, await assignPool(pool, ids, alsoReads, agents, terms, assignments, now));
		done += ids.length;
		progress(done, leads.length);
	}
	return leads.map(({ pool, leadId }) => {
		if (leadId === undefined) return { decision: 'unassigned', reason: 'without_lead_id' };
		const assigned = answers.get(pool)?.get(leadId);
		if (assigned === undefined) return { decision: 'unassigned', reason: 'nobody_available' };
		const reason = assigned.isNew ? 'next_in_rotation' : 'has_an_agent';
		return { decision: 'assigned', reason, assigned };
	});
}

interface PoolOfLeads {
	readonly ids: string[];
	readonly alsoReads: string | undefined;
}

function leadsByPool(leads: readonly LeadToAssign[]): Map<string, PoolOfLeads> {
	const pools = new Map<string, { ids: Set<string>; alsoReads: string | undefined }>();
	for (const { pool, leadId, alsoReads } of leads) {
		if (leadId === undefined) continue;
		const known = pools.get(pool) ?? { ids: new Set<string>(), alsoReads };
		pools.set(pool, known);
		known.ids.add(leadId);
	}
	return new Map(
		[...pools].map(([pool, { ids, alsoReads }]) => [pool, { ids: [...ids], alsoReads }]),
	);
}

async function assignPool(
	pool: string,
	leadIds: readonly string[],
	alsoReads: string | undefined,
	agents: readonly Agent[],
	terms: AssignmentTerms,
	assignments: Assignments,
	now: number,
): Promise<Map<string, Assigned>> {
	const elsewhere = alsoReads === undefined ? [] : await assignments.look(alsoReads, leadIds, now);
	const assigned = pairUp(leadIds, elsewhere);
	const open = leadIds.filter((id) => !assigned.has(id));
	const answers = await assignments.assign(pool, open, agents, terms, now);
	return new Map([...assigned, ...pairUp(open, answers)]);
}

function pairUp(
	leadIds: readonly string[],
	answers: readonly (Assigned | undefined)[],
): Map<string, Assigned> {
	const pairs = new Map<string, Assigned>();
	leadIds.forEach((id, index) => {
		const answer = answers[index];
		if (answer !== undefined) pairs.set(id, answer);
	});
	return pairs;
}
