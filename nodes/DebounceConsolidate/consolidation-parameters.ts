import type { INodeProperties } from 'n8n-workflow';
import type { ConsolidationTable } from '../../src/debounce/consolidation-table';
import { z } from '../../src/vendor/zod';
import { eventTypesSchema, textSchema } from './timing-parameters';

const HOUR_MS = 3_600_000;

const combineSchema = z.object({
	eventTypes: eventTypesSchema,
	scope: z.enum(['window', 'property']).default('window'),
	template: textSchema,
	title: textSchema,
});

const supersedeSchema = z.object({ eventTypes: eventTypesSchema, replaces: eventTypesSchema });

const suppressSchema = z
	.object({
		eventTypes: eventTypesSchema,
		forHours: z.coerce.number().min(0).default(72),
		endedBy: eventTypesSchema,
	})
	.transform(({ eventTypes, forHours, endedBy }) => ({
		eventTypes,
		forMs: forHours * HOUR_MS,
		endedBy,
	}));

const statusTypes = 'pending, active_under_contract, closed, sold, withdrawn, expired, canceled';
const priceTypes = 'price_drop, price_increase, price_change';

const defaultCombine: z.input<typeof combineSchema>[] = [
	{
		eventTypes: '*',
		scope: 'window',
		template: 'listing_updates',
		title: '{count} updates on homes you follow',
	},
];

/** Applies to a node in which nobody has touched the table. */
const defaultTable = {
	combine: defaultCombine,
	supersede: [
		{ eventTypes: priceTypes, replaces: priceTypes },
		{ eventTypes: 'new_listing', replaces: 'coming_soon' },
	],
	suppress: [{ eventTypes: statusTypes, forHours: 72, endedBy: 'back_on_market' }],
};

export const consolidationSchema = z
	.object({
		combine: z.array(combineSchema).default([]),
		supersede: z.array(supersedeSchema).default([]),
		suppress: z.array(suppressSchema).default([]),
	})
	.prefault(defaultTable)
	.transform(
		(table): ConsolidationTable => ({
			...table,
			// A row without a template would make mails that nobody can send.
			combine: table.combine.filter(({ template }) => template !== ''),
		}),
	);

const eventTypes = (description: string): INodeProperties => ({
	displayName: 'Event Types',
	name: 'eventTypes',
	type: 'string',
	default: '',
	placeholder: 'e.g. new_listing, price_drop',
	description,
});

export const consolidationProperty: INodeProperties = {
	displayName: 'Consolidation',
	name: 'consolidation',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Rule', sortable: true },
	placeholder: 'Add Rule',
	default: { ...defaultTable },
	description: 'What becomes of events that waited together for the same user',
	options: [
		{
			displayName: 'Combine Into One Mail',
			name: 'combine',
			values: [
				eventTypes(
					'Events of at least two of these types become one mail. * stands for all types. Earlier rows come first.',
				),
				{
					displayName: 'One Mail For',
					name: 'scope',
					type: 'options',
					options: [
						{ name: 'Everything That Waited', value: 'window' },
						{ name: 'Each Property', value: 'property' },
					],
					default: 'window',
				},
				{
					displayName: 'Mail Template',
					name: 'template',
					type: 'string',
					default: '',
					placeholder: 'e.g. listing_updates',
					description: 'Which mail they become. A row without one does nothing.',
				},
				{
					displayName: 'Title',
					name: 'title',
					type: 'string',
					default: '',
					placeholder: 'e.g. {count} updates on homes you follow',
					description: 'May hold {count} for the events and {properties} for the properties',
				},
			],
		},
		{
			displayName: 'Only the Latest Counts',
			name: 'supersede',
			values: [
				eventTypes('When such an event comes in'),
				{
					displayName: 'Takes the Place Of',
					name: 'replaces',
					type: 'string',
					default: '',
					placeholder: 'e.g. price_drop, price_increase',
					description:
						'Earlier events of these types about the same property are held back when they waited together with it',
				},
			],
		},
		{
			displayName: 'Keep Others Quiet',
			name: 'suppress',
			values: [
				eventTypes('When such an event comes in, all others about the same property are held back'),
				{
					displayName: 'For (Hours)',
					name: 'forHours',
					type: 'number',
					typeOptions: { minValue: 0 },
					default: 72,
					description:
						'Later events about the property are held back for so long after it happened. 0 only holds back what happened before.',
				},
				{
					displayName: 'Ended By',
					name: 'endedBy',
					type: 'string',
					default: '',
					placeholder: 'e.g. back_on_market',
					description:
						'Events of these types about the property end the silence when they happen later',
				},
			],
		},
	],
};
