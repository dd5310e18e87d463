import { subjectsOf, type Bundle } from './combine';
import type { WindowEvent } from './event';
import {
	notificationId,
	type FrozenNotification,
	type HeldReason,
	type WindowRange,
} from './notification';
import { dueOf, type ClosedBecause, type Waiting } from './waiting';

/** The events of a window that wait no longer, and all that is needed to close it. */
export interface DueWindow extends WindowRange {
	readonly leaseToken: string;
	readonly waiting: Waiting;
	/** As they arrived. */
	readonly events: readonly WindowEvent[];
}

/** An event that does not go out, and why. */
export interface Held {
	readonly event: WindowEvent;
	readonly reason: HeldReason;
	/** The event that held it back. */
	readonly becauseEventId: string | undefined;
}

/** A bundle is known by its first event. */
export function firstSeq({ events }: Bundle): number {
	return events.reduce((first, { seq }) => Math.min(first, seq), Number.MAX_SAFE_INTEGER);
}

/** Makes the notification of a bundle. @param held the events it tells of that were held back */
export function freeze(
	window: DueWindow,
	one: Bundle,
	held: readonly Held[],
	now: number,
): FrozenNotification {
	const { template, title, events } = one;
	const id = notificationId(window, firstSeq(one));
	const latestFirst = [...events].sort((a, b) => b.seq - a.seq);
	return {
		notificationId: id,
		priority: events.reduce((highest, { priority }) => Math.max(highest, priority), -Infinity),
		cooldowns: cooldownsOf(events),
		content: {
			notification_id: id,
			user_id: window.userKey,
			email: firstKnown(latestFirst, ({ email }) => email) ?? null,
			recipient: firstKnown(latestFirst, ({ recipient }) => recipient) ?? null,
			template,
			title,
			subject_keys: subjectsOf(events),
			events: events.map(({ content }) => content.record),
			held_back: held.map(({ event, reason, becauseEventId }) => ({
				event: event.content.record,
				reason,
				...(becauseEventId === undefined ? {} : { because_event_id: becauseEventId }),
			})),
			window: {
				opened_at: isoTime(window.waiting.firstArrivalMs),
				closed_at: isoTime(now),
				closed_because: closedBecause(window),
			},
		},
	};
}

function cooldownsOf(events: readonly WindowEvent[]): FrozenNotification['cooldowns'] {
	const longest = new Map<string, number>();
	for (const { eventType, cooldownMs } of events) {
		if (cooldownMs <= 0) continue;
		longest.set(eventType, Math.max(cooldownMs, longest.get(eventType) ?? 0));
	}
	return [...longest].map(([eventType, cooldownMs]) => ({ eventType, cooldownMs }));
}

function firstKnown<Value>(
	events: readonly WindowEvent[],
	valueOf: (content: WindowEvent['content']) => Value | undefined,
): Value | undefined {
	for (const { content } of events) {
		const value = valueOf(content);
		if (value !== undefined) return value;
	}
	return undefined;
}

/** A delay that was over when its event arrived was none. */
function closedBecause({ waiting, events }: DueWindow): ClosedBecause {
	const { because, dueAtMs } = dueOf(waiting);
	if (because !== 'fixed_delay') return because;
	const wasOver = events.some(
		({ delayUntilMs, arrivedAtMs }) => delayUntilMs === dueAtMs && arrivedAtMs === dueAtMs,
	);
	return wasOver ? 'at_once' : because;
}

function isoTime(ms: number): string {
	return new Date(ms).toISOString();
}
