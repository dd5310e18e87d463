import { randomUUID } from 'node:crypto';

export interface LeadWorkflowOptions {
	/** Also the path of its webhook. */
	id: string;
	/** Where what comes out of New is posted to. */
	downstreamUrl: string;
	/** What n8n does when Dedupe fails; it stops when left out. */
	onError?: 'continueRegularOutput' | 'continueErrorOutput';
	/** Keys are only held until the downstream has answered; marked at once when left out. */
	holdMinutes?: number;
}

/** A webhook, Dedupe, the downstream behind New, and an answer behind every output. */
export function leadWorkflow(options: LeadWorkflowOptions) {
	return {
		id: options.id,
		name: options.id,
		nodes: nodesOf(options),
		connections: {
			'Lead Comes In': to('Dedupe'),
			Dedupe: to('Downstream', 'Answer: Seen', 'Answer: Failed'),
			Downstream: to(options.holdMinutes === undefined ? 'Answer: New' : 'Complete'),
			Complete: to('Answer: New'),
		},
		settings: { executionOrder: 'v1' },
	};
}

function nodesOf({ id, downstreamUrl, onError, holdMinutes }: LeadWorkflowOptions) {
	const dedupe = 'n8n-nodes-doorman.dedupe';
	return [
		{
			...node('Lead Comes In', 'n8n-nodes-base.webhook', 2.1, {
				httpMethod: 'POST',
				path: id,
				responseMode: 'responseNode',
			}),
			webhookId: randomUUID(),
		},
		{
			...node('Dedupe', dedupe, 1, {
				key: '={{ $json.body.lead_id }}',
				...(holdMinutes !== undefined && { options: { holdMinutes } }),
			}),
			...(onError !== undefined && { onError }),
		},
		node('Downstream', 'n8n-nodes-base.httpRequest', 4.2, {
			method: 'POST',
			url: `=${downstreamUrl}?execution={{ $execution.id }}`,
			sendBody: true,
			specifyBody: 'json',
			jsonBody: '={{ $json }}',
		}),
		node('Complete', dedupe, 1, { operation: 'completeKeys' }),
		answer('Answer: New', "{ status: 'new', reason: $json.doorman.dedupe.reason }"),
		answer('Answer: Seen', "{ status: 'seen', reason: $json.doorman.dedupe.reason }"),
		answer('Answer: Failed', "{ status: 'failed', reason: $json.error }"),
	];
}

function answer(name: string, body: string) {
	return node(name, 'n8n-nodes-base.respondToWebhook', 1.5, {
		respondWith: 'json',
		responseBody: `={{ ${body} }}`,
	});
}

function node(name: string, type: string, typeVersion: number, parameters: object) {
	return { id: randomUUID(), name, type, typeVersion, position: [0, 0], parameters };
}

/** One node behind each output. */
function to(...names: string[]) {
	return { main: names.map((name) => [{ node: name, type: 'main', index: 0 }]) };
}
