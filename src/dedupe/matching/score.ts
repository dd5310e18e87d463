import { comparerOf, type Agreement } from './agreement';
import { MISSING } from './column';
import type { Comparison } from './model';
import type { Records } from './records';
import { isPersonal, type Weights } from './weights';

/** However much of an agreement is due to duplicates, others show this share of it. */
const LEAST_REST = 0.02;

export interface Score {
	/** Of being one person, 0 to 1. */
	readonly probability: number;
	/**
	 * What the agreement says against two strangers, without how rare duplicates are, and against two
	 * of a household, whichever is less: a natural logarithm, 0 for nothing, below it two people.
	 */
	readonly evidence: number;
}

export type ScorePair = (a: number, b: number, agreement: Agreement) => Score;

/**
 * How much more often strangers agree on just the values of two records than on any: a logarithm, to
 * be added to that of the level.
 */
export type RareOn = (comparison: number, level: number, a: number, b: number) => number;

/**
 * Makes a function that judges a pair by its agreement.
 *
 * @param rareOn how common values are, where others than these records tell
 */
export function scorerOf(
	records: Records,
	weights: Weights,
	rareOn: RareOn = raritiesIn(records, weights),
): ScorePair {
	const logs = logsOf(weights);
	const overHousehold = Math.log(weights.priorSame / weights.priorHousehold);
	const personal = records.model.comparisons.map(
		(comparison) => !weights.knowsFamilies && isPersonal(comparison),
	);
	return (a, b, agreement) => {
		let same = 0;
		let strangers = 0;
		let household = 0;
		for (let index = 0; index < agreement.length; index++) {
			const level = agreement[index] ?? MISSING;
			if (level === MISSING) continue;
			const rare = rareOn(index, level, a, b);
			const ofStrangers = logs.strangers[index]?.[level] ?? 0;
			same += logs.same[index]?.[level] ?? 0;
			strangers += ofStrangers + rare;
			household +=
				personal[index] === true ? ofStrangers + rare : (logs.household[index]?.[level] ?? 0);
		}
		return {
			probability: probabilityOf(same, strangers, household, weights),
			evidence: Math.min(same - strangers, same - household + overHousehold),
		};
	};
}

/** Judges pairs without a list of them. */
export function judgeOf(records: Records, weights: Weights): (a: number, b: number) => Score {
	const compare = comparerOf(records);
	const score = scorerOf(records, weights);
	const agreement = new Int8Array(records.columns.length);
	return (a, b) => {
		compare(a, b, agreement);
		return score(a, b, agreement);
	};
}

function probabilityOf(
	same: number,
	strangers: number,
	household: number,
	weights: Weights,
): number {
	const { priorSame, priorHousehold } = weights;
	const others =
		(1 - priorSame - priorHousehold) * Math.exp(strangers - same) +
		priorHousehold * Math.exp(household - same);
	return priorSame / (priorSame + others);
}

function logsOf({ same, strangers, household }: Weights) {
	const logs = (levels: readonly Float64Array[]) => levels.map((level) => level.map(Math.log));
	return { same: logs(same), strangers: logs(strangers), household: logs(household) };
}

/** As common as the records themselves and what is usual say. */
export function raritiesIn({ columns, model, size }: Records, weights: Weights): RareOn {
	const own = weights.priorSame * Math.max(0, size - 1);
	const rarities = columns.map((column, index) => {
		const comparison = model.comparisons[index];
		return column.levels.map((level, position) => {
			if (comparison?.byFrequency !== true) return undefined;
			const rarity = column.rarityOn(position, weights.weightOfUsual);
			const usual = usualOn(comparison, level);
			if (rarity === undefined) return undefined;
			const counted = rarity.chance(usual);
			const ofLevel = weights.strangers[index]?.[0] ?? 1;
			const chance = counted === undefined ? ofLevel : ofOthers(counted, weights.priorSame);
			return { share: rarity.share, isPartial: column.isPartial(position), usual, chance };
		});
	});
	return (index, level, a, b) => {
		const rarity = rarities[index]?.[level];
		if (rarity === undefined) return 0;
		const { share, usual, chance, isPartial } = rarity;
		const common = Math.log(Math.max(share(a, usual, own), share(b, usual, own)) / chance);
		return isPartial ? Math.max(0, common) : common;
	};
}

/** The chance of agreeing without the pairs that agree because they are one. */
function ofOthers(chance: number, priorSame: number): number {
	return Math.max(chance - priorSame, chance * LEAST_REST);
}

/** How usual it is among strangers to have the same value. */
function usualOn({ levels }: Comparison, level: string): number {
	return (levels[level] ?? levels['exact'])?.[1] ?? 1;
}
