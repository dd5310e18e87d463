import type { WindowEvent } from '../../debounce/event';
import type { DueWindow } from '../../debounce/freeze';
import { recordSchema } from '../../debounce/notification';
import { join, type Waiting } from '../../debounce/waiting';
import { z } from '../../vendor/zod';
import type { ContactWindowTable, WindowEventTable } from '../tables';

/** Names a window among those of its queue. */
export type WindowKey = Pick<ContactWindowTable, 'user_key' | 'group_key'>;

export const windowKeyColumns = { user_key: 'text', group_key: 'text' } as const;

/** One text for a window, to find it among others in memory; different ones for different windows. */
export function windowName({ user_key, group_key }: WindowKey): string {
	return `${user_key.length}:${user_key}${group_key}`;
}

export type WaitingColumns = Pick<
	ContactWindowTable,
	| 'opened_at_ms'
	| 'last_arrival_at_ms'
	| 'quiet_ms'
	| 'max_wait_ms'
	| 'delay_until_ms'
	| 'max_events'
>;

export function waitingColumns(waiting: Waiting): WaitingColumns {
	return {
		opened_at_ms: waiting.firstArrivalMs,
		last_arrival_at_ms: waiting.lastArrivalMs,
		quiet_ms: waiting.quietMs ?? null,
		max_wait_ms: waiting.maxWaitMs ?? null,
		delay_until_ms: waiting.delayUntilMs ?? null,
		max_events: waiting.maxEvents ?? null,
	};
}

/** @param count of the events that wait */
export function waitingOfWindow(row: WaitingColumns, count: number): Waiting {
	return {
		firstArrivalMs: row.opened_at_ms,
		lastArrivalMs: row.last_arrival_at_ms,
		count,
		quietMs: row.quiet_ms ?? undefined,
		maxWaitMs: row.max_wait_ms ?? undefined,
		delayUntilMs: row.delay_until_ms ?? undefined,
		maxEvents: row.max_events ?? undefined,
	};
}

/** What the events of a range wait for; there is at least one. */
export function waitingOfEvents(rows: readonly WindowEventTable[]): Waiting | undefined {
	return rows
		.map((row) =>
			waitingOfWindow(
				{ ...row, opened_at_ms: row.arrived_at_ms, last_arrival_at_ms: row.arrived_at_ms },
				1,
			),
		)
		.reduce<
			Waiting | undefined
		>((all, one) => (all === undefined ? one : join(all, one)), undefined);
}

const contentSchema = z.object({
	record: recordSchema,
	email: z.string().optional(),
	recipient: z.unknown(),
});

export function eventOf(row: WindowEventTable): WindowEvent {
	return {
		eventId: row.event_id,
		eventType: row.event_type,
		userKey: row.user_key,
		subjectKey: row.subject_key ?? undefined,
		occurredAtMs: row.occurred_at_ms,
		content: contentOf(row.payload),
		seq: row.seq,
		template: row.template,
		priority: row.priority,
		cooldownMs: row.cooldown_ms,
		arrivedAtMs: row.arrived_at_ms,
		delayUntilMs: row.delay_until_ms ?? undefined,
	};
}

function contentOf(payload: string): WindowEvent['content'] {
	const { record, email, recipient } = contentSchema.parse(JSON.parse(payload));
	return { record, email, recipient };
}

/** A window with the events of its range, which are not none. */
export function dueWindowOf(
	window: Pick<ContactWindowTable, 'queue' | 'generation' | 'lease_token'> & WindowKey,
	rows: readonly WindowEventTable[],
): DueWindow | undefined {
	const waiting = waitingOfEvents(rows);
	const [first] = rows;
	const last = rows.at(-1);
	if (waiting === undefined || first === undefined || last === undefined) return undefined;
	return {
		queue: window.queue,
		userKey: window.user_key,
		group: window.group_key,
		generation: window.generation,
		firstSeq: first.seq,
		lastSeq: last.seq,
		leaseToken: window.lease_token ?? '',
		waiting,
		events: rows.map(eventOf),
	};
}
