import { describe, expect, it } from 'vitest';
import type { Letters, NewLetter } from '../../src/letters/letters';
import { everyStore, openedStore, sharedStores } from './every-store';

const DAY_MS = 86_400_000;

function letter(letterId: string, changes: Partial<NewLetter> = {}): NewLetter {
	return {
		letterId,
		payload: { lead_id: letterId },
		failure: 'no CRM',
		attempts: 1,
		source: 'Lead intake',
		workflowId: 'w1',
		executionId: '7',
		...changes,
	};
}

const terms = { source: undefined, limit: 100 };

async function idsOf(
	letters: Letters,
	now: number,
	...states: ('parked' | 'taken' | 'resolved')[]
) {
	const listed = await letters.list('live', { ...terms, states }, now);
	return listed.map(({ letterId }) => letterId);
}

describe.each(everyStore)('dead letters, %s', (_, freshTarget) => {
	const open = async () => (await openedStore(await freshTarget())).letters;

	it('are listed as they were parked, oldest first', async () => {
		const letters = await open();
		const payload = {
			text: 'NUL \0, half a pair \ud800, \u05d0',
			list: [{ a: null }],
			constructor: 1,
		};
		await letters.park('live', [letter('b', { payload, failure: 'bad \0 \ud800' })], 1_000);
		await letters.park('live', [letter('a', { executionId: undefined })], 2_000);
		expect(await letters.list('live', { ...terms, states: ['parked'] }, 2_000)).toEqual([
			{
				...letter('b', { payload, failure: 'bad  \ufffd' }),
				state: 'parked',
				parkedAtMs: 1_000,
				takenUntilMs: undefined,
				settledAtMs: undefined,
			},
			{
				...letter('a', { executionId: undefined }),
				state: 'parked',
				parkedAtMs: 2_000,
				takenUntilMs: undefined,
				settledAtMs: undefined,
			},
		]);
	});

	it('are parked once, also when asked again', async () => {
		const letters = await open();
		expect(await letters.park('live', [letter('a'), letter('a')], 0)).toEqual([
			'parked',
			'already_parked',
		]);
		expect(await letters.park('live', [letter('a'), letter('b')], 1)).toEqual([
			'already_parked',
			'parked',
		]);
		expect(await idsOf(letters, 1, 'parked')).toEqual(['a', 'b']);
	});

	it('are taken by one, until they are settled or the time is over', async () => {
		const letters = await open();
		await letters.park('live', [letter('a'), letter('b')], 0);
		const taken = await letters.take('live', { ...terms, limit: 1, takenUntilMs: 100 }, 10);
		expect(taken).toMatchObject([{ letterId: 'a', state: 'taken', takenUntilMs: 100 }]);
		expect(await idsOf(letters, 99, 'parked')).toEqual(['b']);
		expect(await idsOf(letters, 99, 'taken')).toEqual(['a']);
		expect(await idsOf(letters, 100, 'parked')).toEqual(['a', 'b']);
		const again = await letters.take('live', { ...terms, takenUntilMs: 300 }, 100);
		expect(again.map(({ letterId }) => letterId)).toEqual(['a', 'b']);
	});

	it('that are settled are neither taken nor settled again, and can be parked again', async () => {
		const letters = await open();
		await letters.park('live', [letter('a'), letter('b')], 0);
		expect(await letters.settle('live', ['b\0', 'x', 'a'], 'resolved', 5)).toEqual([
			'not_found',
			'not_found',
			'settled',
		]);
		expect(await letters.settle('live', ['a', 'b'], 'discarded', 6)).toEqual([
			'already_settled',
			'settled',
		]);
		expect(await letters.take('live', { ...terms, takenUntilMs: 100 }, 7)).toEqual([]);
		expect(await idsOf(letters, 7, 'resolved')).toEqual(['a']);
		await letters.park('live', [letter('a', { attempts: 2 })], 8);
		expect(await letters.take('live', { ...terms, takenUntilMs: 100 }, 9)).toMatchObject([
			{ letterId: 'a', attempts: 2, settledAtMs: undefined },
		]);
	});

	it('can be told apart by where they come from', async () => {
		const letters = await open();
		await letters.park('live', [letter('a', { source: 'one' }), letter('b')], 0);
		const fromOne = { ...terms, source: 'one' };
		expect(await letters.list('live', { ...fromOne, states: ['parked'] }, 0)).toHaveLength(1);
		expect(await letters.take('live', { ...fromOne, takenUntilMs: 100 }, 0)).toHaveLength(1);
		expect(await idsOf(letters, 0, 'parked')).toEqual(['b']);
	});

	it('of test runs are apart, and gone after an hour', async () => {
		const letters = await open();
		await letters.park('test', [letter('a')], 0);
		expect(await idsOf(letters, 0, 'parked')).toEqual([]);
		const listed = async (now: number) =>
			await letters.list('test', { ...terms, states: ['parked'] }, now);
		expect(await listed(3_599_999)).toHaveLength(1);
		expect(await listed(3_600_000)).toEqual([]);
	});

	it('are kept for a month once they are settled, and for a year when nobody looks', async () => {
		const letters = await open();
		await letters.park('live', [letter('a'), letter('b')], 0);
		await letters.settle('live', ['a'], 'resolved', 0);
		expect(await idsOf(letters, 30 * DAY_MS - 1, 'parked', 'resolved')).toEqual(['a', 'b']);
		expect(await idsOf(letters, 30 * DAY_MS, 'parked', 'resolved')).toEqual(['b']);
		expect(await idsOf(letters, 365 * DAY_MS, 'parked')).toEqual([]);
	});
});

describe.each(sharedStores)('dead letters that several processes take, %s', (_, freshTarget) => {
	it('go to one of them each', async () => {
		const target = await freshTarget();
		const stores = await Promise.all(Array.from({ length: 4 }, () => openedStore(target)));
		const ids = Array.from({ length: 200 }, (_, index) => `${index}`);
		await stores[0]?.letters.park(
			'live',
			ids.map((id) => letter(id)),
			0,
		);
		const taken = await Promise.all(
			stores.map(async ({ letters }) => {
				const mine: string[] = [];
				for (let round = 0; round < 20; round++) {
					const batch = await letters.take('live', { ...terms, limit: 5, takenUntilMs: 100 }, 0);
					mine.push(...batch.map(({ letterId }) => letterId));
				}
				return mine;
			}),
		);
		const all = taken.flat();
		expect(new Set(all).size).toBe(all.length);
		expect(all.length).toBe(200);
	});
});
