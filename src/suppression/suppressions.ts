import type { Channel } from '../records/email-event';
import type { Cause } from './rules';
import type { Signal, SuppressionState } from './state';
import type { Transition } from './transition';

/**
 * What the step needs of the store: one list of what is known of addresses, and its history. Holds
 * under parallel runs of several processes. Addresses come in the form they are compared in
 * (`records/email-address.ts`). Times are epoch milliseconds and come from the caller.
 */
export interface Suppressions {
	/**
	 * What stands against sending to addresses, without changing anything: for each, in the order
	 * asked, its suppressed scopes. Nothing stands against an address that is not known.
	 */
	standing(
		channel: Channel,
		addresses: readonly string[],
		realm: Realm,
		now: number,
	): Promise<(readonly Standing[])[]>;

	/**
	 * Takes arrivals in, in their order: claims the event of each, lets `decide` make the next state
	 * of the last, and keeps that, its history and the claims, all or nothing for each slice of
	 * arrivals. Nobody else changes the same addresses meanwhile. In the order given; `duplicate` for
	 * an event that somebody else brought before.
	 */
	takeIn(
		arrivals: readonly Arrival[],
		decide: Decide,
		realm: Realm,
		now: number,
	): Promise<(Transition | 'duplicate')[]>;
}

/**
 * Where is read and written. `test`: what a test run writes is kept apart for an hour; it starts
 * from what is known live, and counts beside it in test runs only.
 */
export type Realm = 'live' | 'test';

/** A suppressed scope of an address. */
export interface Standing {
	readonly scope: string;
	readonly cause: Cause;
	readonly eventType: string;
	readonly eventAtMs: number;
	readonly provider: string;
	readonly detail: string | null;
}

export interface Arrival {
	readonly channel: Channel;
	readonly address: string;
	readonly scope: string;
	readonly signal: Signal;
	/** What must be taken in once only. Undefined: every time is a time of its own. */
	readonly event: EventClaim | undefined;
	/** Whether the signal means nothing for an address of which nothing is known. */
	readonly onlyIfKnown: boolean;
}

export interface EventClaim {
	readonly provider: string;
	readonly id: string;
	/** Who brings it: the same for a redelivery and a retry, for whom it is no duplicate. */
	readonly owner: string;
}

export type Decide = (known: SuppressionState, signal: Signal) => Transition;
