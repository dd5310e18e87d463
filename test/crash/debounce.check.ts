import type { HeldEventTable, LetterTable, NotificationTable } from '../../src/store/tables';
import { notificationSchema } from '../../src/debounce/notification';
import {
	heldAnswerSchema,
	leaseAnswersSchema,
	queueAnswersSchema,
	type DebounceCall,
	type LeaseAnswer,
} from './debounce-call.mts';
import type { RecordedCall } from './history';

type Recorded = RecordedCall<DebounceCall>;

/** All that the store holds in the end, when no window is open any more. */
export interface EndState {
	readonly notifications: readonly NotificationTable[];
	readonly held: readonly HeldEventTable[];
	readonly letters: readonly LetterTable[];
}

/** What went wrong, in words; nothing when all promises were kept. */
export function brokenPromises(calls: readonly Recorded[], end: EndState): string[] {
	return [
		...lostOrDoubled(calls, end),
		...changedBytes(calls, end),
		...badDeliveries(deliveriesOf(calls, 'lease'), acknowledgedIn(calls)),
		...badDeliveries(deliveriesOf(calls, 'leaseHeld'), acknowledgedHeldIn(calls)),
		...badEnds(calls, end),
	];
}

/** Each event that was queued is in one notification, or was held back, and once. */
function lostOrDoubled(calls: readonly Recorded[], { notifications, held }: EndState): string[] {
	const times = new Map<string, number>();
	const count = (id: unknown) => times.set(String(id), (times.get(String(id)) ?? 0) + 1);
	for (const { payload } of notifications) {
		const { events } = notificationSchema.parse(JSON.parse(payload));
		for (const { event_id } of events) count(event_id);
	}
	for (const { event_id } of held) count(event_id);
	const queued = calls.flatMap(({ call, answer }) => {
		if (call.method !== 'queue') return [];
		const answers = queueAnswersSchema.optional().parse(answer);
		return call.events.filter((_, index) => answers !== undefined && answers[index] !== 'repeated');
	});
	const known = new Set(
		calls.flatMap(({ call }) => (call.method === 'queue' ? call.events.map(({ id }) => id) : [])),
	);
	return [
		...queued.filter(({ id }) => !times.has(id)).map(({ id }) => `event ${id} is lost`),
		...[...times].filter(([, often]) => often > 1).map(([id]) => `event ${id} is there twice`),
		...[...times.keys()].filter((id) => !known.has(id)).map((id) => `nobody queued ${id}`),
	];
}

function changedBytes(calls: readonly Recorded[], { notifications }: EndState): string[] {
	const stored = new Map(
		notifications.map(({ notification_id, payload }) => [
			notification_id,
			JSON.stringify(notificationSchema.parse(JSON.parse(payload))),
		]),
	);
	const heldBytes = new Map<string, string>();
	return [
		...deliveriesOf(calls, 'lease')
			.filter(({ id, bytes }) => stored.get(id) !== bytes)
			.map(({ id }) => `notification ${id} was delivered with other bytes`),
		...deliveriesOf(calls, 'leaseHeld').flatMap(({ id, bytes }) => {
			const first = heldBytes.get(id) ?? bytes;
			heldBytes.set(id, first);
			return first === bytes ? [] : [`held event ${id} was delivered with other bytes`];
		}),
	];
}

type Delivery = LeaseAnswer & { readonly invokedAt: number };

function deliveriesOf(calls: readonly Recorded[], method: 'lease' | 'leaseHeld'): Delivery[] {
	const schema = method === 'lease' ? leaseAnswersSchema : heldAnswerSchema;
	return calls
		.filter(({ call, answer }) => call.method === method && answer !== undefined)
		.flatMap(({ answer, invokedAt }) =>
			schema.parse(answer).map((delivery) => ({ ...delivery, invokedAt })),
		);
}

/** When each was known to be acknowledged. */
function acknowledgedIn(calls: readonly Recorded[]): Map<string, number[]> {
	const times = new Map<string, number[]>();
	for (const { call, answer, answeredAt } of calls) {
		if (call.method !== 'acknowledge' || answer !== 'acknowledged') continue;
		times.set(call.id, [...(times.get(call.id) ?? []), answeredAt]);
	}
	return times;
}

/** An acknowledgement that comes too late, after the lease was taken over, does nothing. */
function acknowledgedHeldIn(calls: readonly Recorded[]): Map<string, number[]> {
	const leases = new Map(deliveriesOf(calls, 'leaseHeld').map((one) => [one.leaseToken, one]));
	const times = new Map<string, number[]>();
	for (const { call, answeredAt } of calls) {
		if (call.method !== 'acknowledgeHeld' || answeredAt === Infinity) continue;
		const leasedAt = leases.get(call.leaseToken)?.invokedAt ?? Infinity;
		const between = (one: { readonly invokedAt: number }) =>
			one.invokedAt > leasedAt && one.invokedAt < answeredAt;
		const mayHaveBeenTaken = calls.some((one) => isUnheardLease(one) && between(one));
		for (const id of call.heldIds) {
			const wasTaken = deliveriesOf(calls, 'leaseHeld').some(
				(one) => one.id === id && between(one),
			);
			if (!wasTaken && !mayHaveBeenTaken) times.set(id, [answeredAt]);
		}
	}
	return times;
}

/** Its taker was killed before it could write down what it got. */
function isUnheardLease({ call, answeredAt }: Recorded): boolean {
	return call.method === 'leaseHeld' && answeredAt === Infinity;
}

function badDeliveries(
	deliveries: readonly Delivery[],
	acknowledged: ReadonlyMap<string, readonly number[]>,
): string[] {
	const tries = new Set<string>();
	return [
		...[...acknowledged]
			.filter(([, times]) => times.length > 1)
			.map(([id]) => `${id} was acknowledged twice`),
		...deliveries.flatMap(({ id, attempt, invokedAt }) => {
			const name = `${id} try ${attempt}`;
			const isRepeated = tries.has(name);
			tries.add(name);
			const [endedAt = Infinity] = acknowledged.get(id) ?? [];
			return [
				...(isRepeated ? [`${name} was handed out twice`] : []),
				...(invokedAt > endedAt ? [`${name} was handed out after its acknowledgement`] : []),
			];
		}),
	];
}

/** How each ended fits what was asked, and the dead ones are letters. */
function badEnds(calls: readonly Recorded[], { notifications, letters }: EndState): string[] {
	const asked = new Set(
		calls.flatMap(({ call }) => (call.method === 'acknowledge' ? [call.id] : [])),
	);
	const acknowledged = acknowledgedIn(calls);
	const parked = letters
		.filter(({ state }) => state === 'parked')
		.map(({ payload }) => (JSON.parse(payload) as { notification_id: string }).notification_id)
		.sort();
	const dead = notifications
		.filter(({ state }) => state === 'dead')
		.map(({ notification_id }) => notification_id)
		.sort();
	return [
		...notifications.flatMap(({ notification_id: id, state }) => {
			if (acknowledged.has(id) && state !== 'delivered') return [`${id} came back to ${state}`];
			return state === 'delivered' && !asked.has(id) ? [`nobody acknowledged ${id}`] : [];
		}),
		...(parked.join() === dead.join() ? [] : ['the letters are not those of the dead']),
	];
}
