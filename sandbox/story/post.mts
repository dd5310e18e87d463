import { setTimeout as delay } from 'node:timers/promises';

import { UserMessage } from '../user-message.mts';

const PUBLISHED_WITHIN_MS = 20_000;
const LOOK_AGAIN_MS = 100;

async function postOnce(url: string, body: unknown): Promise<Response> {
	return await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
		signal: AbortSignal.timeout(30_000),
	});
}

/**
 * Posts to a workflow and returns what it answered. A webhook answers 404 until its workflow's
 * publication has come through.
 */
export async function post(url: string, body: unknown): Promise<Response> {
	const deadline = Date.now() + PUBLISHED_WITHIN_MS;
	let response = await postOnce(url, body);
	while (response.status === 404 && Date.now() < deadline) {
		await delay(LOOK_AGAIN_MS);
		response = await postOnce(url, body);
	}
	return response;
}

/** Posts what has to be accepted. */
export async function postAccepted(url: string, body: unknown): Promise<void> {
	const response = await post(url, body);
	if (response.status === 202) return;
	const answer = (await response.text()).slice(0, 500);
	throw new UserMessage(`${url} answered ${response.status} and did not take it: ${answer}`);
}
