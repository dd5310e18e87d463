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

/** What it takes to settle a delivery. */
export type Lease = Pick<Leased, 'id' | 'attempt' | 'leaseToken'>;

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
 * What becomes of deliveries that are leased. Every method is atomic and holds under parallel calls
 * of several processes. All act only where the token still is the delivery's, whether or not the time
 * of the lease is over, and pass over the others in silence: several may settle the same one. Times
 * are epoch milliseconds and come from the caller.
 */
export interface Settlement<Held extends Lease = Lease> {
	/**
	 * Lets the leases last until `leaseMs` from now. One that lasts longer is left alone: somebody else
	 * has settled that its run waits.
	 *
	 * @returns the ids of those that now last until then; the others are settled, or leased anew
	 */
	renew(leases: readonly Held[], leaseMs: number, now: number): Promise<readonly string[]>;

	/** They succeeded and are never delivered again. */
	acknowledge(leases: readonly Held[], now: number): Promise<void>;

	/** Gives one back, to be tried again later, or to be parked when that was its last try. */
	giveBack(lease: Held, returned: Returned, now: number): Promise<void>;
}

/** A source of deliveries for one workflow, as {@link Settlement} in every other respect. */
export interface Deliveries<Payload> extends Settlement<Leased<Payload>> {
	/**
	 * Leases what is due, oldest first, and counts a try for each. What had its last try already is
	 * not leased again but parked.
	 */
	lease(limit: number, leaseMs: number, now: number): Promise<readonly Leased<Payload>[]>;
}
