import { z } from '../vendor/zod';

/**
 * What the steps put under `doorman` in an item, as far as other steps read it. Everything else
 * under that key passes through untouched.
 */
const envelopeSchema = z.object({
	/** Given by our triggers: the same for every redelivery of the same item. */
	delivery_id: z.string().min(1).max(500).optional().catch(undefined),
	dedupe: z
		.object({ hold_token: z.string().min(1).optional().catch(undefined) })
		.optional()
		.catch(undefined),
	/** What the outbox handed out. */
	debounce: z
		.object({
			decision: z.enum(['notify', 'held_back']).optional().catch(undefined),
			lease_token: z.string().min(1).optional().catch(undefined),
		})
		.optional()
		.catch(undefined),
	/** What the intake released: a lead, or a summary of what it refused. */
	intake: z
		.object({ kind: z.enum(['lead', 'refusals']) })
		.optional()
		.catch(undefined),
	/** Set while a dead letter goes through a workflow again. */
	letter: z
		.object({ letter_id: z.string().regex(/^[\w-]{1,100}$/), attempts: z.number().int().min(0) })
		.optional()
		.catch(undefined),
});

export type Envelope = z.infer<typeof envelopeSchema>;

/** Reads an item's envelope. An item without one, or with something else there, has an empty one. */
export function envelopeOf(json: Readonly<Record<string, unknown>>): Envelope {
	const parsed = envelopeSchema.safeParse(Object.hasOwn(json, 'doorman') ? json['doorman'] : {});
	return parsed.success ? parsed.data : {};
}
