import { comparerOf, type Agreement } from './agreement';
import { MISSING } from './column';
import type { Records } from './records';
import { isPersonal, type Weights } from './weights';

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

/** The share of people who have a record's value of a comparison. */
export type ShareOf = (comparison: number, record: number) => number;

/**
 * Makes a function that judges a pair by its agreement.
 *
 * @param shareOf how common values are, where others than these records tell
 */
export function scorerOf(records: Records, weights: Weights, shareOf?: ShareOf): ScorePair {
	const logs = logsOf(weights);
	const overHousehold = Math.log(weights.priorSame / weights.priorHousehold);
	const personal = records.model.comparisons.map(isPersonal);
	const rarity = rarityOf(records, weights, shareOf ?? sharesIn(records));
	return (a, b, agreement) => {
		let same = 0;
		let strangers = 0;
		let household = 0;
		for (let index = 0; index < agreement.length; index++) {
			const level = agreement[index] ?? MISSING;
			if (level === MISSING) continue;
			const rare = rarity(index, level, a, b);
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

/**
 * How much less often strangers agree on just this value than on any: a logarithm, to be added to
 * that of the level.
 */
function rarityOf({ columns, model }: Records, weights: Weights, shareOf: ShareOf) {
	const swapped = columns.map(({ levels }) => levels.indexOf('swapped'));
	const chances = weights.strangers.map((levels) => levels[0] ?? 1);
	return (index: number, level: number, a: number, b: number): number => {
		const isWhole = level === 0 || level === swapped[index];
		if (!isWhole || model.comparisons[index]?.byFrequency !== true) return 0;
		return Math.log(Math.max(shareOf(index, a), shareOf(index, b)) / (chances[index] ?? 1));
	};
}

/** As common as the records themselves and what is usual say. */
function sharesIn({ columns, model }: Records): ShareOf {
	const usual = model.comparisons.map(({ levels }) => levels['exact']?.[1] ?? 1);
	return (index, record) => {
		const expected = usual[index] ?? 1;
		return columns[index]?.share(record, expected) ?? expected;
	};
}
