import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type ITriggerFunctions,
	type ITriggerResponse,
} from 'n8n-workflow';
import { toNodeError } from '../../src/n8n/node-errors';
import { testStore } from '../../src/n8n/store-credential-test';
import { beginRun } from './begin-run';
import { properties } from './properties';
import { releaseNotifications } from './release-notifications';

export class DebounceConsolidateTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Debounce & Consolidate Trigger',
		name: 'debounceConsolidateTrigger',
		icon: { light: 'file:debounce.svg', dark: 'file:debounce.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["queue"] }}',
		description: 'Start the workflow with what queued events have become, one mail at a time',
		eventTriggerDescription: 'Waiting for an event in the queue. Nothing is taken out of it.',
		activationMessage:
			'Events of the queue that have waited long enough are handed to this workflow.',
		defaults: { name: 'Debounce & Consolidate Trigger' },
		inputs: [],
		outputs: [
			{ type: NodeConnectionTypes.Main, displayName: 'Notifications' },
			{ type: NodeConnectionTypes.Main, displayName: 'Held Back' },
		],
		credentials: [{ name: 'doormanStoreApi', required: false, testedBy: 'testStore' }],
		properties,
	};

	methods = { credentialTest: { testStore } };

	/** Every run begins here: one that was released with its items, a test run by looking for some. */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		try {
			return await beginRun(this);
		} catch (error) {
			throw toNodeError(this.getNode(), error);
		}
	}

	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		try {
			return await releaseNotifications(this);
		} catch (error) {
			throw toNodeError(this.getNode(), error);
		}
	}
}
