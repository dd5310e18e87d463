import type { Lease, Leased, Releaser, Returned } from '../records/delivery';
import type { HeldReason } from './notification';

/** An event that does not go out, as the workflow is told of it. */
export interface HeldBackEvent {
	readonly heldId: string;
	/** As it was queued. */
	readonly record: Readonly<Record<string, unknown>>;
	readonly reason: HeldReason;
	/** The event that held it back. */
	readonly becauseEventId: string | undefined;
	/** The notification that tells of it, if there is one. */
	readonly notificationId: string | undefined;
}

/** Events that are handed out together. The batch goes by its lease: its next try may be another. */
export type LeasedBatch = Leased<readonly HeldBackEvent[]>;

/**
 * Events that were held back, on their way to the workflow: delivered at least once, acknowledged
 * once, and kept for the record afterwards. Every method is atomic and holds under parallel calls of
 * several processes. Times are epoch milliseconds and come from the caller.
 */
export interface HeldBack {
	/**
	 * Leases events that are ready or whose lease ran out as one batch, the oldest first and all at
	 * the same try, and counts that. With a token of its own making a caller gets what it holds
	 * already, without another try being counted. Undefined when there are none.
	 */
	lease(queue: string, terms: BatchTerms, now: number): Promise<LeasedBatch | undefined>;

	/**
	 * Lets leases last until `leaseMs` from now, but for those that last longer.
	 *
	 * @returns the ids of those that now last until then
	 */
	renew(leases: readonly Lease[], leaseMs: number, now: number): Promise<string[]>;

	/** They were handed on and are never delivered again. */
	acknowledge(leases: readonly Lease[]): Promise<void>;

	/** Gives a batch back, to be tried again at `retryAtMs`. */
	giveBack(lease: Lease, returned: Returned, retryAtMs: number): Promise<void>;

	/** Makes dead letters of a batch whose last try failed, one of each event. */
	park(lease: Lease, releaser: Releaser, failure: string, now: number): Promise<void>;
}

export interface BatchTerms {
	/** Undefined draws a new one. */
	readonly leaseToken: string | undefined;
	readonly leaseMs: number;
	readonly limit: number;
}
