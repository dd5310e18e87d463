import type { ConsolidationTable } from '../../src/debounce/consolidation-table';
import type { ArrivingEvent } from '../../src/debounce/contact-windows';
import type { WindowEvent } from '../../src/debounce/event';
import type { DueWindow } from '../../src/debounce/freeze';
import type { Timing } from '../../src/debounce/timing-table';
import { join, waitingFor, type Waiting } from '../../src/debounce/waiting';

/** A quiet period of 100 ms, at most 400. */
export const timing: Timing = {
	template: 'update',
	group: 'group:all',
	wait: { kind: 'quiet_period', quietMs: 100, maxWaitMs: 400 },
	maxEvents: undefined,
	cooldownMs: 0,
	priority: 0,
};

export const noRules: ConsolidationTable = { combine: [], supersede: [], suppress: [] };

export interface Told {
	readonly id: string;
	readonly type?: string;
	readonly user?: string;
	/** Null: nothing in particular. */
	readonly about?: string | null;
	readonly at?: number;
	readonly email?: string;
}

/** An event on its way into a queue. */
export function arriving(
	{ id, type = 'news', user = 'ann', about = 'mls:1', at = 0, email }: Told,
	changes: Partial<Timing> = {},
	owner = 'owner',
): ArrivingEvent {
	return {
		event: {
			eventId: id,
			eventType: type,
			userKey: user,
			subjectKey: about ?? undefined,
			occurredAtMs: at,
			content: { record: { event_id: id, event_type: type }, email, recipient: undefined },
		},
		timing: { ...timing, ...changes },
		owner,
	};
}

/** Events that wait in one window, in the order of their arrival, one a millisecond. */
export function dueWindow(
	told: readonly (Told & Partial<Timing>)[],
	changes: Partial<DueWindow> = {},
) {
	const events = told.map((one, index): WindowEvent => {
		const { event, timing: own } = arriving(one, one);
		const waiting = waitingFor(own.wait, own.maxEvents, index, event.occurredAtMs);
		return {
			...event,
			seq: index + 1,
			template: own.template,
			priority: own.priority,
			cooldownMs: own.cooldownMs,
			arrivedAtMs: index,
			delayUntilMs: waiting.delayUntilMs,
		};
	});
	const waiting = told
		.map((one, index): Waiting => {
			const { event, timing: own } = arriving(one, one);
			return waitingFor(own.wait, own.maxEvents, index, event.occurredAtMs);
		})
		.reduce(join);
	return {
		queue: 'q',
		userKey: 'ann',
		group: 'group:all',
		generation: 'g',
		firstSeq: 1,
		lastSeq: events.length,
		leaseToken: 't',
		waiting,
		events,
		...changes,
	} satisfies DueWindow;
}
