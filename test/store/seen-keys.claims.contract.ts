import { describe, expect, it } from 'vitest';
import type { OpenSeenKeys } from './open-seen-keys';
import { LEDGER, claimAll, claimOf, countedKeys, terms } from './seen-keys.terms';

/** More than any store handles in one statement. */
const MANY = 2_500;

/** Who wins a key. */
export function describeClaims(open: () => Promise<OpenSeenKeys>): void {
	describe('claim', () => {
		it('is won by the first who asks', async () => {
			const { seenKeys } = await open();
			expect(await claimAll(seenKeys, ['a'], 'first', {}, 1_000)).toEqual([
				{ won: true, firstSeenAtMs: 1_000, heldUntilMs: undefined },
			]);
		});

		it('is lost by another owner, who learns of the first sight', async () => {
			const { seenKeys } = await open();
			await claimAll(seenKeys, ['a'], 'first', { executionId: 'execution 1' }, 1_000);
			const answers = await claimAll(
				seenKeys,
				['a'],
				'second',
				{ executionId: 'execution 2' },
				2_000,
			);
			expect(answers).toEqual([
				{
					won: false,
					known: { firstSeenAtMs: 1_000, executionId: 'execution 1', heldUntilMs: undefined },
				},
			]);
		});

		it('is won again by its owner, and the first sight stays', async () => {
			const { seenKeys } = await open();
			await claimAll(seenKeys, ['a'], 'first', { executionId: 'execution 1' }, 1_000);
			expect(
				await claimAll(seenKeys, ['a'], 'first', { executionId: 'execution 2' }, 2_000),
			).toEqual([{ won: true, firstSeenAtMs: 1_000, heldUntilMs: undefined }]);
			expect(await seenKeys.look(LEDGER, ['a'], 2_000)).toEqual([
				{ firstSeenAtMs: 1_000, executionId: 'execution 1', heldUntilMs: undefined },
			]);
		});

		it('counts in its own ledger only', async () => {
			const { seenKeys } = await open();
			await seenKeys.claim('one', [claimOf('a', 'first')], terms(), 1_000);
			expect(await seenKeys.claim('two', [claimOf('a', 'second')], terms(), 2_000)).toEqual([
				{ won: true, firstSeenAtMs: 2_000, heldUntilMs: undefined },
			]);
		});

		it('has one winner among owners that ask at once', async () => {
			const { seenKeys } = await open();
			const owners = countedKeys(20);
			const answers = await Promise.all(
				owners.map((owner) => claimAll(seenKeys, ['a', 'b'], owner, {}, 1_000)),
			);
			const winners = answers.map((both) => both.map(({ won }) => won));
			expect(winners.filter(([a]) => a)).toHaveLength(1);
			expect(winners.filter(([, b]) => b)).toHaveLength(1);
		});

		it('is judged in the order given when a batch repeats a key', async () => {
			const { seenKeys } = await open();
			const batch = [claimOf('a', 'first'), claimOf('a', 'second'), claimOf('a', 'first')];
			const answers = await seenKeys.claim(LEDGER, batch, terms(), 1_000);
			expect(answers.map(({ won }) => won)).toEqual([true, false, true]);
		});

		it('answers in the order asked', async () => {
			const { seenKeys } = await open();
			const keys = countedKeys(MANY);
			const known = keys.filter((_, index) => index % 3 === 0);
			await claimAll(seenKeys, known, 'first', {}, 1_000);
			const answers = await claimAll(seenKeys, keys, 'second', {}, 2_000);
			expect(answers.map(({ won }) => won)).toEqual(keys.map((_, index) => index % 3 !== 0));
		});

		it('of nothing answers nothing', async () => {
			const { seenKeys } = await open();
			expect(await claimAll(seenKeys, [], 'first', {}, 1_000)).toEqual([]);
		});

		it('keeps the person a key belongs to', async () => {
			const { seenKeys, rows } = await open();
			const batch = [claimOf('a', 'first', 'person 1'), claimOf('b', 'first')];
			await seenKeys.claim(LEDGER, batch, terms(), 1_000);
			const persons = new Set((await rows()).map(({ person_id }) => person_id));
			expect(persons).toEqual(new Set(['person 1', null]));
		});
	});

	describe('claim with a hold', () => {
		const hold = { holdMs: 500, executionId: 'execution 1' };

		it('tells how long the key is held', async () => {
			const { seenKeys } = await open();
			expect(await claimAll(seenKeys, ['a'], 'first', hold, 1_000)).toEqual([
				{ won: true, firstSeenAtMs: 1_000, heldUntilMs: 1_500 },
			]);
		});

		it('is lost by others until the hold runs out', async () => {
			const { seenKeys } = await open();
			await claimAll(seenKeys, ['a'], 'first', hold, 1_000);
			expect(await claimAll(seenKeys, ['a'], 'second', hold, 1_499)).toEqual([
				{
					won: false,
					known: { firstSeenAtMs: 1_000, executionId: 'execution 1', heldUntilMs: 1_500 },
				},
			]);
		});

		it('is taken over by another when the hold ran out', async () => {
			const { seenKeys } = await open();
			await claimAll(seenKeys, ['a'], 'first', hold, 1_000);
			expect(await claimAll(seenKeys, ['a'], 'second', hold, 1_500)).toEqual([
				{ won: true, firstSeenAtMs: 1_500, heldUntilMs: 2_000 },
			]);
			const [back] = await claimAll(seenKeys, ['a'], 'first', hold, 1_501);
			expect(back?.won).toBe(false);
		});

		it('is prolonged when its owner asks again', async () => {
			const { seenKeys } = await open();
			await claimAll(seenKeys, ['a'], 'first', hold, 1_000);
			expect(await claimAll(seenKeys, ['a'], 'first', hold, 1_400)).toEqual([
				{ won: true, firstSeenAtMs: 1_000, heldUntilMs: 1_900 },
			]);
			const [other] = await claimAll(seenKeys, ['a'], 'second', hold, 1_899);
			expect(other?.won).toBe(false);
		});
	});
}
