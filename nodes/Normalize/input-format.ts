import type { INodeProperties } from 'n8n-workflow';
import type { Parameters } from '../../src/n8n/parameters';
import { asFields, type InputFormat } from '../../src/normalize/input-format';
import { z } from '../../src/vendor/zod';

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
	],
	default: 'fields',
	description: 'How the items come in',
};

/** Refuses what a newer version of the pack may have saved. */
export function readInputFormat(parameters: Parameters): InputFormat {
	parameters.once('inputFormat', z.enum(['fields']).default('fields'));
	return asFields;
}
