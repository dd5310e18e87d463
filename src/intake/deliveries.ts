import { pauseAfter } from '../back-off';
import type { Deliveries, Lease, Settlement } from '../records/delivery';
import type { Inbox, InboxOwner, InboxPayload } from './inbox';

export interface DeliveryTerms {
	readonly owner: InboxOwner;
	/** How often an item is tried before it becomes a dead letter, at least 1. */
	readonly tries: number;
	/** Spreads the pauses; from 0 to 1. */
	random(): number;
}

const DIED = 'Every run that was started with it died before it ended';

/**
 * The items of one inbox as deliveries. A try that fails is followed by another, after pauses that
 * grow; the last makes the item a dead letter. So does a last try whose run died, once its lease ran
 * out.
 */
export function deliveriesOf(inbox: Inbox, terms: DeliveryTerms): Deliveries<InboxPayload> {
	const { owner, tries } = terms;
	return {
		...settlementOf(inbox, terms),
		lease: async (limit, leaseMs, now) => {
			const leased = await inbox.lease(owner.inbox, limit, leaseMs, now);
			const spent = leased.filter(({ attempt }) => attempt > tries);
			if (spent.length > 0) await inbox.park(owner, spent.map(withoutLastTry), DIED, now);
			return leased.filter(({ attempt }) => attempt <= tries);
		},
	};
}

/** How items of an inbox are settled, by whoever knows how their runs ended. */
export function settlementOf(inbox: Inbox, { owner, tries, random }: DeliveryTerms): Settlement {
	return {
		renew: (leases, leaseMs, now) => inbox.renew(leases, leaseMs, now),
		acknowledge: (leases) => inbox.remove(leases),
		giveBack: async (lease, returned, now) => {
			if (!returned.started) {
				await inbox.defer(lease, { dueAtMs: now, countsTry: false });
			} else if (lease.attempt >= tries) {
				await inbox.park(owner, [lease], returned.failure, now);
			} else {
				const dueAtMs = now + pauseAfter(lease.attempt, random());
				await inbox.defer(lease, { dueAtMs, countsTry: true });
			}
		},
	};
}

/** It was leased only to be parked. */
function withoutLastTry<Held extends Lease>(leased: Held): Held {
	return { ...leased, attempt: leased.attempt - 1 };
}
