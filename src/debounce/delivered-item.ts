import type { HeldEvent } from './close-window';
import type { LeasedNotification } from './outbox';

/**
 * A notification as workflows get it, with what it takes to acknowledge it. One that is only shown,
 * or was parked, has no lease.
 */
export function deliveredNotification(
	{
		id,
		attempt,
		leaseToken,
		payload,
	}: Omit<LeasedNotification, 'leaseToken'> & { readonly leaseToken?: string },
	queue: string,
): Record<string, unknown> {
	return {
		...payload,
		doorman: {
			delivery_id: id,
			debounce: {
				decision: 'notify',
				reason: payload.window.closed_because,
				queue,
				try: attempt,
				...(leaseToken === undefined ? {} : { lease_token: leaseToken }),
			},
		},
	};
}

/** An event that was held back: as it was queued, and why. */
export function deliveredHeldEvent(
	{ event, reason, becauseEventId, notificationId }: HeldEvent,
	queue: string,
): Record<string, unknown> {
	return {
		...event.content.record,
		doorman: {
			debounce: {
				decision: 'held_back',
				reason,
				queue,
				...(becauseEventId === undefined ? {} : { because_event_id: becauseEventId }),
				...(notificationId === undefined ? {} : { told_in_notification_id: notificationId }),
			},
		},
	};
}
