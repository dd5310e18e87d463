import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { runOperation } from '../../src/n8n/run-operation';
import { recordTypeProperties, recordTypes, recordTypeSubtitle } from './record-types';

export class Normalize implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Normalize',
		name: 'normalize',
		icon: { light: 'file:normalize.svg', dark: 'file:normalize.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: recordTypeSubtitle(),
		description:
			'Bring leads, listings and activities of every source into one clean form, with no silent mistakes',
		defaults: { name: 'Normalize' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: [...recordTypes[0].outputs],
		properties: recordTypeProperties(),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperation(this, recordTypes, 'recordType');
	}
}
