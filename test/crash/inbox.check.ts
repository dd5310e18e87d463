import type { LeasedItem } from '../../src/intake/inbox';
import type { LetterTable } from '../../src/store/tables';
import type { RecordedCall } from './history';
import { inboxLeasesSchema, type InboxCall, type InboxLease } from './inbox-call.mts';

type Recorded = RecordedCall<InboxCall>;

/** All that the store holds in the end. */
export interface InboxEnd {
	readonly items: readonly LeasedItem[];
	readonly letters: readonly Pick<LetterTable, 'letter_id'>[];
}

/** What went wrong, in words; nothing when all promises were kept. */
export function brokenInboxPromises(calls: readonly Recorded[], end: InboxEnd): string[] {
	const leases = calls.flatMap(({ call, answer, invokedAt }) =>
		call.method === 'lease' && answer !== undefined
			? inboxLeasesSchema.parse(answer).map((one) => ({ ...one, invokedAt }))
			: [],
	);
	const byItem = new Map(leases.map((one) => [one.id, one]));
	return [...badLeases(calls, leases), ...lostLeads(calls, byItem, end)];
}

function badLeases(
	calls: readonly Recorded[],
	leases: readonly (InboxLease & { readonly invokedAt: number })[],
): string[] {
	const first = new Map<string, InboxLease>();
	const tries = new Set<string>();
	const itemOfLead = new Map<string, string>();
	const removed = removalsBeforeTries(calls);
	return leases.flatMap((one) => {
		const { id, leadId, bytes, invokedAt } = one;
		const name = nameOf(one);
		const wrong = [
			tries.has(name) && `${name} was handed out twice`,
			(first.get(id)?.bytes ?? bytes) !== bytes && `${name} has other bytes`,
			(itemOfLead.get(leadId) ?? id) !== id && `${leadId} is there twice`,
			invokedAt > (removed.get(name) ?? Infinity) && `${name} was handed out after its removal`,
		];
		tries.add(name);
		first.set(id, first.get(id) ?? one);
		itemOfLead.set(leadId, id);
		return wrong.filter((words) => words !== false);
	});
}

/**
 * When an item was known to be gone, by the name of the try that must not follow. Only the very next
 * try tells: where that one is in no history, its taker was killed before it could write it down,
 * and a removal after it rightly did nothing.
 */
function removalsBeforeTries(calls: readonly Recorded[]): Map<string, number> {
	const times = new Map<string, number>();
	for (const { call, answeredAt } of calls) {
		if (call.method !== 'remove' && call.method !== 'park') continue;
		times.set(nameOf({ id: call.id, attempt: call.attempt + 1 }), answeredAt);
	}
	return times;
}

function nameOf({ id, attempt }: Pick<InboxLease, 'id' | 'attempt'>): string {
	return `${id} try ${attempt}`;
}

/** Every lead that was kept is there still, or somebody asked for it to be gone. */
function lostLeads(
	calls: readonly Recorded[],
	leases: ReadonlyMap<string, InboxLease>,
	{ items, letters }: InboxEnd,
): string[] {
	const there = new Set(items.map(({ payload }) => String(payload.content['lead_id'])));
	const goneOn = (method: 'remove' | 'park') =>
		calls.flatMap(({ call }) =>
			call.method === method ? [leases.get(call.id)?.leadId ?? ''] : [],
		);
	const gone = new Set([...goneOn('remove'), ...goneOn('park')]);
	const kept = calls.flatMap(({ call, answer }) =>
		call.method === 'keep' && answer !== undefined ? call.leadIds : [],
	);
	return [
		...kept.filter((id) => !there.has(id) && !gone.has(id)).map((id) => `lead ${id} is lost`),
		...(letters.length > goneOn('park').length ? ['there are letters that nobody parked'] : []),
		...(there.size < items.length ? ['a lead is there twice'] : []),
	];
}
