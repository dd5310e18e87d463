import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type ITriggerFunctions,
	type ITriggerResponse,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { toNodeError } from '../../src/n8n/node-errors';
import { testStore } from '../../src/n8n/store-credential-test';
import { manualWebhook } from '../../src/n8n/manual-webhook';
import { pathFromParameter, WEBHOOK_NODE_VERSIONS } from '../../src/n8n/webhook-path';
import { testWebhookSecrets } from '../../src/n8n/webhook-secrets';
import { beginRun } from './begin-run';
import { properties } from './properties';
import { receiveLeads } from './receive-leads';
import { releaseLeads } from './release-leads';

export class IntakeTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Intake Trigger',
		name: 'intakeTrigger',
		icon: { light: 'file:intake.svg', dark: 'file:intake.dark.svg' },
		group: ['trigger'],
		version: WEBHOOK_NODE_VERSIONS,
		defaultVersion: 1.1,
		subtitle: '={{ $parameter["path"] }}',
		description:
			'Take in leads safely: store them first, then hand them to the workflow at a set pace',
		eventTriggerDescription: 'Waiting for you to post a lead to the test address',
		activationMessage:
			'Leads that are posted to the production address are stored and handed to this workflow.',
		defaults: { name: 'Intake Trigger' },
		inputs: [],
		outputs: [
			{ type: NodeConnectionTypes.Main, displayName: 'Leads' },
			{ type: NodeConnectionTypes.Main, displayName: 'Refused' },
		],
		credentials: [
			{
				name: 'doormanWebhookApi',
				required: true,
				testedBy: 'testWebhookSecrets',
				displayOptions: { hide: { signature: ['none'] } },
			},
			{ name: 'doormanStoreApi', required: false, testedBy: 'testStore' },
		],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				...pathFromParameter(),
				isFullPath: true,
			},
			{
				name: 'setup',
				httpMethod: 'GET',
				responseMode: 'onReceived',
				...pathFromParameter(),
				isFullPath: true,
				ndvHideUrl: '={{ $parameter["signature"] !== "facebook" }}',
			},
		],
		properties,
	};

	methods = { credentialTest: { testStore, testWebhookSecrets } };

	webhookMethods = { default: manualWebhook, setup: manualWebhook };

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveLeads(this);
	}

	/**
	 * Every run begins here with the item that was released, or posted to the test address. Without it
	 * n8n would call `trigger` in test runs and forget what was posted.
	 */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return beginRun(this);
	}

	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		try {
			return await releaseLeads(this);
		} catch (error) {
			throw toNodeError(this.getNode(), error);
		}
	}
}
