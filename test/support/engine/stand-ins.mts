import type { IExecuteFunctions, INodeProperties, INodeType, NodeOutput } from 'n8n-workflow';

import { toolCaller, toolCallerType } from './tool-caller.mts';

/** A node type with a text parameter `value` and a collection `nested` of the same. */
export const probeType = 'engine-harness.probe';

const value: INodeProperties = {
	displayName: 'Value',
	name: 'value',
	type: 'string',
	default: '',
};

/** A node that passes its items on. */
const probe: INodeType = {
	description: {
		displayName: 'Probe',
		name: 'probe',
		group: ['transform'],
		version: 1,
		description: 'Passes items on',
		defaults: { name: 'Probe' },
		usableAsTool: true,
		inputs: ['main'],
		outputs: ['main'],
		properties: [
			value,
			{ displayName: 'Nested', name: 'nested', type: 'collection', default: {}, options: [value] },
		],
	},
	async execute(this: IExecuteFunctions): Promise<NodeOutput> {
		return [this.getInputData()];
	},
};

/** Node types that exist for tests only. */
export const standIns: ReadonlyMap<string, INodeType> = new Map([
	[probeType, probe],
	[toolCallerType, toolCaller],
]);
