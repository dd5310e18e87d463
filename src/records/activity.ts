import { z } from '../vendor/zod';

const text = z.string().nullable();

/** Who would get the message, as far as the source says. */
export const recipientSchema = z.object({
	name: text,
	/** As `+` and digits (ITU-T E.164). */
	phone: text,
	/** IANA name such as `America/Chicago`. */
	timezone: text,
	/** Two capital letters in the US and Canada. */
	state: text,
	/** Five digits in the US. */
	zip: text,
});

export type Recipient = z.infer<typeof recipientSchema>;

/**
 * Something happened that may deserve a message to somebody: a price fell, a showing was booked. A
 * field is null when the source does not say, or when what it says is doubtful; then
 * `doorman.issues` says why.
 */
export const activitySchema = z.object({
	/** The source's id: the same whenever it sends the event again. */
	event_id: text,
	/** Lower case with underscores, such as `price_drop`. */
	event_type: text,
	/** Whom it concerns, in the source's own ids. */
	user_id: text,
	/** One address, in lower case. */
	email: text,
	recipient: recipientSchema,
	/** With `mls_id` the property it is about. */
	mls_source: text,
	mls_id: text,
	/** When it happened, ISO 8601 in UTC. */
	occurred_at: text,
	/** What the source says of the event itself, in its own names; empty when it says nothing. */
	data: z.record(z.string(), z.unknown()),

	/** What the source said beyond these fields, under its own names. */
	extra: z.record(z.string(), z.unknown()),
});

export type Activity = z.infer<typeof activitySchema>;

/** The names of an activity's fields, in their order. */
export const activityFields = activitySchema.keyof().options;
