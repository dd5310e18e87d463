import { z } from '../vendor/zod';

export const channels = ['email', 'sms', 'push'] as const;
export type Channel = (typeof channels)[number];

export const emailEventTypes = [
	'bounce',
	'complaint',
	'unsubscribe',
	'resubscribe',
	'drop',
	'delivered',
	'open',
	'click',
	'deferred',
	'unengaged',
] as const;

/** The scope of what concerns every mail; others name a part of it, as `sendgrid:group:10`. */
export const EVERYTHING = 'all';

/**
 * What a provider says happened to a mail or its recipient, in the words of this pack. Fields that
 * say nothing are null.
 */
export const emailEventSchema = z.object({
	channel: z.enum(channels),
	/** Where the mail went, in the form addresses are compared in. */
	address: z.string().min(1),
	/** The same when the channel is e-mail. */
	email_address: z.string().nullable(),
	event_type: z.enum(emailEventTypes),
	/** When it happened, ISO 8601 in UTC; the time of arrival when the provider does not say. */
	event_timestamp: z.iso.datetime(),
	provider: z.string().min(1),
	/** The same for every delivery of the same event. */
	provider_event_id: z.string().min(1),
	/**
	 * What a bounce says of the address: `hard`, it is dead; `soft`, it did not take this mail; `none`,
	 * nothing, because sender, content or servers were at fault.
	 */
	permanence: z.enum(['hard', 'soft', 'none']),
	/** What an unsubscribe is from. */
	scope: z.string().min(1),
	/** In the provider's words. */
	reason: z.string().nullable(),
	smtp_status: z.string().nullable(),
	/** Of a drop: the earlier event for which the provider did not even try. */
	echo_of: z.enum(['bounce', 'complaint', 'unsubscribe']).nullable(),
});

export type EmailEvent = z.infer<typeof emailEventSchema>;
