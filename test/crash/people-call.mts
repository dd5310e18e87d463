import { z } from 'zod/v4';

/** Begins the leads of people whom one worker knows, and nobody merges. */
export const MORTAL = 'mortal';

/** A call of the port `People` as the worker records it. */
export const peopleCallSchema = z.discriminatedUnion('method', [
	z.object({
		method: z.literal('meet'),
		leadId: z.string(),
		json: z.record(z.string(), z.string()),
	}),
	z.object({ method: z.literal('merge'), survivorId: z.string(), otherId: z.string() }),
	z.object({ method: z.literal('unmerge'), personId: z.string() }),
	z.object({ method: z.literal('erase'), personId: z.string() }),
]);

export type PeopleCall = z.infer<typeof peopleCallSchema>;

/** What was said of a lead. */
export const metSchema = z.object({ personId: z.string(), recognition: z.unknown() });

export const erasedSchema = z.object({ erased: z.array(z.string()) });
