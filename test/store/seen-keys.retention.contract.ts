import { describe, expect, it } from 'vitest';
import type { OpenSeenKeys } from './open-seen-keys';
import { LEDGER, claimAll, countedKeys, ownedKey, terms } from './seen-keys.terms';

/** More than any store handles in one statement. */
const MANY = 2_500;

/** How long keys are remembered. */
export function describeRetention(open: () => Promise<OpenSeenKeys>): void {
	describe('expiry', () => {
		it('frees a key when its time is over, not before', async () => {
			const { seenKeys } = await open();
			await claimAll(seenKeys, ['a'], 'first', { rememberMs: 100 }, 1_000);
			const [early] = await claimAll(seenKeys, ['a'], 'second', {}, 1_099);
			expect(early?.won).toBe(false);
			expect(await claimAll(seenKeys, ['a'], 'second', {}, 1_100)).toEqual([
				{ won: true, firstSeenAtMs: 1_100, heldUntilMs: undefined },
			]);
		});

		it('makes the next sight the first, also for the old owner', async () => {
			const { seenKeys } = await open();
			await claimAll(
				seenKeys,
				['a'],
				'first',
				{ rememberMs: 100, executionId: 'execution 1' },
				1_000,
			);
			expect(
				await claimAll(seenKeys, ['a'], 'first', { executionId: 'execution 2' }, 1_100),
			).toEqual([{ won: true, firstSeenAtMs: 1_100, heldUntilMs: undefined }]);
			const [known] = await seenKeys.look(LEDGER, ['a'], 1_100);
			expect(known?.executionId).toBe('execution 2');
		});

		it('counts from the completion', async () => {
			const { seenKeys } = await open();
			const remember = { rememberMs: 100 };
			await claimAll(seenKeys, ['a'], 'first', { ...remember, holdMs: 50 }, 1_000);
			await seenKeys.complete(LEDGER, [ownedKey('a', 'first')], terms(remember), 1_040);
			expect(await seenKeys.look(LEDGER, ['a'], 1_139)).not.toEqual([undefined]);
			expect(await seenKeys.look(LEDGER, ['a'], 1_140)).toEqual([undefined]);
		});

		it('lets an expired key be completed as one that nobody claimed', async () => {
			const { seenKeys } = await open();
			await claimAll(
				seenKeys,
				['a'],
				'first',
				{ rememberMs: 100, executionId: 'execution 1' },
				1_000,
			);
			const completion = terms({ executionId: 'execution 2' });
			expect(await seenKeys.complete(LEDGER, [ownedKey('a', 'second')], completion, 1_100)).toEqual(
				['completed'],
			);
			expect(await seenKeys.look(LEDGER, ['a'], 1_100)).toEqual([
				{ firstSeenAtMs: 1_100, executionId: 'execution 2', heldUntilMs: undefined },
			]);
		});

		it('never comes without a term', async () => {
			const { seenKeys } = await open();
			await claimAll(seenKeys, ['a'], 'first', {}, 1_000);
			const inThousandYears = 1_000 + 1_000 * 365 * 86_400_000;
			const [late] = await claimAll(seenKeys, ['a'], 'second', {}, inThousandYears);
			expect(late?.won).toBe(false);
		});
	});

	describe('retention', () => {
		const SWEPT_PER_WRITE = 200;

		it('takes up to 200 expired keys along with each write', async () => {
			const { seenKeys, rows } = await open();
			await claimAll(seenKeys, countedKeys(700), 'first', { rememberMs: 100 }, 1_000);
			const write = [ownedKey('b', 'first')];
			await claimAll(seenKeys, ['b'], 'first', {}, 5_000);
			expect(await rows()).toHaveLength(700 - SWEPT_PER_WRITE + 1);
			await seenKeys.complete(LEDGER, write, terms(), 5_000);
			expect(await rows()).toHaveLength(700 - 2 * SWEPT_PER_WRITE + 1);
			await seenKeys.release(LEDGER, write, 5_000);
			expect(await rows()).toHaveLength(700 - 3 * SWEPT_PER_WRITE);
		});

		it('keeps up with batches of any size', async () => {
			const { seenKeys, rows } = await open();
			for (let round = 1; round <= 4; round++) {
				const keys = countedKeys(MANY).map((key) => `${key} of round ${round}`);
				await claimAll(seenKeys, keys, 'first', { rememberMs: 100 }, round * 1_000);
			}
			expect((await rows()).length).toBeLessThan(2 * MANY);
		});

		it('never takes a key that is still remembered', async () => {
			const { seenKeys } = await open();
			await claimAll(seenKeys, ['for ever'], 'first', {}, 1_000);
			await claimAll(seenKeys, ['for long'], 'first', { rememberMs: 4_001 }, 1_000);
			await claimAll(seenKeys, ['held'], 'first', { holdMs: 10 }, 1_000);
			await claimAll(seenKeys, ['other'], 'first', {}, 5_000);
			const known = await seenKeys.look(LEDGER, ['for ever', 'for long'], 5_000);
			expect(known.map((key) => key?.firstSeenAtMs)).toEqual([1_000, 1_000]);
		});
	});
}
