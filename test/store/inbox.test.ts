import { describe, expect, it } from 'vitest';
import { deliveriesOf } from '../../src/intake/deliveries';
import type { InboxOwner } from '../../src/intake/inbox';
import type { Store } from '../../src/store/open-store';
import { everyStore, openedStore, sharedStores } from './every-store';

const owner: InboxOwner = {
	inbox: 'inbox',
	workflowId: 'w1',
	workflowName: 'Lead intake',
	nodeName: 'Intake',
};
const LEASE_MS = 30_000;
const leads = (...ids: string[]) => ids.map((lead_id) => ({ lead_id }));

function deliveries({ inbox }: Pick<Store, 'inbox'>, tries = 3) {
	return deliveriesOf(inbox, { owner, tries, random: () => 1 });
}

async function waiting({ inbox }: Store, now: number) {
	const leased = await inbox.lease('inbox', 1_000, 0, now);
	return leased.map(({ payload }) => payload.content['lead_id']);
}

async function letters({ letters: desk }: Store, now: number) {
	return await desk.list('live', { states: ['parked'], source: undefined, limit: 100 }, now);
}

describe.each(everyStore)('an inbox, %s', (_, freshTarget) => {
	const open = async () => await openedStore(await freshTarget());

	it('gives out what it was given, oldest first, in the order it was posted', async () => {
		const store = await open();
		await store.inbox.keep('inbox', leads('b', 'a'), 1_000);
		await store.inbox.keep('inbox', leads('c'), 2_000);
		await store.inbox.keep('another inbox', leads('d'), 2_000);
		const first = await deliveries(store).lease(2, LEASE_MS, 2_000);
		expect(first).toMatchObject([
			{ attempt: 1, payload: { kind: 'lead', content: { lead_id: 'b' }, receivedAtMs: 1_000 } },
			{ attempt: 1, payload: { content: { lead_id: 'a' } } },
		]);
		expect(await deliveries(store).lease(2, LEASE_MS, 2_000)).toMatchObject([
			{ payload: { content: { lead_id: 'c' } } },
		]);
		expect(new Set(first.map(({ id }) => id)).size).toBe(2);
	});

	it('keeps everything as it was posted, whatever it is', async () => {
		const store = await open();
		const contents = [
			{ text: 'NUL \0, half a pair \ud800, \u05d0\u05d1, \u{1f3e0}', list: [null, 1.5, { a: [] }] },
			{ long: 'x'.repeat(1_000_000) },
			Object.fromEntries([
				['constructor', 1],
				['', 2],
				['$json', '={{ 1 }}'],
			] as const),
		];
		await store.inbox.keep('inbox', contents, 1_000);
		const leased = await store.inbox.lease('inbox', 10, LEASE_MS, 1_000);
		expect(leased.map(({ payload }) => payload.content)).toEqual(contents);
	});

	it('takes as many at once as one request may have', async () => {
		const store = await open();
		const ids = Array.from({ length: 2_500 }, (_, index) => `${index}`);
		await store.inbox.keep('inbox', leads(...ids), 1_000);
		const leased = await store.inbox.lease('inbox', 10_000, LEASE_MS, 1_000);
		expect(leased.map(({ payload }) => payload.content['lead_id'])).toEqual(ids);
	});

	it('leases again what was not acknowledged when the lease has run out', async () => {
		const store = await open();
		await store.inbox.keep('inbox', leads('a'), 0);
		const [first] = await deliveries(store).lease(1, LEASE_MS, 0);
		expect(await deliveries(store).lease(1, LEASE_MS, LEASE_MS - 1)).toEqual([]);
		const [second] = await deliveries(store).lease(1, LEASE_MS, LEASE_MS);
		expect(second).toMatchObject({ id: first?.id, attempt: 2 });
		expect(second?.leaseToken).not.toBe(first?.leaseToken);
	});

	it('lets a lease last longer when it is renewed', async () => {
		const store = await open();
		await store.inbox.keep('inbox', leads('a'), 0);
		const leased = await deliveries(store).lease(1, LEASE_MS, 0);
		await deliveries(store).renew(leased, LEASE_MS, LEASE_MS - 1);
		expect(await deliveries(store).lease(1, LEASE_MS, 2 * LEASE_MS - 2)).toEqual([]);
		expect(await deliveries(store).lease(1, LEASE_MS, 2 * LEASE_MS - 1)).toHaveLength(1);
	});

	it('says which leases were renewed, and shortens none', async () => {
		const store = await open();
		await store.inbox.keep('inbox', leads('gone', 'back', 'waits', 'held'), 0);
		const leased = await deliveries(store).lease(4, LEASE_MS, 0);
		const [gone, back, waits, held] = leased;
		if (gone === undefined || back === undefined || waits === undefined) {
			throw new Error('All are leased.');
		}
		await deliveries(store).acknowledge([gone], 0);
		await deliveries(store).giveBack(back, { started: false }, 10 * LEASE_MS);
		expect(await deliveries(store).renew([waits], 9 * LEASE_MS, 0)).toEqual([waits.id]);
		expect(await deliveries(store).renew(leased, LEASE_MS, 10)).toEqual([held?.id]);
		expect(await deliveries(store).renew(leased, LEASE_MS, 10)).toEqual([held?.id]);
		expect(await waiting(store, 9 * LEASE_MS - 1)).toEqual(['held']);
		expect(await deliveries(store).renew([waits], LEASE_MS, 9 * LEASE_MS)).toEqual([waits.id]);
	});

	it('forgets what was acknowledged', async () => {
		const store = await open();
		await store.inbox.keep('inbox', leads('a', 'b'), 0);
		const leased = await deliveries(store).lease(1, LEASE_MS, 0);
		await deliveries(store).acknowledge(leased, 0);
		expect(await waiting(store, 10 * LEASE_MS)).toEqual(['b']);
	});

	it('does nothing for who has lost the lease', async () => {
		const store = await open();
		await store.inbox.keep('inbox', leads('a'), 0);
		const late = await deliveries(store).lease(1, LEASE_MS, 0);
		const [lost] = late;
		if (lost === undefined) throw new Error('Something is waiting.');
		const [current] = await deliveries(store).lease(1, LEASE_MS, LEASE_MS);
		await deliveries(store).acknowledge(late, LEASE_MS);
		await deliveries(store).renew(late, 100 * LEASE_MS, LEASE_MS);
		await deliveries(store, 1).giveBack(lost, { started: true, failure: 'late' }, LEASE_MS);
		await deliveries(store).giveBack(lost, { started: false }, LEASE_MS);
		expect(await letters(store, LEASE_MS)).toEqual([]);
		expect(await deliveries(store).lease(1, LEASE_MS, 2 * LEASE_MS - 1)).toEqual([]);
		expect(await deliveries(store).lease(1, LEASE_MS, 2 * LEASE_MS)).toMatchObject([
			{ id: current?.id, attempt: 3 },
		]);
	});

	it('tries again after a pause that grows, and does not count what never started', async () => {
		const store = await open();
		await store.inbox.keep('inbox', leads('a'), 0);
		const attempts: number[] = [];
		let now = 0;
		for (const pause of [1_000, 4_000, 16_000]) {
			const [leased] = await deliveries(store, 9).lease(1, LEASE_MS, now);
			if (leased === undefined) throw new Error('It is due.');
			attempts.push(leased.attempt);
			await deliveries(store, 9).giveBack(leased, { started: true, failure: 'no' }, now);
			expect(await deliveries(store, 9).lease(1, LEASE_MS, now + pause - 1)).toEqual([]);
			now += pause;
		}
		const [leased] = await deliveries(store, 9).lease(1, LEASE_MS, now);
		if (leased === undefined) throw new Error('It is due.');
		await deliveries(store, 9).giveBack(leased, { started: false }, now);
		const [again] = await deliveries(store, 9).lease(1, LEASE_MS, now);
		expect([...attempts, leased.attempt, again?.attempt]).toEqual([1, 2, 3, 4, 4]);
	});

	it('parks what failed its last try, with the reason and all that was posted', async () => {
		const store = await open();
		await store.inbox.keep('inbox', [{ lead_id: 'a', error: 'mine' }], 0);
		const [leased] = await deliveries(store, 1).lease(1, LEASE_MS, 0);
		if (leased === undefined) throw new Error('It is due.');
		await deliveries(store, 1).giveBack(leased, { started: true, failure: 'no CRM' }, 5);
		expect(await waiting(store, 100 * LEASE_MS)).toEqual([]);
		expect(await letters(store, 5)).toMatchObject([
			{
				failure: 'no CRM',
				attempts: 1,
				source: 'Lead intake: Intake',
				workflowId: 'w1',
				parkedAtMs: 5,
				payload: {
					lead_id: 'a',
					received_at: '1970-01-01T00:00:00.000Z',
					doorman: { delivery_id: leased.id, intake: { sent_as: { error: 'mine' } } },
				},
			},
		]);
	});

	it('parks what killed every run that was started with it', async () => {
		const store = await open();
		await store.inbox.keep('inbox', leads('a', 'b'), 0);
		await deliveries(store, 2).lease(1, LEASE_MS, 0);
		await deliveries(store, 2).lease(1, LEASE_MS, LEASE_MS);
		await deliveries(store, 2).lease(2, LEASE_MS, 2 * LEASE_MS);
		const left = await deliveries(store, 2).lease(2, LEASE_MS, 3 * LEASE_MS);
		const parked = await letters(store, 3 * LEASE_MS);
		expect(left.length + parked.length).toBe(2);
		expect(parked.map(({ attempts }) => attempts)).toContain(2);
	});

	it('has one summary of refusals for each minute, and delivers it in the next', async () => {
		const store = await open();
		expect(await store.inbox.keepRefusals('inbox', 10, { refused: 1 })).toBe(true);
		expect(await store.inbox.keepRefusals('inbox', 10, { refused: 2 })).toBe(false);
		expect(await store.inbox.keepRefusals('another', 10, { refused: 3 })).toBe(true);
		expect(await deliveries(store).lease(5, LEASE_MS, 659_999)).toEqual([]);
		expect(await deliveries(store).lease(5, LEASE_MS, 660_000)).toMatchObject([
			{ payload: { kind: 'refusals', content: { refused: 1 } } },
		]);
	});
});

describe.each(sharedStores)('an inbox that several processes use, %s', (_, freshTarget) => {
	it('leases each item to one of them', async () => {
		const target = await freshTarget();
		const stores = await Promise.all(Array.from({ length: 4 }, () => openedStore(target)));
		const ids = Array.from({ length: 400 }, (_, index) => `${index}`);
		await stores[0]?.inbox.keep('inbox', leads(...ids), 0);
		const leased = await Promise.all(
			stores.map(async ({ inbox }) => {
				const mine: unknown[] = [];
				for (;;) {
					const batch = await inbox.lease('inbox', 7, LEASE_MS, 0);
					if (batch.length === 0) return mine;
					mine.push(...batch.map(({ payload }) => payload.content['lead_id']));
				}
			}),
		);
		// Who finds all that is left in use elsewhere ends early; nothing is given out twice.
		expect(leased.flat().sort()).toEqual([...ids].sort());
	});

	it('still has everything after it was closed and opened again', async () => {
		const target = await freshTarget();
		const before = await openedStore(target);
		await before.inbox.keep('inbox', leads('a'), 0);
		await before.close();
		expect(await waiting(await openedStore(target), 0)).toEqual(['a']);
	});
});
