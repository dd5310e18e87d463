import type { INodeProperties } from 'n8n-workflow';
import type { Parameters } from '../../src/n8n/parameters';
import { inTitle } from '../../src/normalize/field-words';
import type { Requirements } from '../../src/normalize/requirements';
import { z } from '../../src/vendor/zod';

/** One entry of the list of what a record must have. */
export interface RequiredChoice {
	readonly name: string;
	/** Of each group one field at least. */
	readonly groups: Requirements;
	/** What becomes of records without, in words; none where nothing is required. */
	readonly notice?: string;
}

interface RequiredFields {
	/** `A Lead`. */
	readonly subject: string;
	/** `Leads`. */
	readonly plural: string;
	/** The first is the default. */
	readonly choices: Readonly<Record<string, RequiredChoice>>;
}

/** What a record must have, and what happens to one that has not. */
export function requiredProperties({
	subject,
	plural,
	choices,
}: RequiredFields): INodeProperties[] {
	const entries = Object.entries(choices);
	const first = entries[0]?.[0];
	return [
		{
			displayName: `${subject} Must Have`,
			name: 'required',
			type: 'options',
			noDataExpression: true,
			options: entries.map(([value, { name }]) => ({ name, value })),
			default: first,
			description: `${plural} without it go to Rejected`,
		},
		...entries.flatMap(([value, { notice }]): INodeProperties[] =>
			notice === undefined
				? []
				: [
						{
							displayName: notice,
							name: `${value}Notice`,
							type: 'notice',
							default: '',
							displayOptions: { show: { required: [value] } },
						},
					],
		),
	];
}

/** @param noun what the record is called */
export function alsoRequiredOption(noun: string, fields: readonly string[]): INodeProperties {
	return {
		displayName: 'Must Also Have',
		name: 'alsoRequired',
		type: 'multiOptions',
		options: fields.map((value) => ({ name: inTitle(value), value })),
		default: [],
		description: `Further fields that every ${noun} must have; one that lacks any goes to Rejected`,
	};
}

/** The chosen groups, and each field of the option as a group of its own. */
export function readRequirements(
	parameters: Parameters,
	choices: Readonly<Record<string, RequiredChoice>>,
	fields: readonly string[],
): Requirements {
	const [first = '', ...others] = Object.keys(choices);
	const choice = parameters.once('required', z.enum([first, ...others]).default(first));
	const [field = '', ...further] = fields;
	const alsoRequired = parameters.once(
		'options.alsoRequired',
		z.array(z.enum([field, ...further])).default([]),
	);
	return [...(choices[choice]?.groups ?? []), ...alsoRequired.map((name) => [name])];
}
