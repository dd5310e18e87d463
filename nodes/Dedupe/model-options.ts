import type { INodeProperties } from 'n8n-workflow';
import { adjustedModel } from '../../src/dedupe/matching/adjust-model';
import type { MatchingModel } from '../../src/dedupe/matching/model';
import { z } from '../../src/vendor/zod';

/** Members of Options that say how sure is sure. */
export const thresholdOptions: INodeProperties[] = [
	{
		displayName: 'Match From (Probability)',
		name: 'matchFrom',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 4 },
		default: 0.98,
		description:
			'From this probability on, two records are taken for one, unless other records put it in doubt. Without this option: 0.98 for people and 0.985 for everything else.',
	},
	{
		displayName: 'Review From (Probability)',
		name: 'reviewFrom',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 4 },
		default: 0.5,
		description:
			'From this probability on, but below the one above, a person has to decide (Review)',
	},
];

/** The member of Options that changes any other part of the model. */
export const modelChangesOption: INodeProperties = {
	displayName: 'Model Changes',
	name: 'modelChanges',
	type: 'json',
	default: '{}',
	placeholder: 'e.g. { "weights": { "phone": { "exact": { "same": 0.9 } } } }',
	description:
		'Parts of the model to change, by name, as JSON: weights of levels, blockingRules, largestBlock, pairsPerRecord, expected, thresholds. The documentation shows the whole model. A comparison whose weights are changed is no longer adjusted to the records.',
};

/** For the schema of the operation's Options. */
export const modelOptionsShape = {
	matchFrom: z.number().min(0).max(1).optional(),
	reviewFrom: z.number().min(0).max(1).optional(),
	modelChanges: z.unknown(),
};

interface ModelOptions {
	readonly matchFrom?: number | undefined;
	readonly reviewFrom?: number | undefined;
	readonly modelChanges?: unknown;
}

/**
 * The model as the user's options have it. The two probabilities go before thresholds in the JSON.
 *
 * @throws ConfigurationError when the JSON is none, or names what the model does not have
 */
export function withModelOptions(
	model: MatchingModel,
	{ matchFrom, reviewFrom, modelChanges }: ModelOptions,
): MatchingModel {
	const changed = adjustedModel(model, modelChanges);
	const thresholds = {
		...(matchFrom === undefined ? {} : { match: matchFrom }),
		...(reviewFrom === undefined ? {} : { review: reviewFrom }),
	};
	return adjustedModel(changed, { thresholds });
}
