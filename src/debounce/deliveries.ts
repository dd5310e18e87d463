import { randomUUID } from 'node:crypto';
import { pauseAfter } from '../back-off';
import type { Deliveries, Lease, Leased, Releaser, Settlement } from '../records/delivery';
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

export interface SettlementTerms {
	readonly releaser: Releaser;
	/** How often something is tried before it becomes a dead letter, at least 1. */
	readonly maxTries: number;
	/** Spreads the pauses between tries; from 0 to 1. */
	random(): number;
}

export interface DeliveryTerms extends SettlementTerms {
	readonly queue: string;
	readonly table: ConsolidationTable;
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
	const { contactWindows, outbox } = ports;
	const { queue, table, maxTries, releaser } = terms;
	const settlements = settlementsOf(ports, terms);
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
			const renewed: string[] = [];
			for (const [kind, some] of byKind(leased)) {
				renewed.push(...(await settlements[kind].renew(some, leaseMs, now)));
			}
			return renewed;
		},

		acknowledge: async (leased, now) => {
			for (const [kind, some] of byKind(leased)) await settlements[kind].acknowledge(some, now);
		},

		giveBack: (leased, returned, now) =>
			settlements[leased.payload.kind].giveBack(leased, returned, now),
	};
}

/** How what a queue puts out is settled, by whoever knows how the runs ended. */
export function settlementsOf(
	{ outbox, heldBack }: Pick<QueuePorts, 'outbox' | 'heldBack'>,
	terms: SettlementTerms,
): Readonly<Record<Released['kind'], Settlement>> {
	return {
		notification: {
			renew: (leases, leaseMs, now) => outbox.renew(leases, leaseMs, now),
			acknowledge: async (leases, now) => {
				const asked = leases.map(({ id: notificationId, leaseToken }) => ({
					notificationId,
					leaseToken,
				}));
				await outbox.acknowledge(asked, { wasSent: true, testOnly: false }, now);
			},
			giveBack: givingBackTo(outbox, terms),
		},
		held_back: {
			renew: (leases, leaseMs, now) => heldBack.renew(leases, leaseMs, now),
			acknowledge: (leases) => heldBack.acknowledge(leases),
			giveBack: givingBackTo(heldBack, terms),
		},
	};
}

function givingBackTo(
	source: Pick<Outbox, 'giveBack' | 'park'>,
	{ maxTries, releaser, random }: SettlementTerms,
): Settlement['giveBack'] {
	return async (lease, returned, now) => {
		if (!returned.started) {
			await source.giveBack(lease, returned, now);
		} else if (lease.attempt >= maxTries) {
			await source.park(lease, releaser, returned.failure, now);
		} else {
			await source.giveBack(lease, returned, now + pauseAfter(lease.attempt, random()));
		}
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

/** The kinds that there are any of. */
function byKind(leased: readonly Leased<Released>[]): [Released['kind'], Lease[]][] {
	const kinds = ['notification', 'held_back'] as const;
	return kinds
		.map((kind): [Released['kind'], Lease[]] => [
			kind,
			leased.filter(({ payload }) => payload.kind === kind),
		])
		.filter(([, some]) => some.length > 0);
}
