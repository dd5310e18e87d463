import { z } from 'zod/v4';

const ownedKeys = z.array(z.object({ key: z.string(), owner: z.string().optional() }));
const base = z.object({ ledger: z.string(), now: z.number() });

/** A call of the port `SeenKeys` as the worker records it. */
export const seenKeysCallSchema = z.discriminatedUnion('method', [
	base.extend({
		method: z.literal('claim'),
		asked: z.array(z.object({ key: z.string(), owner: z.string() })),
		holdMs: z.number().optional(),
		executionId: z.string(),
	}),
	base.extend({ method: z.literal('complete'), asked: ownedKeys, executionId: z.string() }),
	base.extend({ method: z.literal('release'), asked: ownedKeys }),
	base.extend({ method: z.literal('look'), asked: z.array(z.object({ key: z.string() })) }),
]);

export type SeenKeysCall = z.infer<typeof seenKeysCallSchema>;

const toldKeySchema = z.object({
	firstSeenAtMs: z.number(),
	executionId: z.string(),
	heldUntilMs: z.number().optional(),
});

export type ToldKey = z.infer<typeof toldKeySchema>;

export const claimAnswersSchema = z.array(
	z.discriminatedUnion('won', [
		z.object({
			won: z.literal(true),
			firstSeenAtMs: z.number(),
			heldUntilMs: z.number().optional(),
		}),
		z.object({ won: z.literal(false), known: toldKeySchema.optional() }),
	]),
);
export const completionAnswersSchema = z.array(
	z.enum(['completed', 'already_completed', 'taken_over']),
);
export const releaseAnswersSchema = z.array(z.enum(['released', 'not_found', 'taken_over']));
/** What is undefined in a list comes back from JSON as null. */
export const lookAnswersSchema = z.array(toldKeySchema.nullable());
