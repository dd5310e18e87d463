import type { INodeProperties } from 'n8n-workflow';
import type { Parameters } from '../../src/n8n/parameters';
import { z } from '../../src/vendor/zod';

/** What comes in. */
export const formatProperties: INodeProperties[] = [
	{
		displayName: 'Record Type',
		name: 'recordType',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Lead',
				value: 'lead',
				description: 'Somebody who asked about a property',
			},
		],
		default: 'lead',
		description: 'What the items are about',
	},
	{
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
		],
		default: 'fields',
		description: 'How the items come in',
	},
];

/** Refuses what a newer version of the pack may have saved. */
export function readFormat(parameters: Parameters): void {
	parameters.once('recordType', z.enum(['lead']).default('lead'));
	parameters.once('inputFormat', z.enum(['fields']).default('fields'));
}
