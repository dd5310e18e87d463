import type { INodeProperties } from 'n8n-workflow';
import type { Decision, Operation, Step } from '../../src/n8n/operation';
import { leadTargets } from '../../src/normalize/lead-targets';
import { leadNormalizer } from '../../src/normalize/normalize-lead';
import { leadFields } from '../../src/records/lead';
import { inputFormatProperty, readInputFormat } from './input-format';
import { dateFormOption, dateOptions, readDateTerms } from './date-options';
import { mappingProperty } from './mapping-table';
import { normalizeRecords, normalizing, provenanceOption } from './normalize-records';
import {
	areaCodeOption,
	phoneCountryOption,
	readAreaCode,
	readPhoneCountry,
} from './phone-country';
import {
	alsoRequiredOption,
	readRequirements,
	requiredProperties,
	type RequiredChoice,
} from './required-fields';

const NEVER_LACKING: readonly string[] = [
	...['lead_id', 'extra', 'address_verified'],
	...['email_type', 'phone_valid', 'phone_type'],
];
const requirable = leadFields.filter((field) => !NEVER_LACKING.includes(field));

const toRejected = (lacking: string) =>
	`Leads with ${lacking} that can be used go to Rejected, unchanged and with the reason. Made-up addresses such as none@none.com do not count.`;

const choices = {
	emailOrPhone: {
		name: 'Email or Phone',
		groups: [['email', 'phone']],
		notice: toRejected('neither an email address nor a phone number'),
	},
	email: { name: 'Email', groups: [['email']], notice: toRejected('no email address') },
	phone: { name: 'Phone', groups: [['phone']], notice: toRejected('no phone number') },
	emailAndPhone: {
		name: 'Email and Phone',
		groups: [['email'], ['phone']],
		notice: toRejected('no email address or no phone number'),
	},
	nothing: { name: 'Nothing in Particular', groups: [] },
} satisfies Record<string, RequiredChoice>;

const properties: INodeProperties[] = [
	inputFormatProperty,
	mappingProperty({
		noun: 'lead',
		targets: leadTargets,
		first: 'email',
		recognized: ['E-Mail', 'phone_number'],
	}),
	...requiredProperties({ subject: 'A Lead', plural: 'Leads', choices }),
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Source',
				name: 'source',
				type: 'string',
				default: '',
				placeholder: 'e.g. Website',
				description: 'Where leads come from that do not say so themselves',
			},
			alsoRequiredOption('lead', requirable),
			phoneCountryOption,
			areaCodeOption,
			...dateOptions,
			dateFormOption,
			provenanceOption('lead'),
		],
	},
];

export const leadOperation: Operation = {
	...normalizing,
	value: 'lead',
	name: 'Lead',
	action: 'Normalize leads',
	description: 'Somebody who asked about a property',
	properties,
	run,
};

async function run(step: Step): Promise<Decision[]> {
	const { parameters } = step;
	return await normalizeRecords(step, leadTargets, (mapping) =>
		leadNormalizer({
			mapping,
			inputFormat: readInputFormat(parameters),
			requirements: readRequirements(parameters, choices, requirable),
			dates: readDateTerms(parameters),
			defaultCountry: readPhoneCountry(parameters),
			areaCode: readAreaCode(parameters),
		}),
	);
}
