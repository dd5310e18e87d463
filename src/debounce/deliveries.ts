import { randomUUID } from 'node:crypto';
import { pauseAfter } from '../back-off';
import type { Deliveries, Leased, Releaser } from '../records/delivery';
import { closeWindows } from './close-windows';
import type { ConsolidationTable } from './consolidation-table';
import type { ContactWindows } from './contact-windows';
import type { HeldBack, HeldBackEvent } from './held-back';
import type { Notification } from './notification';
import type { Outbox } from './outbox';

/** What a queue hands to its workflow: a notification, or events that were held back. */
export type Released =
	| { readonly kind: 'notification'; readonly notification: Notification }
	| { readonly kind: 'held_back'; readonly events: readonly HeldBackEvent[] };

export interface QueuePorts {
	readonly contactWindows: ContactWindows;
	readonly outbox: Outbox;
	readonly heldBack: HeldBack;
}

export interface DeliveryTerms {
	readonly queue: string;
	readonly table: ConsolidationTable;
	readonly releaser: Releaser;
	/** How often something is tried before it becomes a dead letter, at least 1. */
	readonly maxTries: number;
	/** Spreads the pauses between tries; from 0 to 1. */
	random(): number;
	/** Asked before anything is leased and while leases are renewed; false: not this time. */
	holdsQueue(now: number): Promise<boolean>;
}

/** So many events that were held back go into one run at most. */
const HELD_AT_ONCE = 100;
const DIED = 'Every run that was started with it died before it ended';

/**
 * What a queue puts out, as deliveries. Windows are closed only as there is room for what they
 * become, so that what goes out is decided as late as can be.
 */
export function deliveriesOf(ports: QueuePorts, terms: DeliveryTerms): Deliveries<Released> {
	const { contactWindows, outbox, heldBack } = ports;
	const { queue, table, maxTries, releaser } = terms;
	const close = (limit: number, now: number) =>
		closeWindows(
			contactWindows,
			{ queue, alsoReads: undefined, table, leaseToken: randomUUID(), limit },
			now,
		);
	return {
		lease: async (limit, leaseMs, now) => {
			if (!(await terms.holdsQueue(now))) return [];
			const work = await outbox.work(queue, now);
			if (!work.windows && !work.notifications && !work.heldBack) return [];
			const leased: Leased<Released>[] = [];
			for (let isHeldBack = work.heldBack; ; ) {
				if (isHeldBack) leased.push(...(await leaseBatch(ports, terms, leaseMs, now)));
				const room = limit - leased.length;
				const ready = { leaseToken: undefined, leaseMs, maxTries, releaser, limit: room };
				if (room > 0) leased.push(...(await outbox.lease(queue, ready, now)).map(asReleased));
				if (leased.length >= limit) return leased;
				const closings = await close(limit - leased.length, now);
				if (closings.length === 0) return leased;
				isHeldBack = closings.some(({ held }) => held.length > 0);
			}
		},

		renew: async (leased, leaseMs, now) => {
			await terms.holdsQueue(now);
			const { notifications, batches } = byKind(leased);
			if (notifications.length > 0) await outbox.renew(notifications, leaseMs, now);
			if (batches.length > 0) await heldBack.renew(batches, leaseMs, now);
		},

		acknowledge: async (leased, now) => {
			const { notifications, batches } = byKind(leased);
			const asked = notifications.map(({ id: notificationId, leaseToken }) => ({
				notificationId,
				leaseToken,
			}));
			const sent = { wasSent: true, testOnly: false };
			if (asked.length > 0) await outbox.acknowledge(asked, sent, now);
			if (batches.length > 0) await heldBack.acknowledge(batches);
		},

		giveBack: async (leased, returned, now) => {
			const source = leased.payload.kind === 'notification' ? outbox : heldBack;
			if (!returned.started) {
				await source.giveBack(leased, returned, now);
			} else if (leased.attempt >= maxTries) {
				await source.park(leased, releaser, returned.failure, now);
			} else {
				const pause = pauseAfter(leased.attempt, terms.random());
				await source.giveBack(leased, returned, now + pause);
			}
		},
	};
}

/** A batch of events that were held back, unless there is none or it had its last try. */
async function leaseBatch(
	{ heldBack }: Pick<QueuePorts, 'heldBack'>,
	{ queue, maxTries, releaser }: DeliveryTerms,
	leaseMs: number,
	now: number,
): Promise<Leased<Released>[]> {
	const terms = { leaseToken: undefined, leaseMs, limit: HELD_AT_ONCE };
	const batch = await heldBack.lease(queue, terms, now);
	if (batch === undefined) return [];
	if (batch.attempt <= maxTries) {
		return [{ ...batch, payload: { kind: 'held_back', events: batch.payload } }];
	}
	// It was leased only to be parked.
	await heldBack.park({ ...batch, attempt: batch.attempt - 1 }, releaser, DIED, now);
	return [];
}

function asReleased(leased: Leased<Notification>): Leased<Released> {
	return { ...leased, payload: { kind: 'notification', notification: leased.payload } };
}

function byKind(leased: readonly Leased<Released>[]) {
	const isOf = (kind: Released['kind']) => leased.filter(({ payload }) => payload.kind === kind);
	return { notifications: isOf('notification'), batches: isOf('held_back') };
}
