import type { Lease, Leased, Releaser } from '../records/delivery';

/** What an intake keeps: leads, and now and then a summary of what it refused. */
export type ItemKind = 'lead' | 'refusals';

/** Whose items these are: one per Intake Trigger. */
export interface InboxOwner extends Releaser {
	/** Different for every trigger on the same store. */
	readonly inbox: string;
}

export interface InboxPayload {
	readonly kind: ItemKind;
	readonly content: Readonly<Record<string, unknown>>;
	readonly receivedAtMs: number;
}

export type LeasedItem = Leased<InboxPayload>;

/**
 * What the intake needs of the store. Each method is one transaction and holds under parallel calls
 * of several processes. All that take leased items act only where the token still is the item's.
 * Times are epoch milliseconds and come from the caller.
 */
export interface Inbox {
	/** Keeps all of them or none. Whatever was kept when this resolves survives a crash. */
	keep(inbox: string, contents: readonly InboxPayload['content'][], now: number): Promise<void>;

	/**
	 * Keeps a summary of refusals, to be delivered in the minute after `minute` (counted from the
	 * epoch). There is one for each minute.
	 *
	 * @returns whether this one was kept; otherwise another process was first
	 */
	keepRefusals(inbox: string, minute: number, content: InboxPayload['content']): Promise<boolean>;

	/** Leases what is due, oldest first, and counts a try for each. */
	lease(inbox: string, limit: number, leaseMs: number, now: number): Promise<LeasedItem[]>;

	/**
	 * Lets leases last until `leaseMs` from now, but for those that last longer.
	 *
	 * @returns the ids of those that now last until then
	 */
	renew(leases: readonly Lease[], leaseMs: number, now: number): Promise<string[]>;

	/** Removes what was delivered. */
	remove(leases: readonly Lease[]): Promise<void>;

	/** Puts one back, due at `dueAtMs`. */
	defer(
		lease: Lease,
		terms: { readonly dueAtMs: number; readonly countsTry: boolean },
	): Promise<void>;

	/** Turns items into dead letters: removes them here and keeps them there, or neither. */
	park(owner: InboxOwner, leases: readonly Lease[], failure: string, now: number): Promise<void>;
}
