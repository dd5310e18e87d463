import type { Agent } from './rotation';

/**
 * What the step needs of the store: who has which lead, and whose turn it is. Atomic under parallel
 * runs of several processes; times are epoch milliseconds and come from the caller.
 */
export interface Assignments {
	/**
	 * Gives each lead of a pool to an agent, in the order given, in one step per slice: a lead that has an agent keeps it,
	 * every other one takes the next turn of the rotation. Asked again, it answers the same.
	 *
	 * @param leadIds each once
	 * @returns in the order of the leads; undefined where there is nobody to take a turn
	 */
	assign(
		pool: string,
		leadIds: readonly string[],
		agents: readonly Agent[],
		terms: AssignmentTerms,
		now: number,
	): Promise<(Assigned | undefined)[]>;

	/** Who has these leads, without changing anything. In the order asked. */
	look(pool: string, leadIds: readonly string[], now: number): Promise<(Assigned | undefined)[]>;
}

export interface AssignmentTerms {
	/** How long it is remembered who has a lead; undefined: for ever. */
	readonly rememberMs: number | undefined;
	/** n8n's id of the execution, kept to explain the assignment later. */
	readonly executionId: string;
}

export interface Assigned {
	readonly agentId: string;
	readonly assignedAtMs: number;
	/** n8n's id of the execution that gave the lead to the agent. */
	readonly executionId: string;
	/** False when the lead had the agent before. */
	readonly isNew: boolean;
}
