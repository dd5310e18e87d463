import type { INodeProperties } from 'n8n-workflow';
import { z } from '../../src/vendor/zod';

export const limitProperty: INodeProperties = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 50,
	description: 'Max number of results to return',
};

export const sourceOption: INodeProperties = {
	displayName: 'Source',
	name: 'source',
	type: 'string',
	default: '',
	placeholder: 'e.g. Lead intake: Intake Trigger',
	description: 'Only letters from there. Leave empty for all.',
};

export const limitSchema = z.number().int().min(1).max(10_000).default(50);

export const sourceSchema = z.object({
	source: z
		.string()
		.trim()
		.default('')
		.transform((source) => (source === '' ? undefined : source)),
});
