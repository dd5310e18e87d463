import type { INodeProperties } from 'n8n-workflow';
import type { Parameters } from '../../src/n8n/parameters';
import { inTitle } from '../../src/normalize/field-words';
import type { MappingRow } from '../../src/normalize/feeds';
import { leadTargets, type LeadTarget } from '../../src/normalize/lead-targets';
import { z } from '../../src/vendor/zod';

/** The user's table: which source feeds which field. */
export const mappingProperty: INodeProperties = {
	displayName: 'Field Mapping',
	name: 'mapping',
	type: 'fixedCollection',
	typeOptions: {
		multipleValues: true,
		sortable: true,
		multipleValueButtonText: 'Map a Field',
		fixedCollection: {
			itemTitle:
				'={{ $collection.item.properties.find((property) => property.name === "field").options.find((option) => option.value === $collection.item.value.field)?.name }}',
		},
	},
	placeholder: 'Map a Field',
	default: {},
	description:
		'Only for fields that are not recognized by their usual names, such as "E-Mail" or "phone_number". What is set here wins over what is recognized.',
	options: [
		{
			displayName: 'Field',
			name: 'values',
			values: [
				{
					displayName: 'Field',
					name: 'field',
					type: 'options',
					noDataExpression: true,
					options: leadTargets.map((value) => ({ name: inTitle(value), value })),
					default: 'email',
					description: 'The field of the lead',
				},
				{
					displayName: 'From',
					name: 'from',
					type: 'string',
					noDataExpression: true,
					requiresDataPath: 'multiple',
					default: '',
					placeholder: 'e.g. answers[0].text, body["Your Email"]',
					description:
						'Where it is in the item: one or several paths separated by commas, of which the first that holds something is taken. Drag fields here from the left.',
				},
				{
					displayName: 'Otherwise',
					name: 'value',
					type: 'string',
					default: '',
					placeholder: 'e.g. Website',
					description:
						'A fixed value, or an expression, for items in which none of the paths holds anything',
				},
			],
		},
	],
};

const mappingSchema = z
	.object({
		values: z
			.array(
				z.object({
					field: z.enum(leadTargets),
					from: z.string().default(''),
					value: z.unknown(),
				}),
			)
			.default([]),
	})
	.default({ values: [] });

export interface MappingTable {
	readonly rows: readonly MappingRow<LeadTarget>[];
	/** The rows' fixed values, which may be expressions. */
	fixedValues(itemIndex: number): readonly unknown[];
}

export function readMapping(parameters: Parameters): MappingTable {
	const tableOf = parameters.perItem('mapping', mappingSchema);
	return {
		rows: tableOf(0).values.map(({ field, from }) => ({ target: field, from })),
		fixedValues: (itemIndex) => tableOf(itemIndex).values.map(({ value }) => value),
	};
}
