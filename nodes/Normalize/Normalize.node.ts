import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { runOperation } from '../../src/n8n/run-operation';
import { formatProperties } from './formats';
import { normalizeLeadOperation } from './normalize-lead.operation';

export class Normalize implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Normalize',
		name: 'normalize',
		icon: { light: 'file:normalize.svg', dark: 'file:normalize.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["recordType"] }}',
		description: 'Bring leads of every source into one clean form, with no silent mistakes',
		defaults: { name: 'Normalize' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: [...normalizeLeadOperation.outputs],
		properties: [...formatProperties, ...normalizeLeadOperation.properties],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperation(this, [normalizeLeadOperation]);
	}
}
