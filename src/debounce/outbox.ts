import type { Lease, Leased, Releaser, Returned } from '../records/delivery';
import type { Notification } from './notification';

/** A notification as it is handed out. */
export type LeasedNotification = Leased<Notification>;

/**
 * Notifications on their way out: delivered at least once with the same bytes, acknowledged once.
 * Every method is atomic per notification and holds under parallel calls of several processes.
 * Times are epoch milliseconds and come from the caller.
 */
export interface Outbox {
	/**
	 * Leases notifications that are ready or whose lease ran out, those of higher priority first, and
	 * counts a try for each. One that had its last try becomes a dead letter instead. With a token of
	 * its own making a caller gets what it holds already, without another try being counted.
	 */
	lease(queue: string, terms: OutboxTerms, now: number): Promise<LeasedNotification[]>;

	/**
	 * Lets leases last until `leaseMs` from now, but for those that last longer.
	 *
	 * @returns the ids of those that now last until then
	 */
	renew(leases: readonly Lease[], leaseMs: number, now: number): Promise<string[]>;

	/**
	 * Ends notifications and starts their cooldowns, or lifts these when nothing was sent. The letter
	 * of one that was dead, and went out after all, is resolved.
	 */
	acknowledge(
		asked: readonly AskedNotification[],
		outcome: Outcome,
		now: number,
	): Promise<AcknowledgeAnswer[]>;

	/** Gives one back, to be tried again at `retryAtMs`. */
	giveBack(lease: Lease, returned: Returned, retryAtMs: number): Promise<void>;

	/** Makes a dead letter of one whose last try failed, and lifts its cooldowns. */
	park(lease: Lease, releaser: Releaser, failure: string, now: number): Promise<void>;

	/** What there is to do: a cheap look. */
	work(queue: string, now: number): Promise<Work>;

	/** The next notification that is ready, without leasing it. */
	peek(queue: string, now: number): Promise<Notification | undefined>;
}

export interface OutboxTerms {
	/** Undefined draws a new one for each notification. */
	readonly leaseToken: string | undefined;
	readonly leaseMs: number;
	readonly maxTries: number;
	readonly releaser: Releaser;
	readonly limit: number;
}

/** Whether any is due, ready, or to be tried again. */
export interface Work {
	readonly windows: boolean;
	readonly notifications: boolean;
	readonly heldBack: boolean;
}

export interface Outcome {
	/** Otherwise cooldowns are lifted. */
	readonly wasSent: boolean;
	/** Leaves notifications of live queues alone. */
	readonly testOnly: boolean;
}

export interface AskedNotification {
	readonly notificationId: string;
	/** Undefined acts whoever holds the lease, and on dead letters too. */
	readonly leaseToken: string | undefined;
}

/**
 * `lease_lost`: another try has it now, or it was given back; `dead`: it had its last try, which was
 * not this one; `not_in_test_runs`: it is of a live queue.
 */
export type AcknowledgeAnswer =
	| 'acknowledged'
	| 'already_acknowledged'
	| 'lease_lost'
	| 'dead'
	| 'not_found'
	| 'not_in_test_runs';
