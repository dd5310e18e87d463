import type { INodeProperties } from 'n8n-workflow';
import type { Decision, Operation, Step } from '../../src/n8n/operation';
import { listingTargets } from '../../src/normalize/listing-targets';
import { listingNormalizer } from '../../src/normalize/normalize-listing';
import { listingFields } from '../../src/records/listing';
import { dateFormOption, dateOptions, readDateTerms } from './date-options';
import { mappingProperty } from './mapping-table';
import { normalizeRecords, normalizing, provenanceOption } from './normalize-records';
import {
	alsoRequiredOption,
	readRequirements,
	requiredProperties,
	type RequiredChoice,
} from './required-fields';
import { readStatuses, statusProperties } from './status-table';

const requirable = listingFields.filter((field) => field !== 'extra');

const choices = {
	mlsId: {
		name: 'MLS Number',
		groups: [['mls_id']],
		notice: 'Listings without an MLS number go to Rejected, unchanged and with the reason.',
	},
	mlsIdAndStatus: {
		name: 'MLS Number and Status',
		groups: [['mls_id'], ['status']],
		notice:
			'Listings without an MLS number, or with a status that is unknown or ambiguous, go to Rejected, unchanged and with the reason.',
	},
	nothing: { name: 'Nothing in Particular', groups: [] },
} satisfies Record<string, RequiredChoice>;

const properties: INodeProperties[] = [
	mappingProperty({
		noun: 'listing',
		targets: listingTargets,
		first: 'mls_id',
		recognized: ['ListPrice', 'MLS Number'],
		fixedValue: 'Residential',
	}),
	...statusProperties,
	...requiredProperties({ subject: 'A Listing', plural: 'Listings', choices }),
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'MLS',
				name: 'source',
				type: 'string',
				default: '',
				placeholder: 'e.g. NTREIS',
				description: 'Where listings come from that do not say so themselves (mls_source)',
			},
			alsoRequiredOption('listing', requirable),
			...dateOptions,
			dateFormOption,
			provenanceOption('listing'),
		],
	},
];

export const listingOperation: Operation = {
	...normalizing,
	value: 'listing',
	name: 'Listing',
	action: 'Normalize listings',
	description: 'A property as an MLS or a portal offers it',
	properties,
	run,
};

async function run(step: Step): Promise<Decision[]> {
	const { parameters } = step;
	return await normalizeRecords(step, listingTargets, (mapping) =>
		listingNormalizer({
			mapping,
			requirements: readRequirements(parameters, choices, requirable),
			dates: readDateTerms(parameters),
			statuses: readStatuses(parameters),
		}),
	);
}
