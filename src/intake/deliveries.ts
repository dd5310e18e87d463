import { pauseAfter } from '../back-off';
import type { Deliveries } from '../records/delivery';
import type { Inbox, InboxOwner, InboxPayload, LeasedItem } from './inbox';

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
		lease: async (limit, leaseMs, now) => {
			const leased = await inbox.lease(owner.inbox, limit, leaseMs, now);
			const spent = leased.filter(({ attempt }) => attempt > tries);
			if (spent.length > 0) await inbox.park(owner, spent.map(withoutLastTry), DIED, now);
			return leased.filter(({ attempt }) => attempt <= tries);
		},
		renew: (leased, leaseMs, now) => inbox.renew(leased, leaseMs, now),
		acknowledge: (leased) => inbox.remove(leased),
		giveBack: async (leased, returned, now) => {
			if (!returned.started) {
				await inbox.defer(leased, { dueAtMs: now, countsTry: false });
			} else if (leased.attempt >= tries) {
				await inbox.park(owner, [leased], returned.failure, now);
			} else {
				const dueAtMs = now + pauseAfter(leased.attempt, terms.random());
				await inbox.defer(leased, { dueAtMs, countsTry: true });
			}
		},
	};
}

/** It was leased only to be parked. */
function withoutLastTry(leased: LeasedItem): LeasedItem {
	return { ...leased, attempt: leased.attempt - 1 };
}
