import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import {
	operationOutputs,
	operationProperties,
	operationSubtitle,
} from '../../src/n8n/operation-list';
import { runOperation } from '../../src/n8n/run-operation';
import { testStore } from '../../src/n8n/store-credential-test';
import { operations } from './operations';

export class SuppressionSync implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Suppression Sync',
		name: 'suppressionSync',
		icon: { light: 'file:suppression-sync.svg', dark: 'file:suppression-sync.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: operationSubtitle(operations),
		description: 'Keep one list of who must not be mailed, and ask it before every send',
		defaults: { name: 'Suppression Sync' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: operationOutputs(operations),
		credentials: [{ name: 'doormanStoreApi', required: false, testedBy: 'testStore' }],
		properties: operationProperties(operations),
	};

	methods = { credentialTest: { testStore } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperation(this, operations);
	}
}
