import type { INodeProperties } from 'n8n-workflow';
import type { Step } from '../../src/n8n/operation';
import { asFields, type InputFormat, type InputParts } from '../../src/normalize/input-format';
import { asEmail } from '../../src/normalize/lead-email/email-format';
import { z } from '../../src/vendor/zod';
import { readEmailParts } from './email-parts';
import { readEmailRules } from './email-rules';

export const inputFormatProperty: INodeProperties = {
	displayName: 'Input Format',
	name: 'inputFormat',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Fields',
			value: 'fields',
			description: 'Web forms, ad platforms, portals and CRM exports, nested or not',
		},
		{
			name: 'Email',
			value: 'email',
			description: 'Notifications of portals and web forms, and what people write themselves',
		},
	],
	default: 'fields',
	description: 'How the items come in',
};

export interface Input {
	readonly format: InputFormat;
	/** What the options point at in an item. */
	partsOf(itemIndex: number): InputParts;
}

/** Refuses what a newer version of the pack may have saved. */
export async function readInput(step: Step): Promise<Input> {
	const format = step.parameters.once('inputFormat', z.enum(['fields', 'email']).default('fields'));
	if (format === 'fields') return { format: asFields, partsOf: () => ({}) };
	return {
		format: asEmail(readEmailRules(step.parameters)),
		partsOf: await readEmailParts(step),
	};
}
