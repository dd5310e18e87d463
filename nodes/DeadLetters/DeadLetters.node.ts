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

export class DeadLetters implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Dead Letters',
		name: 'deadLetters',
		icon: { light: 'file:dead-letters.svg', dark: 'file:dead-letters.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: operationSubtitle(operations),
		description: 'Keep what failed until somebody has looked at it, and try it again',
		defaults: { name: 'Dead Letters' },
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
