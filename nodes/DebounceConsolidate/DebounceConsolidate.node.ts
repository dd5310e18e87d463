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

export class DebounceConsolidate implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Debounce & Consolidate',
		name: 'debounceConsolidate',
		icon: { light: 'file:debounce.svg', dark: 'file:debounce.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: operationSubtitle(operations),
		description: 'Let events wait for each other, so that several become one sensible mail',
		defaults: { name: 'Debounce & Consolidate' },
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
