import { z } from 'zod/v4';

import { startStandIn, type Answer, type StandIn } from './stand-in.mts';

const messageSchema = z.object({ text: z.string().min(1) });

/** The incoming webhook of a team chat. */
export interface Chat extends StandIn {
	/** The texts it was sent, in order. */
	readonly records: readonly string[];
}

function post(records: string[], body: unknown): Answer {
	const message = messageSchema.safeParse(body);
	if (!message.success) return { status: 400, json: { error: 'no_text' } };
	records.push(message.data.text);
	return { status: 200, json: { ok: true } };
}

/** Starts a chat on loopback that takes `POST { "text": … }`. */
export async function startChat(port = 0): Promise<Chat> {
	const records: string[] = [];
	const standIn = await startStandIn(
		({ method, body }) =>
			method === 'POST' ? post(records, body) : { status: 405, json: { error: 'post_only' } },
		port,
	);
	return Object.assign(standIn, { records });
}
