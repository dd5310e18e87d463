import { z } from 'zod/v4';
import type { QueueMode } from './queue-mode';
import type { Answer, CallOptions } from './webhook-call';

const answerSchema = z.object({ status: z.enum(['new', 'seen', 'failed']), reason: z.string() });

/** Sends a lead to a workflow, whose webhook's path is its id. */
export async function sendLead(
	queueMode: QueueMode,
	workflow: string,
	key: string,
	options?: CallOptions,
): Promise<Answer> {
	return await queueMode.call(workflow, { lead_id: key }, options);
}

/** `new`, `seen`, `failed`, or the HTTP status of an answer that the workflow did not give. */
export function statusOf({ status, body }: Answer): string {
	return status === 200 ? answerSchema.parse(body).status : String(status);
}

/** As `statusOf`, with the reason: `seen: in_progress`. */
export function decisionOf(answer: Answer): string {
	return answer.status === 200
		? `${statusOf(answer)}: ${answerSchema.parse(answer.body).reason}`
		: String(answer.status);
}
