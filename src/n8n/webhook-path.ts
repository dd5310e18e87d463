import * as n8nWorkflow from 'n8n-workflow';
import type { IWebhookDescription } from 'n8n-workflow';

/**
 * Versions of a node with a webhook, the latest last. The two do the same: for calls to version 1
 * n8n evaluates an expression of its own to find out how to read the body.
 */
export const WEBHOOK_NODE_VERSIONS = [1, 1.1];

/**
 * A webhook's path, taken from the parameter `path`, such that n8n reads it itself. Where it does not
 * know how to, it evaluates the expression, for which it sets up an engine with every call.
 */
export function pathFromParameter(): Pick<IWebhookDescription, 'path'> {
	const { fromParameter, webhookDescriptionFields } = n8nWorkflow as Partial<typeof n8nWorkflow>;
	return {
		path: '={{$parameter["path"]}}',
		...(fromParameter && webhookDescriptionFields?.({ path: fromParameter('path') })),
	};
}
