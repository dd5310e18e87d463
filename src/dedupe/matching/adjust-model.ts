import { ConfigurationError } from '../../errors';
import { columnOf } from './kinds';
import type { Comparison, LevelWeights, MatchingModel } from './model';
import { misunderstood, readModelChanges, type ModelChanges } from './model-changes';

/**
 * A model with what the user changed. A comparison whose weights were changed keeps them: large
 * batches adjust it no longer, and its other levels give way, so that all of them sum to one.
 *
 * @param changes {@link ModelChanges}, as an object or as JSON
 * @throws ConfigurationError naming everything that is wrong, and what there is to choose from
 */
export function adjustedModel(model: MatchingModel, changes: unknown): MatchingModel {
	const { weights = {}, expected, thresholds, ...settings } = readModelChanges(changes);
	const problems = [
		...problemsOfWeights(model, weights),
		...problemsOfRules(model, settings.blockingRules ?? []),
	];
	if (problems.length > 0) throw misunderstood(problems);
	return {
		...model,
		...withoutUndefined(settings),
		comparisons: model.comparisons.map((comparison) =>
			withWeights(comparison, ownOf(weights, comparison.name) ?? {}),
		),
		expected: { ...model.expected, ...withoutUndefined(expected ?? {}) },
		thresholds: thresholdsOf(model, thresholds ?? {}),
	};
}

type Weights = NonNullable<ModelChanges['weights']>;

function problemsOfWeights({ comparisons }: MatchingModel, weights: Weights): string[] {
	return Object.entries(weights).flatMap(([name, levels]) => {
		const comparison = comparisons.find((one) => one.name === name);
		if (comparison === undefined) {
			return [`there is no comparison "${name}"; there are ${namesOf(comparisons)}`];
		}
		return [...problemsOfLevels(comparison, levels), ...problemsOfSums(comparison, levels)];
	});
}

function problemsOfLevels({ name, levels }: Comparison, changed: Weights[string]): string[] {
	const known = Object.keys(levels);
	return Object.keys(changed).flatMap((level) =>
		known.includes(level) ? [] : [`${name} has no level "${level}"; it has ${known.join(', ')}`],
	);
}

function problemsOfSums({ name }: Comparison, changed: Weights[string]): string[] {
	return CLASSES.flatMap((of) => {
		const said = Object.values(changed).reduce((sum, level) => sum + (level[of] ?? 0), 0);
		return said > 1 ? [`the levels of ${name} sum to more than 1 (${of})`] : [];
	});
}

function problemsOfRules(model: MatchingModel, rules: readonly (readonly string[])[]): string[] {
	const parts = new Set(rules.flat().flatMap((part) => part.split(' + ')));
	return [...parts].flatMap((part) => {
		const [name = '', key = 'value'] = part.split('.');
		const comparison = model.comparisons.find((one) => one.name === name);
		if (comparison === undefined) {
			return [
				`blockingRules has no comparison "${name}" to use; there are ${namesOf(model.comparisons)}`,
			];
		}
		const keys = columnOf(comparison.kind, 0).keyNames;
		if (keys.includes(key)) return [];
		const choice = keys.map((one) => (one === 'value' ? name : `${name}.${one}`)).join(', ');
		return [
			choice === ''
				? `blockingRules cannot use "${name}"`
				: `blockingRules cannot use "${part}"; of ${name} there are ${choice}`,
		];
	});
}

function namesOf(comparisons: readonly Comparison[]): string {
	return comparisons.map(({ name }) => name).join(', ');
}

const CLASSES = ['same', 'strangers', 'household'] as const;

function withWeights(comparison: Comparison, changed: Weights[string]): Comparison {
	if (Object.keys(changed).length === 0) return comparison;
	const names = Object.keys(comparison.levels);
	const columns = CLASSES.map((of, position) => {
		const shipped = names.map((name) => comparison.levels[name]?.[position]);
		const said = names.map((name) => ownOf(changed, name)?.[of]);
		const before = shipped.map(
			(weight, index) => weight ?? comparison.levels[names[index] ?? '']?.[1],
		);
		return said.every((weight) => weight === undefined) ? shipped : makeRoom(before, said);
	});
	const levels = names.map((name, index): [string, LevelWeights] => {
		const [same = 0, strangers = 0, household] = columns.map((column) => column[index]);
		return [name, household === undefined ? [same, strangers] : [same, strangers, household]];
	});
	return { ...comparison, levels: Object.fromEntries(levels), learned: false };
}

/** What was said stays; the other levels share what is left as they shared it before. */
function makeRoom(
	before: readonly (number | undefined)[],
	said: readonly (number | undefined)[],
): number[] {
	const left = 1 - said.reduce<number>((sum, weight) => sum + (weight ?? 0), 0);
	const others = before.reduce<number>(
		(sum, weight, index) => (said[index] === undefined ? sum + (weight ?? 0) : sum),
		0,
	);
	return before.map((weight, index) => {
		const stated = said[index];
		if (stated !== undefined) return stated;
		return others === 0 ? 0 : ((weight ?? 0) / others) * left;
	});
}

function thresholdsOf(
	{ thresholds }: MatchingModel,
	changed: { readonly match?: number | undefined; readonly review?: number | undefined },
): MatchingModel['thresholds'] {
	const match = changed.match ?? thresholds.match;
	const review = changed.review ?? Math.min(thresholds.review, match);
	if (review <= match) return { match, review };
	throw new ConfigurationError(
		`Pairs would go to review from ${review} on, but count as one from ${match} on already`,
		'Set Review From no higher than Match From.',
	);
}

/** Never what every object inherits, such as `constructor`. */
function ownOf<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
	return Object.hasOwn(record, name) ? record[name] : undefined;
}

function withoutUndefined<Values extends object>(
	values: Values,
): {
	[Name in keyof Values]: Exclude<Values[Name], undefined>;
} {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
		[Name in keyof Values]: Exclude<Values[Name], undefined>;
	};
}
