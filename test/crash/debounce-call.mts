import { z } from 'zod/v4';

/** What a worker that lets events wait asks of the store, as it records it. */
export const debounceCallSchema = z.discriminatedUnion('method', [
	z.object({
		method: z.literal('queue'),
		owner: z.string(),
		events: z.array(z.object({ id: z.string(), user: z.string(), type: z.string() })),
	}),
	z.object({ method: z.literal('close') }),
	z.object({ method: z.literal('lease') }),
	z.object({ method: z.literal('leaseHeld') }),
	z.object({
		method: z.enum(['acknowledge', 'giveBack', 'park']),
		id: z.string(),
		leaseToken: z.string(),
		attempt: z.number(),
	}),
	z.object({
		method: z.literal('acknowledgeHeld'),
		heldIds: z.array(z.string()),
		leaseToken: z.string(),
	}),
]);

export type DebounceCall = z.infer<typeof debounceCallSchema>;

export const queueAnswersSchema = z.array(z.enum(['queued', 'queued_before', 'repeated']));

/** Notifications that were leased, with what they hold as the workflow would get it. */
export const leaseAnswersSchema = z.array(
	z.object({
		id: z.string(),
		leaseToken: z.string(),
		attempt: z.number(),
		bytes: z.string(),
	}),
);

export type LeaseAnswer = z.infer<typeof leaseAnswersSchema>[number];

export const heldAnswerSchema = z.array(
	z.object({ id: z.string(), leaseToken: z.string(), attempt: z.number(), bytes: z.string() }),
);
