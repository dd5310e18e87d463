import { setTimeout as delay } from 'node:timers/promises';

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

/**
 * Waits until a process knows a webhook, which takes it a moment after publishing. Asked with
 * another method n8n says that it knows the path, and runs nothing.
 */
export async function untilRegistered(url: string, path: string, method: string): Promise<void> {
	const deadline = Date.now() + REGISTERED_WITHIN_MS;
	const probe = { method: method === 'GET' ? 'POST' : 'GET' };
	for (;;) {
		const answer = await (await fetch(`${url}/webhook/${path}`, probe)).text();
		if (answer.includes(`Did you mean to make a ${method} request`)) return;
		if (Date.now() > deadline) {
			throw new Error(`${url} does not take ${method} /webhook/${path}: ${answer.slice(0, 300)}`);
		}
		await delay(50);
	}
}
