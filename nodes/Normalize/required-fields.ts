import type { INodeProperties } from 'n8n-workflow';
import type { Parameters } from '../../src/n8n/parameters';
import { requirableFields, type Requirements } from '../../src/normalize/requirements';
import { inTitle } from '../../src/normalize/field-words';
import { z } from '../../src/vendor/zod';

const choices = {
	emailOrPhone: {
		name: 'Email or Phone',
		groups: [['email', 'phone']],
		notice: 'neither an email address nor a phone number that can be used',
	},
	email: {
		name: 'Email',
		groups: [['email']],
		notice: 'no email address that can be used',
	},
	phone: {
		name: 'Phone',
		groups: [['phone']],
		notice: 'no phone number that can be used',
	},
	emailAndPhone: {
		name: 'Email and Phone',
		groups: [['email'], ['phone']],
		notice: 'no email address or no phone number that can be used',
	},
} as const satisfies Record<string, { name: string; groups: Requirements; notice: string }>;

type Choice = keyof typeof choices;
const choiceNames = Object.keys(choices) as [Choice, ...Choice[]];

const choiceOptions = [
	...choiceNames.map((value) => ({ name: choices[value].name, value })),
	{ name: 'Nothing in Particular', value: 'nothing' },
];

/** What a lead must have, and what happens to one that has not. */
export const requiredProperties: INodeProperties[] = [
	{
		displayName: 'A Lead Must Have',
		name: 'required',
		type: 'options',
		noDataExpression: true,
		options: choiceOptions,
		default: 'emailOrPhone',
		description: 'Leads without it go to Rejected',
	},
	...choiceNames.map(
		(value): INodeProperties => ({
			displayName: `Leads with ${choices[value].notice} go to Rejected, unchanged and with the reason. Made-up addresses such as none@none.com do not count.`,
			name: `${value}Notice`,
			type: 'notice',
			default: '',
			displayOptions: { show: { required: [value] } },
		}),
	),
];

export const alsoRequiredOption: INodeProperties = {
	displayName: 'Must Also Have',
	name: 'alsoRequired',
	type: 'multiOptions',
	options: requirableFields.map((value) => ({ name: inTitle(value), value })),
	default: [],
	description: 'Further fields without which a lead goes to Rejected',
};

export const alsoRequiredSchema = z.array(z.enum(requirableFields)).default([]);

export function readRequirements(
	parameters: Parameters,
	alsoRequired: z.infer<typeof alsoRequiredSchema>,
): Requirements {
	const choice = parameters.once(
		'required',
		z.enum([...choiceNames, 'nothing']).default('emailOrPhone'),
	);
	const groups: Requirements = choice === 'nothing' ? [] : choices[choice].groups;
	return [...groups, ...alsoRequired.map((field) => [field])];
}
