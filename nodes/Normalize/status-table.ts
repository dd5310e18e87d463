import type { INodeProperties } from 'n8n-workflow';
import type { Parameters } from '../../src/n8n/parameters';
import type { StatusRow } from '../../src/normalize/status';
import { listingStatuses, type ListingStatus } from '../../src/records/listing';
import { z } from '../../src/vendor/zod';

const MEANINGS: Readonly<Record<ListingStatus, readonly [name: string, description: string]>> = {
	active: ['Active', 'On the market, no offer accepted'],
	active_under_contract: ['Active Under Contract', 'An offer is accepted, and it is still shown'],
	pending: ['Pending', 'An offer is accepted, and it is no longer shown'],
	closed: ['Closed', 'Sold, or leased'],
	coming_soon: ['Coming Soon', 'Not on the market yet'],
	hold: ['Hold', 'Off the market for a while'],
	withdrawn: ['Withdrawn', 'Off the market, though the listing contract holds'],
	expired: ['Expired', 'The listing contract ran out'],
	canceled: ['Canceled', 'The listing contract was ended'],
	incomplete: ['Incomplete', 'A draft'],
	deleted: ['Deleted', 'Entered by mistake'],
};

/** The user's table: what the feed's statuses mean. */
export const statusProperties: INodeProperties[] = [
	{
		displayName: 'Listing Statuses',
		name: 'statuses',
		type: 'fixedCollection',
		typeOptions: {
			multipleValues: true,
			sortable: true,
			multipleValueButtonText: 'Add Status',
			fixedCollection: {
				itemTitle:
					'={{ $collection.item.value.codes || "Status" }}: {{ $collection.item.properties.find((property) => property.name === "status").options.find((option) => option.value === $collection.item.value.status)?.name }}',
			},
		},
		placeholder: 'Add Status',
		default: {},
		description:
			'Only for codes that mean different things at different MLSs, such as PS, CS or TOM, and for words of your feed that are not known here. What is set here wins.',
		options: [
			{
				displayName: 'Status',
				name: 'values',
				values: [
					{
						displayName: 'The Feed Says',
						name: 'codes',
						type: 'string',
						noDataExpression: true,
						default: '',
						placeholder: 'e.g. PS, PSHO',
						description:
							'One or several codes or words separated by commas. Upper and lower case, spaces and punctuation do not count.',
					},
					{
						displayName: 'It Means',
						name: 'status',
						type: 'options',
						noDataExpression: true,
						options: listingStatuses.map((value) => {
							const [name, description] = MEANINGS[value];
							return { name, value, description };
						}),
						default: 'pending',
						description: 'The status of the listing',
					},
					{
						displayName: 'Only From MLS',
						name: 'source',
						type: 'string',
						noDataExpression: true,
						default: '',
						placeholder: 'e.g. NTREIS',
						description: 'The mls_source it holds for. Leave empty when it holds for all.',
					},
				],
			},
		],
	},
	{
		displayName:
			'A status that is unknown, or that depends on the MLS, is left empty with an issue: it is never taken for Active.',
		name: 'statusNotice',
		type: 'notice',
		default: '',
	},
];

const statusesSchema = z
	.object({
		values: z
			.array(
				z.object({
					codes: z.union([z.string(), z.number().transform(String)]).default(''),
					status: z.enum(listingStatuses).default('pending'),
					source: z.string().default(''),
				}),
			)
			.default([]),
	})
	.default({ values: [] });

/** Reads the table; rows without a code say nothing. */
export function readStatuses(parameters: Parameters): readonly StatusRow[] {
	return parameters.once('statuses', statusesSchema).values;
}
