import type { INodeProperties } from 'n8n-workflow';
import type { Parameters } from '../../src/n8n/parameters';
import type { AreaCodeRow } from '../../src/normalize/area-codes';
import { z } from '../../src/vendor/zod';

/** The user's table: what numbers of seven digits are completed with, by source. */
export const areaCodesOption: INodeProperties = {
	displayName: 'Area Codes of Seven-Digit Phone Numbers',
	name: 'areaCodes',
	type: 'fixedCollection',
	typeOptions: {
		multipleValues: true,
		sortable: true,
		multipleValueButtonText: 'Add Area Code',
		fixedCollection: {
			itemTitle:
				'={{ $collection.item.value.areaCode || "Area Code" }}: {{ $collection.item.value.source || "all other sources" }}',
		},
	},
	placeholder: 'Add Area Code',
	default: {},
	description:
		'What is put in front of numbers such as 555-2671, which are doubtful otherwise. Only in the US and Canada.',
	options: [
		{
			displayName: 'Area Code',
			name: 'values',
			values: [
				{
					displayName: 'Area Code',
					name: 'areaCode',
					type: 'string',
					noDataExpression: true,
					default: '',
					placeholder: 'e.g. 415',
					description: 'Three digits',
				},
				{
					displayName: 'Only From Source',
					name: 'source',
					type: 'string',
					noDataExpression: true,
					default: '',
					placeholder: 'e.g. Hillside Homes',
					description:
						'The source of the leads it holds for. Leave empty when it holds for all that have no row of their own. Upper and lower case, spaces and punctuation do not count.',
				},
			],
		},
	],
};

const areaCodesSchema = z
	.object({
		values: z
			.array(
				z.object({
					areaCode: z
						.union([z.string(), z.number()])
						.default('')
						.transform((code) => String(code).trim())
						.pipe(z.string().regex(/^[2-9]\d\d$/, 'Use three digits such as 415')),
					source: z.union([z.string(), z.number().transform(String)]).default(''),
				}),
			)
			.default([]),
	})
	.default({ values: [] });

/** Reads the table; a row without three digits is refused. */
export function readAreaCodes(parameters: Parameters): readonly AreaCodeRow[] {
	return parameters.once('options.areaCodes', areaCodesSchema).values;
}
