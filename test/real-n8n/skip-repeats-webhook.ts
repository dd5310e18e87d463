import { z } from 'zod/v4';

const answerSchema = z.object({
	status: z.enum(['new', 'seen']),
	key: z.string().nullable(),
	reason: z.string(),
	first_seen_at: z.iso.datetime().optional(),
});
export type SkipRepeatsAnswer = z.infer<typeof answerSchema>;

export async function post(url: string, body: unknown): Promise<Response> {
	return await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
}

/** Where the template that ships as `skip-repeats.json` listens. */
export function skipRepeatsUrl(n8nUrl: string): string {
	return `${n8nUrl}/webhook/doorman-skip-repeats`;
}

export async function readAnswer(response: Response): Promise<SkipRepeatsAnswer> {
	return answerSchema.parse(await response.json());
}

/** Sends a lead to the template and returns its answer, which must be a 200. */
export async function sendLead(n8nUrl: string, leadId: string): Promise<SkipRepeatsAnswer> {
	const response = await post(skipRepeatsUrl(n8nUrl), { lead_id: leadId });
	if (response.status !== 200) {
		throw new Error(`The webhook answered ${response.status}: ${await response.text()}`);
	}
	return await readAnswer(response);
}

/** An id that no other test has used. */
export function freshLeadId(): string {
	return `test:${crypto.randomUUID()}`;
}
