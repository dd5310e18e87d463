import type { INodeProperties } from 'n8n-workflow';
import type { Decision, Operation, Step } from '../../src/n8n/operation';
import { leadTargets } from '../../src/normalize/lead-targets';
import { leadNormalizer, type LeadTerms } from '../../src/normalize/normalize-lead';
import { leadFields } from '../../src/records/lead';
import { areaCodesOption, readAreaCodes } from './area-codes';
import { dateFormOption, dateOptions, readDateTerms } from './date-options';
import { emailPartOptions } from './email-parts';
import { emailRuleProperties } from './email-rules';
import { inputFormatProperty, readInput } from './input-format';
import { mappingProperty } from './mapping-table';
import { normalizeRecords, normalizing, provenanceOption } from './normalize-records';
import { phoneCountryOption, readPhoneCountry } from './phone-country';
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
	...emailRuleProperties,
	mappingProperty({
		noun: 'lead',
		targets: leadTargets,
		first: 'email',
		recognized: ['E-Mail', 'phone_number'],
		fixedValue: 'Website',
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
			areaCodesOption,
			...dateOptions,
			dateFormOption,
			provenanceOption('lead'),
			...emailPartOptions,
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
	const input = await readInput(step);
	const prepare = (mapping: LeadTerms['mapping']) =>
		leadNormalizer({
			mapping,
			inputFormat: input.format,
			requirements: readRequirements(parameters, choices, requirable),
			dates: readDateTerms(parameters),
			defaultCountry: readPhoneCountry(parameters),
			areaCodes: readAreaCodes(parameters),
		});
	return await normalizeRecords(step, leadTargets, prepare, input.partsOf);
}
