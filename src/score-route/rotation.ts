/** An agent who takes turns in a pool. */
export interface Agent {
	/** Tells agents apart; stays the same when everything else about one changes. */
	readonly id: string;
	/** How many turns the agent gets, compared to the others; above 0. */
	readonly weight: number;
}

/** How far each agent's turn has come. Agents that are not in it start at 0. */
export type RotationState = ReadonlyMap<string, number>;

export interface Turn {
	readonly agentId: string;
	readonly state: RotationState;
}

/**
 * Gives the next turn by smooth weighted round robin: everybody's credit grows by their weight, who
 * has most takes the turn and pays the sum of all weights. Over any full round each agent has
 * exactly as many turns as their weight says, and turns are spread rather than bunched (weights 5,
 * 1, 1 give a a b a c a a). Ties go to who stands first. Agents who left are forgotten.
 *
 * @returns undefined when there is nobody
 */
export function nextTurn(agents: readonly Agent[], state: RotationState): Turn | undefined {
	const total = agents.reduce((sum, { weight }) => sum + weight, 0);
	const credits = agents.map(({ id, weight }) => ({ id, credit: (state.get(id) ?? 0) + weight }));
	let chosen = credits[0];
	if (chosen === undefined) return undefined;
	for (const candidate of credits) if (candidate.credit > chosen.credit) chosen = candidate;
	const { id: agentId } = chosen;
	return {
		agentId,
		state: new Map(credits.map(({ id, credit }) => [id, id === agentId ? credit - total : credit])),
	};
}
