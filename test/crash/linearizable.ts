/** One thing that happened to something many had hands on, as far as one of them saw it. */
export interface Operation<State> {
	readonly invokedAt: number;
	/** Infinity when it is not known whether it happened at all. */
	readonly answeredAt: number;
	/**
	 * What it did, one after the other, between the two times: each gives the state afterwards, or
	 * nothing where it cannot have happened, or not with the answer that was given.
	 */
	readonly steps: readonly Step<State>[];
}

export type Step<State> = (state: State) => { readonly state: State } | undefined;

/** How far a search has come. */
interface Situation<State> {
	readonly state: State;
	/** All certain operations before this one are done. */
	readonly from: number;
	/** Steps done of later ones. */
	readonly ahead: ReadonlyMap<number, number>;
	/** Doubtful operations that did happen. */
	readonly happened: readonly number[];
}

/**
 * Whether there is an order of the operations, true to their times, in which each could answer as it
 * did. Those without an answer may have happened at any later time, or never. (Wing and Gong's
 * search, with Lowe's memory of what was tried.)
 */
export function isLinearizable<State>(
	initial: State,
	operations: readonly Operation<State>[],
): boolean {
	const ordered = operations.toSorted((a, b) => a.invokedAt - b.invokedAt);
	const certain = ordered.filter(({ answeredAt }) => answeredAt !== Infinity);
	const doubtful = ordered.filter(({ answeredAt }) => answeredAt === Infinity);
	const tried = new Set<string>();

	const search = (situation: Situation<State>): boolean => {
		if (situation.from === certain.length) return true;
		const { from, ahead, happened, state } = situation;
		// In one order, however the search came here.
		const done = [...ahead].toSorted(([one], [other]) => one - other);
		const text = JSON.stringify([from, done, happened, state]);
		if (tried.has(text)) return false;
		tried.add(text);
		return nextOf(situation).some(search);
	};

	/** Everything that can have come next. */
	const nextOf = (situation: Situation<State>): Situation<State>[] => {
		const { from, ahead, happened, state } = situation;
		const found: Situation<State>[] = [];
		// Nothing can have begun after an operation was answered that is still to come.
		let deadline = Infinity;
		for (let index = from; index < certain.length; index++) {
			const { invokedAt, answeredAt, steps } = certain[index] ?? NEVER;
			if (invokedAt > deadline) break;
			const done = ahead.get(index) ?? 0;
			if (done === steps.length) continue;
			deadline = Math.min(deadline, answeredAt);
			const next = steps[done]?.(state);
			if (next !== undefined) found.push(advanced(situation, index, next.state));
		}
		doubtful.forEach(({ invokedAt, steps: [step] }, index) => {
			const next = invokedAt > deadline || happened.includes(index) ? undefined : step?.(state);
			if (next === undefined) return;
			found.push({
				...situation,
				...next,
				happened: [...happened, index].toSorted((one, other) => one - other),
			});
		});
		return found;
	};

	const advanced = (situation: Situation<State>, index: number, state: State): Situation<State> => {
		const ahead = new Map(situation.ahead).set(index, (situation.ahead.get(index) ?? 0) + 1);
		let { from } = situation;
		while (from < certain.length && ahead.get(from) === certain[from]?.steps.length) {
			ahead.delete(from++);
		}
		return { ...situation, state, from, ahead };
	};

	return search({ state: initial, from: 0, ahead: new Map(), happened: [] });
}

const NEVER = { invokedAt: Infinity, answeredAt: Infinity, steps: [] };
