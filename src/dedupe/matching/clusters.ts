import { Bonds, type Bond } from './bonds';
import { Groups } from './groups';
import { surestFirst, type Link } from './link';
import { linkedParts, type Part } from './linked-parts';
import { limitedLogOdds, logOddsOf } from './log-odds';
import { betweenRivals } from './rivals';
import type { Score } from './score';

/** For each record those that somebody decided are others; both ways. */
export type KeptApart = ReadonlyMap<number, ReadonlySet<number>>;

export interface ClusterTerms {
	/** What the weights say of two records. */
	readonly judge: (a: number, b: number) => Score;
	/** What the weights say of two groups, by what the records of each mostly say. */
	readonly judgeGroups: (groupA: readonly number[], groupB: readonly number[]) => Score;
	/** Whether two records say the same in the same words. */
	readonly areCopies: (a: number, b: number) => boolean;
	/** The probability from which a link joins by itself. */
	readonly sureFrom: number;
	readonly keptApart?: KeptApart | undefined;
}

/** From so many records each, what they mostly say tells two groups apart, */
const FEWEST_TO_TELL = 4;
/** unless it is this probable that they are one. */
const LEAST_ALIKE = 0.9;
/** Of fewer pairs each counts in full. */
const FEWEST_TO_EXCUSE = 8;
/** Log odds of twenty to one. */
const EXCUSED = 3;

/**
 * Puts records together along their links, in groups of two and more, each in ascending order. Of all
 * groups those are joined first that fit best as a whole, so that no chain of links leads from one
 * person to another: see {@link areOne}. Records that fit two groups nearly as well stay alone.
 */
export function clustersOf(size: number, links: readonly Link[], terms: ClusterTerms): number[][] {
	const sorted = [...links].sort(surestFirst);
	const groups = new Groups(size);
	const keptApart = new Separations(groups, terms.keptApart);
	for (const { a, b, probability } of sorted) {
		if (probability < terms.sureFrom || !terms.areCopies(a, b)) continue;
		if (!keptApart.divide([a], [b])) groups.join(a, b);
	}
	for (const part of linkedParts(size, sorted, groups)) {
		for (const group of groupsOf(part, terms, keptApart))
			for (const record of group) groups.join(group[0] ?? record, record);
	}
	return groups.large();
}

function groupsOf(
	{ records, links }: Part,
	terms: ClusterTerms,
	keptApart: Separations,
): readonly (readonly number[])[] {
	if (links.every(({ probability }) => probability < terms.sureFrom)) return [];
	const bonds = new Bonds(records, terms.judge);
	const placeOf = new Map(records.map((record, place) => [record, place]));
	for (const { a, b, probability } of links)
		bonds.link(placeOf.get(a) ?? 0, placeOf.get(b) ?? 0, probability);
	for (let bond = bonds.best(); bond !== undefined; bond = bonds.best()) {
		const [groupA = [], groupB = []] = [bonds.groups[bond.one], bonds.groups[bond.other]];
		if (!keptApart.divide(groupA, groupB) && areOne(bond, groupA, groupB, terms)) bonds.join(bond);
		else bonds.bar(bond);
	}
	const between = betweenRivals(bonds.groups, links, terms.judge, (record, group) =>
		keptApart.divide([record], group),
	);
	return bonds.groups.map((group) => group.filter((record) => !between.has(record)));
}

/**
 * Whether two groups are joined along a link: their pairs together must not say that they are two, nor
 * must what the records of each mostly say. A link that is not sure joins no two single records, and
 * groups only where all their pairs together say as much as a sure one does.
 */
function areOne(
	{ surest, evidence }: Bond,
	groupA: readonly number[],
	groupB: readonly number[],
	{ judge, judgeGroups, sureFrom }: ClusterTerms,
): boolean {
	const isSure = surest >= sureFrom;
	if (groupA.length === 1 && groupB.length === 1) return isSure;
	if (evidence < 0) return false;
	const isTold = Math.min(groupA.length, groupB.length) >= FEWEST_TO_TELL;
	if (isTold && judgeGroups(groupA, groupB).probability < LEAST_ALIKE) return false;
	return isSure || areSureTogether(scoresAcross(groupA, groupB, judge), sureFrom);
}

function scoresAcross(
	groupA: readonly number[],
	groupB: readonly number[],
	judge: ClusterTerms['judge'],
): Score[] {
	return groupA.flatMap((a) => groupB.map((b) => judge(a, b)));
}

/**
 * No pair counts for more than a sure one. Where there are many, one that speaks a little against is
 * taken for one that says nothing: records leave things out and have errors.
 */
function areSureTogether(scores: readonly Score[], sureFrom: number): boolean {
	const sure = logOddsOf(sureFrom);
	const excused = scores.length < FEWEST_TO_EXCUSE ? 0 : EXCUSED;
	const countOf = ({ probability }: Score): number => {
		const logOdds = limitedLogOdds(probability, sure);
		return logOdds < 0 ? Math.min(0, logOdds + excused) : logOdds;
	};
	return scores.reduce((sum, score) => sum + countOf(score), 0) >= sure;
}

/** What somebody decided about records, asked of groups of them and their copies. */
class Separations {
	readonly #copies: Groups;
	readonly #keptApart: KeptApart;

	constructor(copies: Groups, keptApart: KeptApart = new Map()) {
		this.#copies = copies;
		this.#keptApart = keptApart;
	}

	/** Whether a record of one group is kept apart from one of the other. */
	divide(one: readonly number[], other: readonly number[]): boolean {
		if (this.#keptApart.size === 0) return false;
		const others = other.flatMap((record) => this.#copies.of(record));
		return one
			.flatMap((record) => this.#copies.of(record))
			.map((record) => this.#keptApart.get(record))
			.some((apart) => apart !== undefined && others.some((record) => apart.has(record)));
	}
}
