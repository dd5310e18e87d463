import { randomUUID } from 'node:crypto';
import { pauseAfter } from '../back-off';
import type { Deliveries, Leased, Releaser } from '../records/delivery';
import { closeWindows } from './close-windows';
import type { Closing } from './close-window';
import type { ConsolidationTable } from './consolidation-table';
import type { ContactWindows } from './contact-windows';
import type { Notification } from './notification';
import type { Outbox } from './outbox';

export interface DeliveryTerms {
	readonly queue: string;
	readonly table: ConsolidationTable;
	readonly releaser: Releaser;
	/** How often a notification is tried before it becomes a dead letter, at least 1. */
	readonly maxTries: number;
	/** Spreads the pauses between tries; from 0 to 1. */
	random(): number;
	/** Told of windows that were closed. */
	onClosed(closings: readonly Closing[]): void;
	/** Asked before anything is leased and while leases are renewed; false: not this time. */
	holdsQueue(now: number): Promise<boolean>;
}

/**
 * The notifications of a queue as deliveries. Windows are closed only as there is room for what they
 * become, so that what goes out is decided as late as can be.
 */
export function deliveriesOf(
	windows: ContactWindows,
	outbox: Outbox,
	terms: DeliveryTerms,
): Deliveries<Notification> {
	const { queue, table, maxTries, releaser } = terms;
	const leaseReady = (limit: number, leaseMs: number, now: number) =>
		outbox.lease(queue, { leaseToken: undefined, leaseMs, maxTries, releaser, limit }, now);
	return {
		lease: async (limit, leaseMs, now) => {
			if (!(await terms.holdsQueue(now)) || !(await outbox.hasWork(queue, now))) return [];
			const leased: Leased<Notification>[] = await leaseReady(limit, leaseMs, now);
			while (leased.length < limit) {
				const room = limit - leased.length;
				const closings = await closeWindows(
					windows,
					{ queue, alsoReads: undefined, table, leaseToken: randomUUID(), limit: room },
					now,
				);
				terms.onClosed(closings);
				leased.push(...(await leaseReady(room, leaseMs, now)));
				if (closings.length === 0) break;
			}
			return leased;
		},

		renew: async (leased, leaseMs, now) => {
			await terms.holdsQueue(now);
			await outbox.renew(leased, leaseMs, now);
		},

		acknowledge: async (leased, now) => {
			const asked = leased.map(({ id, leaseToken }) => ({ notificationId: id, leaseToken }));
			await outbox.acknowledge(asked, { wasSent: true, testOnly: false }, now);
		},

		giveBack: async (leased, returned, now) => {
			if (!returned.started) {
				await outbox.giveBack(leased, returned, now);
			} else if (leased.attempt >= maxTries) {
				await outbox.park(leased, releaser, returned.failure, now);
			} else {
				const pause = pauseAfter(leased.attempt, terms.random());
				await outbox.giveBack(leased, returned, now + pause);
			}
		},
	};
}
