/** Two records that are one person by the weights. */
export interface Link {
	readonly a: number;
	readonly b: number;
	readonly probability: number;
}

/** Records put together along their links. */
export interface Clusters {
	/** Groups of two and more, each in ascending order. */
	readonly groups: readonly (readonly number[])[];
	/** Links that would have joined groups which contradict each other. */
	readonly refused: readonly Link[];
}

/** For each record those that somebody decided are others; both ways. */
export type KeptApart = ReadonlyMap<number, ReadonlySet<number>>;

/** So many pairs across two groups are looked at. */
const MOST_LOOKED_AT = 24;
/** However much the others say for it, a larger share of pairs must not say that they are two. */
const MOST_AGAINST = 0.3;
/** Of fewer pairs a share says nothing. */
const FEWEST_TO_SHARE = 8;

/**
 * Joins records along their links, the surest first. A chain of links is only as good as what its
 * ends say of each other: two groups are joined when their pairs do not contradict each other, and
 * none of them is kept apart.
 *
 * @param evidenceOf what the agreement of two records says: below zero, that they are two people
 */
export function clustersOf(
	size: number,
	links: readonly Link[],
	evidenceOf: (a: number, b: number) => number,
	keptApart: KeptApart = new Map(),
): Clusters {
	const groups = new Groups(size);
	const refused: Link[] = [];
	for (const link of [...links].sort(surestFirst)) {
		const [groupOfA, groupOfB] = [groups.of(link.a), groups.of(link.b)];
		if (groupOfA === groupOfB) continue;
		const areTwo =
			groups.holdApart(groupOfA, groupOfB, keptApart) || contradict(groupOfA, groupOfB, evidenceOf);
		if (areTwo) refused.push(link);
		else groups.join(groupOfA, groupOfB);
	}
	return { groups: groups.large(), refused };
}

/** Equal links in the order of their records, so that the order of arrival changes nothing. */
function surestFirst(one: Link, other: Link): number {
	return other.probability - one.probability || one.a - other.a || one.b - other.b;
}

function contradict(
	groupOfA: readonly number[],
	groupOfB: readonly number[],
	evidenceOf: (a: number, b: number) => number,
): boolean {
	const across = groupOfA.length * groupOfB.length;
	if (across === 1) return false;
	const step = Math.max(1, across / MOST_LOOKED_AT);
	let evidence = 0;
	let looked = 0;
	let against = 0;
	for (let at = 0; at < across; at += step) {
		const pair = Math.floor(at);
		const a = groupOfA[Math.floor(pair / groupOfB.length)] ?? 0;
		const b = groupOfB[pair % groupOfB.length] ?? 0;
		const ofPair = evidenceOf(a, b);
		looked++;
		if (ofPair < 0) against++;
		evidence += ofPair;
	}
	if (evidence < 0) return true;
	return looked >= FEWEST_TO_SHARE && against > looked * MOST_AGAINST;
}

class Groups {
	readonly #groupOf: number[][];

	constructor(size: number) {
		this.#groupOf = Array.from({ length: size }, (_, record) => [record]);
	}

	of(record: number): number[] {
		return this.#groupOf[record] ?? [];
	}

	join(one: number[], other: number[]): void {
		const [large, small] = one.length < other.length ? [other, one] : [one, other];
		for (const record of small) {
			large.push(record);
			this.#groupOf[record] = large;
		}
	}

	/** Whether somebody decided that a record of one group is not a record of the other. */
	holdApart(one: number[], other: number[], keptApart: KeptApart): boolean {
		if (keptApart.size === 0) return false;
		const [large, small] = one.length < other.length ? [other, one] : [one, other];
		return small.some((record) =>
			[...(keptApart.get(record) ?? [])].some((another) => this.of(another) === large),
		);
	}

	large(): number[][] {
		const groups = this.#groupOf.filter((group, record) => group.length > 1 && group[0] === record);
		for (const group of groups) group.sort((a, b) => a - b);
		return groups;
	}
}
