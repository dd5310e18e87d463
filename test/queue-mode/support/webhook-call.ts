import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod/v4';

export interface Answer {
	readonly status: number;
	/** Parsed when it is JSON, else the text. */
	readonly body: unknown;
	readonly tookMs: number;
}

export interface CallOptions {
	/** 30 s when left out; after that the call rejects. */
	withinMs?: number;
}

const REGISTERED_WITHIN_MS = 15_000;
/** n8n says so, with status 200, until it is ready. Nobody has taken the call then. */
const NOT_READY = 'n8n is starting up. Please wait';

/** Posts JSON to a production webhook. Rejects when there is no answer. */
export async function callWebhook(
	url: string,
	path: string,
	body: unknown,
	{ withinMs = 30_000 }: CallOptions = {},
): Promise<Answer> {
	const sentAt = performance.now();
	const response = await fetch(`${url}/webhook/${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
		signal: AbortSignal.timeout(withinMs),
	});
	const text = await response.text();
	if (text === NOT_READY) throw new Error(`${url} is starting up and did not take the call`);
	return {
		status: response.status,
		body: parsedOr(text),
		tookMs: performance.now() - sentAt,
	};
}

function parsedOr(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

/** A node with a webhook, as far as calling it needs. */
export const webhookSchema = z.discriminatedUnion('type', [
	z.object({
		type: z.literal('n8n-nodes-base.webhook'),
		parameters: z.object({ path: z.string(), httpMethod: z.string().default('GET') }),
	}),
	z.object({
		type: z.literal('n8n-nodes-doorman.intakeTrigger'),
		parameters: z.object({ path: z.string() }),
	}),
]);

export type WebhookNode = z.infer<typeof webhookSchema>;

/** Waits until a process takes calls for a node, which takes it a moment after publishing. */
export async function untilRegistered(url: string, node: WebhookNode): Promise<void> {
	const address = `${url}/webhook/${node.parameters.path}`;
	const deadline = Date.now() + REGISTERED_WITHIN_MS;
	for (;;) {
		const response = await fetch(address, { method: probeOf(node) });
		const answer = await response.text();
		if (answer.includes(signOf(node))) return;
		if (Date.now() > deadline) {
			throw new Error(`${address} takes no calls: ${answer.slice(0, 300)}`);
		}
		await delay(50);
	}
}

/** Asked with a method that it does not take, a webhook runs nothing. */
function probeOf(node: WebhookNode): string {
	const takesGet = node.type === 'n8n-nodes-base.webhook' && node.parameters.httpMethod === 'GET';
	return takesGet ? 'POST' : 'GET';
}

/** What n8n, or the Intake Trigger itself, says to that. */
function signOf(node: WebhookNode): string {
	return node.type === 'n8n-nodes-base.webhook'
		? `Did you mean to make a ${node.parameters.httpMethod} request`
		: 'send_by_post';
}
