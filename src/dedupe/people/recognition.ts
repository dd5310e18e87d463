import { z } from '../../vendor/zod';

const alikeSchema = z.object({
	personId: z.string(),
	/** Of being the same person, 0 to 1. */
	probability: z.number(),
	/** In words: "same phone", "last name one letter apart". Never a value. */
	reasons: z.array(z.string()),
});

/** Somebody who is, or may be, the person of a sighting, and why. */
export type Alike = z.infer<typeof alikeSchema>;

/**
 * Who a sighting is.
 * `new`: nobody who is known.
 * `matched`: the person named. `others` may be the same person as well and should be looked at.
 * `review`: perhaps one of the candidates; until somebody decides, a new person.
 */
export const recognitionSchema = z.discriminatedUnion('decision', [
	z.object({
		decision: z.literal('new'),
		reason: z.literal('nobody_alike'),
		/** Whoever is most alike, though not enough. */
		closest: alikeSchema.optional(),
	}),
	z.object({
		decision: z.literal('matched'),
		reason: z.enum(['same_lead', 'identifier', 'alike']),
		match: alikeSchema,
		others: z.array(alikeSchema),
	}),
	z.object({
		decision: z.literal('review'),
		reason: z.enum(['may_be_known', 'identifier_with_another_name']),
		candidates: z.array(alikeSchema),
	}),
]);

export type Recognition = z.infer<typeof recognitionSchema>;
