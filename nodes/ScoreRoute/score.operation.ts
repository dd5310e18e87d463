import type { INodeProperties } from 'n8n-workflow';
import { compareConditions, conditionsSchema } from '../../src/n8n/conditions';
import type { Decision, Operation, Step } from '../../src/n8n/operation';
import { readOptions } from '../../src/n8n/parameters';
import { scoreOf, type Bucket, type TriedRule } from '../../src/score-route/score';
import { z } from '../../src/vendor/zod';
import { presetRules } from './preset-rules';

const OUTPUT_OF: Readonly<Record<Bucket, number>> = { hot: 0, standard: 1, low: 2 };

const properties: INodeProperties[] = [
	{
		displayName: 'Rules',
		name: 'rules',
		type: 'fixedCollection',
		typeOptions: {
			multipleValues: true,
			sortable: true,
			multipleValueButtonText: 'Add Rule',
			fixedCollection: { itemTitle: '={{ $collection.item.value.name }}' },
		},
		placeholder: 'Add Rule',
		default: { values: presetRules.map((row) => ({ ...row })) },
		description: 'Each rule that matches a lead adds its points to the score',
		options: [
			{
				displayName: 'Rule',
				name: 'values',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. Pre-approved',
						description: 'Shown in the explanation of every score',
					},
					{
						displayName: 'Points',
						name: 'points',
						type: 'number',
						default: 10,
						description: 'Added to the score when the rule matches; less than 0 takes away',
					},
					{
						displayName: 'When',
						name: 'conditions',
						type: 'filter',
						default: {},
						typeOptions: {
							filter: { caseSensitive: false, typeValidation: 'loose', version: 2 },
						},
						description: 'What must be true of the lead',
					},
				],
			},
		],
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Hot From',
				name: 'hotFrom',
				type: 'number',
				default: 60,
				description: 'Leads with at least so many points are hot',
			},
			{
				displayName: 'Standard From',
				name: 'standardFrom',
				type: 'number',
				default: 30,
				description: 'Leads with at least so many points are standard; those with fewer are low',
			},
		],
	},
];

const rulesSchema = z
	.object({
		values: z
			.array(
				z.object({
					name: z.string().default(''),
					points: z.coerce.number().default(10),
					conditions: conditionsSchema.prefault({}),
				}),
			)
			.default([]),
	})
	.default({ values: [] });

const optionsSchema = z.object({
	hotFrom: z.number().default(60),
	standardFrom: z.number().default(30),
});

export const scoreOperation: Operation = {
	value: 'score',
	name: 'Score',
	action: 'Score leads',
	description:
		'Add up the points of the rules that match, and sort leads into hot, standard and low',
	outputs: ['Hot', 'Standard', 'Low'],
	closedOutput: 2,
	notesUnder: 'score',
	isDestructive: false,
	properties,
	run,
};

async function run(step: Step): Promise<Decision[]> {
	const { hotFrom, standardFrom } = readOptions(step.parameters, optionsSchema);
	const rulesOf = step.parameters.perItem('rules', rulesSchema);
	const scores = await step.each((itemIndex) => {
		const tried = rulesOf(itemIndex).values.map((rule, index): TriedRule => {
			const { holds, problem } = compareConditions(rule.conditions, itemIndex);
			return {
				name: rule.name.trim() === '' ? `Rule ${index + 1}` : rule.name,
				points: rule.points,
				matched: holds,
				problem,
			};
		});
		return scoreOf(tried, { hot: hotFrom, standard: standardFrom });
	});
	const counts = scores.map(({ bucket }) => bucket);
	const count = (bucket: Bucket) => counts.filter((other) => other === bucket).length;
	step.hint(`${count('hot')} hot, ${count('standard')} standard, ${count('low')} low`);
	return scores.map(({ score, bucket, breakdown, explanation }, itemIndex) => ({
		itemIndex,
		output: OUTPUT_OF[bucket],
		results: { lead_score: score, lead_bucket: bucket },
		details: { decision: bucket, reason: explanation, breakdown },
	}));
}
