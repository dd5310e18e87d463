import type { Closing, UserFacts } from './closing';
import type { ContactEvent, WindowEvent } from './event';
import type { DueWindow } from './freeze';
import type { Timing } from './timing-table';

/**
 * What the step needs of the store to let events wait. A window is (queue, user, group); its events
 * are a range of numbers that only the holder of the window's lock extends. Every method is atomic
 * per window and holds under parallel calls of several processes. Times are epoch milliseconds and
 * come from the caller.
 */
export interface ContactWindows {
	/**
	 * Puts events into their windows, each event id once: one that was queued before is left alone,
	 * also when its window has long been closed. Answers in the order given.
	 */
	queue(queue: string, events: readonly ArrivingEvent[], now: number): Promise<QueueAnswer[]>;

	/** Which of these events were queued before, without changing anything. */
	lookUp(queue: string, eventIds: readonly string[], now: number): Promise<boolean[]>;

	/**
	 * Leases windows that are due, the longest due first. What arrives from now on waits for the next
	 * time. A window whose lease ran out before it was settled is leased again with the same range.
	 */
	lease(queue: string, terms: LeaseTerms, now: number): Promise<DueWindow[]>;

	/**
	 * What is known of users whose windows are to be closed: cooldowns in force, and mutes about what
	 * the events are about. In the order of the users asked about.
	 */
	facts(queues: readonly string[], users: readonly AskedUser[], now: number): Promise<UserFacts[]>;

	/**
	 * Closes windows that are leased: reads what is known of their users, has `decide` say what that
	 * makes of the windows, and stores it: frozen notifications, pending cooldowns, mutes, the history
	 * of what was held back; and the events are gone. All of it is one transaction for each slice, and
	 * no two closings of the same user overlap, so what one has mailed or muted the next one knows. A
	 * window that is not leased with its token any more is left alone. Answers what was stored.
	 */
	settle(windows: readonly DueWindow[], terms: SettleTerms, now: number): Promise<Closing[]>;

	/** Windows that wait, the next due first, without leasing them. */
	peek(queue: string, limit: number): Promise<DueWindow[]>;
}

export interface ArrivingEvent {
	readonly event: ContactEvent;
	readonly timing: Timing;
	/** Whose item it is: the same for a redelivery and a retry of the same item. */
	readonly owner: string;
}

export type QueueAnswer =
	| { readonly state: 'queued'; readonly dueAtMs: number }
	/** By the same owner. */
	| { readonly state: 'queued_before' }
	/** By somebody else. */
	| { readonly state: 'repeated' };

export interface LeaseTerms {
	/** Drawn by the caller; the settling is fenced by it. */
	readonly leaseToken: string;
	readonly leaseMs: number;
	readonly limit: number;
}

export interface SettleTerms {
	/** Where the facts come from: the queue of the windows, and others that are only read. */
	readonly queues: readonly string[];
	/** What windows of one user become. Pure; called again when the transaction is tried again. */
	decide(windows: readonly DueWindow[], facts: UserFacts): Closing[];
}

export interface AskedUser {
	readonly userKey: string;
	readonly events: readonly Pick<WindowEvent, 'subjectKey'>[];
}
