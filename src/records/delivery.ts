/**
 * What a trigger hands to its workflow is leased, not taken: it stays in the store until the run it
 * started has succeeded. A run that dies lets its lease run out, and the delivery is leased again.
 */
export interface Leased<Payload = unknown> {
	/** The same for every try. */
	readonly id: string;
	/** Which try this is, from 1. */
	readonly attempt: number;
	/** Who holds the lease. A new one is drawn for each try, and every later call is fenced by it. */
	readonly leaseToken: string;
	readonly payload: Payload;
}

/** The node that hands deliveries to a workflow; the letters of those that failed name it. */
export interface Releaser {
	readonly workflowId: string;
	/** For people, as the node's name is. */
	readonly workflowName: string;
	readonly nodeName: string;
}

/** Why a delivery comes back before it succeeded. One that never started does not count as a try. */
export type Returned =
	| { readonly started: false }
	| { readonly started: true; readonly failure: string };

/**
 * A source of deliveries for one workflow. Every method is atomic and holds under parallel calls of
 * several processes. Apart from `lease` all act only where the token still is the delivery's, whether
 * or not the time of the lease is over, and pass over the others in silence. Times are epoch
 * milliseconds and come from the caller.
 */
export interface Deliveries<Payload> {
	/**
	 * Leases what is due, oldest first, and counts a try for each. What had its last try already is
	 * not leased again but parked.
	 */
	lease(limit: number, leaseMs: number, now: number): Promise<readonly Leased<Payload>[]>;

	/** Lets the leases last until `leaseMs` from now. */
	renew(leased: readonly Leased<Payload>[], leaseMs: number, now: number): Promise<void>;

	/** They succeeded and are never delivered again. */
	acknowledge(leased: readonly Leased<Payload>[], now: number): Promise<void>;

	/** Gives one back, to be tried again later, or to be parked when that was its last try. */
	giveBack(leased: Leased<Payload>, returned: Returned, now: number): Promise<void>;
}
