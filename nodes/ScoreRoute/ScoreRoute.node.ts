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

export class ScoreRoute implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Score & Route',
		name: 'scoreRoute',
		icon: { light: 'file:score-route.svg', dark: 'file:score-route.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: operationSubtitle(operations),
		description: 'Weigh leads by your rules and give each to one agent',
		defaults: { name: 'Score & Route' },
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
