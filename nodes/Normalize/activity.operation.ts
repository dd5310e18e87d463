import type { INodeProperties } from 'n8n-workflow';
import type { Decision, Operation, Step } from '../../src/n8n/operation';
import { activityTargets } from '../../src/normalize/activity-targets';
import { activityNormalizer } from '../../src/normalize/normalize-activity';
import { activityFields } from '../../src/records/activity';
import { dateOptions, readDateTerms } from './date-options';
import { mappingProperty } from './mapping-table';
import { normalizeRecords, normalizing, provenanceOption } from './normalize-records';
import { phoneCountryOption, readPhoneCountry } from './phone-country';
import {
	alsoRequiredOption,
	readRequirements,
	requiredProperties,
	type RequiredChoice,
} from './required-fields';

const NEVER_LACKING: readonly string[] = ['recipient', 'data', 'extra'];
const requirable = activityFields.filter((field) => !NEVER_LACKING.includes(field));

const choices = {
	userAndType: {
		name: 'User ID and Event Type',
		groups: [['user_id'], ['event_type']],
		notice:
			'Activities without a user ID or without an event type go to Rejected, unchanged and with the reason.',
	},
	userTypeAndProperty: {
		name: 'User ID, Event Type and MLS Number',
		groups: [['user_id'], ['event_type'], ['mls_id']],
		notice:
			'Activities without a user ID, an event type or the MLS number of a property go to Rejected, unchanged and with the reason.',
	},
	nothing: { name: 'Nothing in Particular', groups: [] },
} satisfies Record<string, RequiredChoice>;

const properties: INodeProperties[] = [
	mappingProperty({
		noun: 'activity',
		targets: activityTargets,
		first: 'user_id',
		recognized: ['userId', 'Event Type'],
		fixedValue: 'price_drop',
	}),
	...requiredProperties({ subject: 'An Activity', plural: 'Activities', choices }),
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
				description:
					'The MLS of the properties of activities that do not say so themselves (mls_source)',
			},
			alsoRequiredOption('activity', requirable),
			phoneCountryOption,
			...dateOptions,
			provenanceOption('activity'),
		],
	},
];

export const activityOperation: Operation = {
	...normalizing,
	value: 'activity',
	name: 'Activity',
	action: 'Normalize activities',
	description: 'Something happened that may deserve a message, such as a price drop',
	properties,
	run,
};

async function run(step: Step): Promise<Decision[]> {
	const { parameters } = step;
	return await normalizeRecords(step, activityTargets, (mapping) =>
		activityNormalizer({
			mapping,
			requirements: readRequirements(parameters, choices, requirable),
			dates: readDateTerms(parameters),
			defaultCountry: readPhoneCountry(parameters),
		}),
	);
}
