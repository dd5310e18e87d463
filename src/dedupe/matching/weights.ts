import type { Comparison, MatchingModel } from './model';
import { USUALLY } from './rarity';
import type { Records } from './records';

/** Probabilities of each level of each comparison in the three classes of pairs. */
export interface Weights {
	readonly same: readonly Float64Array[];
	readonly strangers: readonly Float64Array[];
	readonly household: readonly Float64Array[];
	/** The share of all pairs that are the same person, and that are of one household. */
	readonly priorSame: number;
	readonly priorHousehold: number;
	/** For how many records it counts how common values usually are. */
	readonly weightOfUsual: number;
	/**
	 * Whether it was seen how relatives agree on everything. Else they agree as strangers do on what the
	 * model says nothing of.
	 */
	readonly knowsFamilies: boolean;
}

/** No agreement is impossible. */
const SMALLEST = 1e-9;
/** However few records there are, most pairs are strangers. */
const HIGHEST_PRIOR = 0.02;

/**
 * The model's weights.
 *
 * @param records how many records there are to be one with
 */
export function shippedWeights({ model, columns }: Records, records: number): Weights {
	const levels = columns.map((column) => column.levels);
	const size = Math.max(records, model.expected.among ?? 0);
	const pairs = Math.max(1, (size * (size - 1)) / 2);
	return {
		same: weightsOf(model, levels, ([same]) => same),
		strangers: weightsOf(model, levels, ([, strangers]) => strangers),
		household: weightsOf(model, levels, ([, strangers, household]) => household ?? strangers),
		priorSame: Math.min(HIGHEST_PRIOR, (model.expected.same * size) / pairs),
		priorHousehold: Math.min(HIGHEST_PRIOR, (model.expected.household * size) / pairs),
		// Of a few among many, each value is as common as among the many.
		weightOfUsual: Math.max(USUALLY, size - records),
		knowsFamilies: false,
	};
}

type OneWeight = (weights: Comparison['levels'][string]) => number;

function weightsOf(
	{ comparisons }: MatchingModel,
	levels: readonly (readonly string[])[],
	oneOf: OneWeight,
): Float64Array[] {
	return comparisons.map((comparison, index) =>
		normalized(
			Float64Array.from(levels[index] ?? [], (level) => {
				const weights = comparison.levels[level];
				return weights === undefined ? 0 : oneOf(weights);
			}),
		),
	);
}

/** Shares that sum to one, none of them zero. */
export function normalized(values: Float64Array): Float64Array {
	const raised = values.map((value) => Math.max(value, SMALLEST));
	const sum = raised.reduce((total, value) => total + value, 0);
	return raised.map((value) => value / sum);
}

/** Whether two of a household agree on a comparison no more than strangers do. */
export function isPersonal(comparison: Comparison | undefined): boolean {
	return Object.values(comparison?.levels ?? {}).every(
		([, , household]) => household === undefined,
	);
}

/**
 * Strangers whose names agree crosswise do so as often as strangers with equal names, times how
 * often names are written in the wrong order. The order is judged once, with the given name.
 */
export function withSwaps(records: Records, weights: Weights): Weights {
	const same = [...weights.same];
	const strangers = [...weights.strangers];
	const household = [...weights.household];
	records.model.comparisons.forEach(({ kind }, index) => {
		const swapped = records.columns[index]?.levels.indexOf('swapped') ?? -1;
		if (swapped < 0) return;
		const rate = kind === 'givenName' ? (same[index]?.[swapped] ?? 0) : 1;
		same[index] = replaced(same[index], swapped, rate);
		for (const others of [strangers, household]) {
			others[index] = replaced(others[index], swapped, rate * (others[index]?.[0] ?? 0));
		}
	});
	return { ...weights, same, strangers, household };
}

function replaced(levels: Float64Array | undefined, level: number, value: number): Float64Array {
	const copy = Float64Array.from(levels ?? []);
	copy[level] = Math.max(value, SMALLEST);
	return copy;
}
