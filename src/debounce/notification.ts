import { idOf } from '../ids';
import { z } from '../vendor/zod';

/** An object from JSON, taken as it is: its fields may have any names. */
export const recordSchema = z.custom<Readonly<Record<string, unknown>>>(
	(value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);

/**
 * What a closed window becomes. Once stored its bytes never change. Times are ISO 8601 UTC texts.
 */
export const notificationSchema = z.object({
	notification_id: z.string(),
	user_id: z.string(),
	email: z.string().nullable(),
	recipient: z.unknown(),
	template: z.string(),
	title: z.string(),
	/** What the events are about, each once. */
	subject_keys: z.array(z.string()),
	/** As they happened, the oldest first. */
	events: z.array(recordSchema),
	/** Events that waited together with these and were held back, and why. */
	held_back: z.array(
		z.object({
			event: recordSchema,
			reason: z.string(),
			because_event_id: z.string().optional(),
		}),
	),
	window: z.object({ opened_at: z.string(), closed_at: z.string(), closed_because: z.string() }),
});

export type Notification = z.infer<typeof notificationSchema>;

/** Where a window's range of events is: its generation is drawn anew each time a window opens. */
export interface WindowRange {
	readonly queue: string;
	readonly userKey: string;
	readonly group: string;
	readonly generation: string;
	readonly firstSeq: number;
	readonly lastSeq: number;
}

/**
 * Whoever closes the same range of a window again, because the first who tried died before it was
 * settled, gives its notifications the same ids.
 *
 * @param seq of the first event that goes into the notification
 */
export function notificationId(range: WindowRange, seq: number): string {
	const { queue, userKey, group, generation, firstSeq, lastSeq } = range;
	const place = [queue, userKey, group, generation];
	return idOf('notification', ...place, ...[firstSeq, lastSeq, seq].map(String));
}

/** The same for an event of the range that is held back. */
export function heldEventId({ generation, ...range }: WindowRange, seq: number): string {
	return idOf('held', range.queue, range.userKey, range.group, generation, String(seq));
}

/** Why an event does not go out. */
export type HeldReason =
	| 'suppressed'
	| 'muted'
	| 'outdated'
	| 'superseded'
	| 'cooling_down'
	| 'without_template';

/** A notification as the closing of its window decided it, and the cooldowns that come with it. */
export interface FrozenNotification {
	readonly notificationId: string;
	readonly priority: number;
	readonly content: Notification;
	/** Start when the notification is acknowledged. */
	readonly cooldowns: readonly { readonly eventType: string; readonly cooldownMs: number }[];
}
