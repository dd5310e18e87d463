import type { INodeProperties } from 'n8n-workflow';
import type { Parameters } from '../../src/n8n/parameters';
import { inTitle } from '../../src/normalize/field-words';
import type { MappingRow } from '../../src/normalize/feeds';
import { z } from '../../src/vendor/zod';

interface MappedRecord<Target extends string> {
	/** What the record is called in descriptions. */
	readonly noun: string;
	readonly targets: readonly Target[];
	/** The field that a new row names. */
	readonly first: Target;
	/** Two names that are recognized without the table. */
	readonly recognized: readonly [string, string];
	/** A fixed value that somebody may want. */
	readonly fixedValue: string;
}

/** The user's table: which source feeds which field. */
export function mappingProperty<Target extends string>({
	noun,
	targets,
	first,
	recognized: [one, other],
	fixedValue,
}: MappedRecord<Target>): INodeProperties {
	return {
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
		description: `Only for fields that are not recognized by their usual names, such as "${one}" or "${other}". What is set here wins over what is recognized.`,
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
						options: targets.map((value) => ({ name: inTitle(value), value })),
						default: first,
						description: `The field of the ${noun}`,
					},
					...columnsWith(fixedValue),
				],
			},
		],
	};
}

const columnsWith = (fixedValue: string): INodeProperties[] => [
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
		placeholder: `e.g. ${fixedValue}`,
		description:
			'A fixed value, or an expression, for items in which none of the paths holds anything',
	},
];

function mappingSchema<Target extends string>(targets: readonly [Target, ...Target[]]) {
	const row = z.object({
		field: z.enum(targets),
		from: z.string().default(''),
		value: z.unknown(),
	});
	return z.object({ values: z.array(row).default([]) }).default({ values: [] });
}

export interface MappingTable<Target extends string> {
	readonly rows: readonly MappingRow<Target>[];
	/** The rows' fixed values, which may be expressions. */
	fixedValues(itemIndex: number): readonly unknown[];
}

/** Reads the table: its rows are the same for all items, its fixed values may not be. */
export function readMapping<Target extends string>(
	parameters: Parameters,
	targets: readonly [Target, ...Target[]],
): MappingTable<Target> {
	const tableOf = parameters.perItem('mapping', mappingSchema(targets));
	return {
		rows: tableOf(0).values.map(({ field, from }) => ({ target: field, from })),
		fixedValues: (itemIndex) => tableOf(itemIndex).values.map(({ value }) => value),
	};
}
