import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod/v4';

import { UserMessage } from './user-message.mts';

const answerSchema = z.object({
	status: z.enum(['new', 'seen']),
	reason: z.string(),
	first_seen_at: z.string().optional(),
});
export type Answer = z.infer<typeof answerSchema>;

const PUBLISHED_WITHIN_MS = 20_000;

async function post(url: string, lead: unknown): Promise<Response> {
	return await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(lead),
		signal: AbortSignal.timeout(30_000),
	});
}

/** A webhook answers 404 until its workflow's publication has come through. */
async function postWhenPublished(url: string, lead: unknown): Promise<Response> {
	const deadline = Date.now() + PUBLISHED_WITHIN_MS;
	let response = await post(url, lead);
	while (response.status === 404 && Date.now() < deadline) {
		await delay(100);
		response = await post(url, lead);
	}
	return response;
}

/** Sends a lead to the template's webhook and returns what it answered. */
export async function sendLead(url: string, lead: unknown): Promise<Answer> {
	const response = await postWhenPublished(url, lead);
	const body = await response.text();
	if (response.status !== 200) {
		throw new UserMessage(`The webhook answered ${response.status}: ${body.slice(0, 500)}`);
	}
	return answerSchema.parse(JSON.parse(body));
}

/** What the node's reasons mean to a reader; any other one is shown as it is. */
const IN_WORDS: Record<string, string> = {
	first_sight: 'nobody has sent this lead_id before',
	seen_before: 'the same lead_id came before',
	in_progress: 'the same lead_id is being worked on',
	without_key: 'it has no lead_id',
};

function timeOf(iso: string): string {
	return new Date(iso).toLocaleTimeString();
}

/** One line on what became of a lead, and why. */
export function describeAnswer(answer: Answer): string {
	const reason = IN_WORDS[answer.reason] ?? answer.reason;
	if (answer.status === 'new') return `New   It goes on: ${reason}.`;
	const since = answer.first_seen_at === undefined ? '' : `, at ${timeOf(answer.first_seen_at)}`;
	return `Seen  It goes no further: ${reason}${since}.`;
}
