import type { Judgement } from './score';

/** Two records that are, or may be, one person by the weights. */
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
/** Log odds of twenty to one. */
const LITTLE = 3;

/** Two of each group, compared with one another. */
const FEWEST_DATES = 4;
/** A larger share of birth dates that have nothing in common is not that of one person. */
const MOST_APART = 0.75;

export interface ClusterTerms {
	/** What the weights say of two records. */
	readonly judge: (a: number, b: number) => Judgement;
	/** Equal for records that say the same in the same words. */
	readonly contentOf: (record: number) => string;
	/** The probability from which a link joins by itself. */
	readonly sureFrom: number;
	readonly keptApart?: KeptApart | undefined;
}

/**
 * Joins records along their links, the surest first. A chain of links is only as good as what its
 * ends say of each other: two groups are joined when their pairs do not contradict each other, and
 * none of them is kept apart. A link that is not sure joins where all pairs of two groups together say
 * as much as a sure one does.
 */
export function clustersOf(
	size: number,
	links: readonly Link[],
	{ judge, contentOf, sureFrom, keptApart = new Map() }: ClusterTerms,
): Clusters {
	const groups = new Groups(size);
	const refused: Link[] = [];
	const sure = logOddsOf(sureFrom);
	for (const link of [...links].sort(surestFirst)) {
		const [groupOfA, groupOfB] = [groups.of(link.a), groups.of(link.b)];
		if (groupOfA === groupOfB) continue;
		const isSure = link.probability >= sureFrom;
		if (!isSure && groupOfA.length + groupOfB.length === 2) continue;
		const pairs = pairsAcross(groupOfA, groupOfB);
		const scores = pairs.map(([a, b]) => judge(a, b));
		const areTwo =
			groups.holdApart(groupOfA, groupOfB, keptApart) ||
			contradict(scores) ||
			(!isSure &&
				(areBornApart(groupOfA, groupOfB, scores) ||
					!areSureTogether(witnesses(pairs, scores, contentOf), sure)));
		if (!areTwo) groups.join(groupOfA, groupOfB);
		else if (isSure) refused.push(link);
	}
	return { groups: groups.large(), refused };
}

/** Equal links in the order of their records, so that the order of arrival changes nothing. */
function surestFirst(one: Link, other: Link): number {
	return other.probability - one.probability || one.a - other.a || one.b - other.b;
}

/** Some of the pairs across two groups, spread over all of them. */
function pairsAcross(
	groupOfA: readonly number[],
	groupOfB: readonly number[],
): (readonly [a: number, b: number])[] {
	const across = groupOfA.length * groupOfB.length;
	if (across === 1) return [];
	const step = Math.max(1, across / MOST_LOOKED_AT);
	const pairs: (readonly [a: number, b: number])[] = [];
	for (let at = 0; at < across; at += step) {
		const pair = Math.floor(at);
		const a = groupOfA[Math.floor(pair / groupOfB.length)] ?? 0;
		const b = groupOfB[pair % groupOfB.length] ?? 0;
		pairs.push([a, b]);
	}
	return pairs;
}

/** What is said by pairs of which none is a copy of another: copies are no further witnesses. */
function witnesses(
	pairs: readonly (readonly [a: number, b: number])[],
	scores: readonly Judgement[],
	contentOf: ClusterTerms['contentOf'],
): Judgement[] {
	const said = new Map<string, Judgement>();
	scores.forEach((score, index) => {
		const [a = 0, b = 0] = pairs[index] ?? [];
		said.set(`${contentOf(a)} ${contentOf(b)}`, score);
	});
	return [...said.values()];
}

function contradict(scores: readonly Judgement[]): boolean {
	const evidence = scores.reduce((sum, one) => sum + one.evidence, 0);
	if (evidence < 0) return true;
	const against = scores.filter((one) => one.evidence < 0).length;
	return scores.length >= FEWEST_TO_SHARE && against > scores.length * MOST_AGAINST;
}

/**
 * One record may have a wrong birth date, but several of each group hardly have the same wrong one, even
 * where everything else of the two is alike.
 */
function areBornApart(
	groupOfA: readonly number[],
	groupOfB: readonly number[],
	scores: readonly Judgement[],
): boolean {
	if (groupOfA.length < 2 || groupOfB.length < 2) return false;
	const told = scores.filter((one) => one.bornApart !== undefined);
	const apart = told.filter((one) => one.bornApart === true).length;
	return told.length >= FEWEST_DATES && apart > told.length * MOST_APART;
}

/**
 * No pair counts for more than a sure one. Where there are many, one that speaks a little against is
 * taken for one that says nothing: records leave things out and have errors.
 */
function areSureTogether(scores: readonly Judgement[], sure: number): boolean {
	const slack = scores.length < FEWEST_TO_SHARE ? 0 : LITTLE;
	const saidBy = ({ probability }: Judgement): number => {
		const logOdds = Math.max(-sure, Math.min(sure, logOddsOf(probability)));
		return logOdds < 0 ? Math.min(0, logOdds + slack) : logOdds;
	};
	return scores.reduce((sum, score) => sum + saidBy(score), 0) >= sure;
}

function logOddsOf(probability: number): number {
	return Math.log(probability / (1 - probability));
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
