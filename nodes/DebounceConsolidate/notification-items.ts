import type { IDataObject } from 'n8n-workflow';
import type { Closing, HeldEvent } from '../../src/debounce/close-window';
import type { LeasedNotification } from '../../src/debounce/outbox';
import { toJsonObject } from '../../src/n8n/json-object';

/**
 * A notification as workflows get it, with what it takes to acknowledge it. One that is only shown
 * has no lease.
 */
export function notificationJson(
	{
		id,
		attempt,
		leaseToken,
		payload,
	}: Omit<LeasedNotification, 'leaseToken'> & {
		readonly leaseToken?: string;
	},
	queue: string,
): IDataObject {
	return toJsonObject({
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
	});
}

/** An event that was held back: as it was queued, and why. */
export function heldBackJson(
	{ event, reason, becauseEventId, notificationId }: HeldEvent,
	queue: string,
): IDataObject {
	return toJsonObject({
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
	});
}

export function heldEventsOf(closings: readonly Closing[]): HeldEvent[] {
	return closings.flatMap(({ held }) => held);
}
