import { describe, expect, it } from 'vitest';
import type { OpenSeenKeys } from './open-seen-keys';
import { LEDGER, claimAll, countedKeys, ownedKey, terms } from './seen-keys.terms';

/** More than any store handles in one statement. */
const MANY = 2_500;

/** What becomes of a key that was claimed, and what others learn of it. */
export function describeSettling(open: () => Promise<OpenSeenKeys>): void {
	describe('complete', () => {
		const hold = { holdMs: 500 };

		it('makes a held key seen for good, also for its owner', async () => {
			const { seenKeys } = await open();
			await claimAll(seenKeys, ['a'], 'first', { ...hold, executionId: 'execution 1' }, 1_000);
			expect(await seenKeys.complete(LEDGER, [ownedKey('a', 'first')], terms(), 1_200)).toEqual([
				'completed',
			]);
			const known = { firstSeenAtMs: 1_000, executionId: 'execution 1', heldUntilMs: undefined };
			for (const owner of ['first', 'second']) {
				const answers = await claimAll(seenKeys, ['a'], owner, hold, 9_000);
				expect(answers).toEqual([{ won: false, known }]);
			}
		});

		it('makes a key that was marked at once seen for its owner too', async () => {
			const { seenKeys } = await open();
			await claimAll(seenKeys, ['a'], 'first', {}, 1_000);
			await seenKeys.complete(LEDGER, [ownedKey('a', 'first')], terms(), 1_200);
			const [again] = await claimAll(seenKeys, ['a'], 'first', {}, 1_300);
			expect(again?.won).toBe(false);
		});

		it('is still possible after the hold ran out, if nobody took the key over', async () => {
			const { seenKeys } = await open();
			await claimAll(seenKeys, ['a'], 'first', hold, 1_000);
			expect(await seenKeys.complete(LEDGER, [ownedKey('a', 'first')], terms(), 5_000)).toEqual([
				'completed',
			]);
		});

		it('by an owner whose key was taken over changes nothing', async () => {
			const { seenKeys } = await open();
			await claimAll(seenKeys, ['a'], 'first', hold, 1_000);
			await claimAll(seenKeys, ['a'], 'second', hold, 1_500);
			expect(await seenKeys.complete(LEDGER, [ownedKey('a', 'first')], terms(), 1_600)).toEqual([
				'taken_over',
			]);
			const [known] = await seenKeys.look(LEDGER, ['a'], 1_600);
			expect(known?.heldUntilMs).toBe(2_000);
		});

		it('without an owner completes whoever owns the key', async () => {
			const { seenKeys } = await open();
			await claimAll(seenKeys, ['a'], 'first', hold, 1_000);
			expect(await seenKeys.complete(LEDGER, [ownedKey('a')], terms(), 1_100)).toEqual([
				'completed',
			]);
		});

		it('a second time says so', async () => {
			const { seenKeys } = await open();
			await seenKeys.complete(LEDGER, [ownedKey('a', 'first')], terms(), 1_000);
			expect(await seenKeys.complete(LEDGER, [ownedKey('a', 'first')], terms(), 2_000)).toEqual([
				'already_completed',
			]);
		});

		it('takes in a key that nobody claimed', async () => {
			const { seenKeys } = await open();
			const completion = terms({ executionId: 'execution 1' });
			expect(await seenKeys.complete(LEDGER, [ownedKey('a')], completion, 1_000)).toEqual([
				'completed',
			]);
			expect(await claimAll(seenKeys, ['a'], 'first', {}, 2_000)).toEqual([
				{
					won: false,
					known: { firstSeenAtMs: 1_000, executionId: 'execution 1', heldUntilMs: undefined },
				},
			]);
		});

		it('answers many keys, repeated ones too, in the order asked', async () => {
			const { seenKeys } = await open();
			const keys = countedKeys(MANY).map((key) => ownedKey(key, 'first'));
			const answers = await seenKeys.complete(LEDGER, [...keys, ...keys], terms(), 1_000);
			expect(answers.slice(0, MANY)).toEqual(keys.map(() => 'completed'));
			expect(answers.slice(MANY)).toEqual(keys.map(() => 'already_completed'));
		});
	});

	describe('release', () => {
		it('by the owner makes the next sight the first', async () => {
			const { seenKeys } = await open();
			await claimAll(seenKeys, ['a'], 'first', {}, 1_000);
			expect(await seenKeys.release(LEDGER, [ownedKey('a', 'first')], 1_100)).toEqual(['released']);
			expect(await claimAll(seenKeys, ['a'], 'second', {}, 2_000)).toEqual([
				{ won: true, firstSeenAtMs: 2_000, heldUntilMs: undefined },
			]);
		});

		it('without an owner releases whoever owns the key, completed or not', async () => {
			const { seenKeys } = await open();
			await claimAll(seenKeys, ['a', 'b'], 'first', {}, 1_000);
			await seenKeys.complete(LEDGER, [ownedKey('b')], terms(), 1_000);
			const keys = [ownedKey('a'), ownedKey('b')];
			expect(await seenKeys.release(LEDGER, keys, 1_100)).toEqual(['released', 'released']);
		});

		it('by another owner changes nothing', async () => {
			const { seenKeys } = await open();
			await claimAll(seenKeys, ['a'], 'first', {}, 1_000);
			expect(await seenKeys.release(LEDGER, [ownedKey('a', 'second')], 1_100)).toEqual([
				'taken_over',
			]);
			expect(await seenKeys.look(LEDGER, ['a'], 1_100)).toEqual([
				{ firstSeenAtMs: 1_000, executionId: 'execution', heldUntilMs: undefined },
			]);
		});

		it('of a key that is not known says so', async () => {
			const { seenKeys } = await open();
			await claimAll(seenKeys, ['expired'], 'first', { rememberMs: 100 }, 1_000);
			const keys = [ownedKey('unknown'), ownedKey('expired', 'first')];
			expect(await seenKeys.release(LEDGER, keys, 1_100)).toEqual(['not_found', 'not_found']);
		});

		it('answers many keys, repeated ones too, in the order asked', async () => {
			const { seenKeys } = await open();
			const keys = countedKeys(MANY);
			await claimAll(seenKeys, keys, 'first', {}, 1_000);
			const twice = [...keys, ...keys].map((key) => ownedKey(key));
			const answers = await seenKeys.release(LEDGER, twice, 1_100);
			expect(answers.slice(0, MANY)).toEqual(keys.map(() => 'released'));
			expect(answers.slice(MANY)).toEqual(keys.map(() => 'not_found'));
		});
	});

	describe('look', () => {
		it('tells what is known, in the order asked', async () => {
			const { seenKeys } = await open();
			await claimAll(seenKeys, ['a'], 'first', { executionId: 'execution 1' }, 1_000);
			await claimAll(seenKeys, ['b'], 'first', { executionId: 'execution 2', holdMs: 500 }, 2_000);
			const a = { firstSeenAtMs: 1_000, executionId: 'execution 1', heldUntilMs: undefined };
			const b = { firstSeenAtMs: 2_000, executionId: 'execution 2', heldUntilMs: 2_500 };
			expect(await seenKeys.look(LEDGER, ['b', 'never', 'a', 'b'], 2_100)).toEqual([
				b,
				undefined,
				a,
				b,
			]);
		});

		it('changes nothing', async () => {
			const { seenKeys, rows } = await open();
			await claimAll(seenKeys, ['held'], 'first', { holdMs: 500 }, 1_000);
			await claimAll(seenKeys, ['expired'], 'first', { rememberMs: 500 }, 1_000);
			const before = await rows();
			await seenKeys.look(LEDGER, ['held', 'expired', 'never'], 9_000);
			expect(await rows()).toEqual(before);
		});

		it('does not know a key that is free for the taking', async () => {
			const { seenKeys } = await open();
			await claimAll(seenKeys, ['held'], 'first', { holdMs: 500 }, 1_000);
			await claimAll(seenKeys, ['expired'], 'first', { rememberMs: 500 }, 1_000);
			expect(await seenKeys.look(LEDGER, ['held', 'expired'], 1_500)).toEqual([
				undefined,
				undefined,
			]);
		});

		it('answers more keys than one statement takes', async () => {
			const { seenKeys } = await open();
			const keys = countedKeys(MANY);
			await claimAll(seenKeys, keys.slice(1), 'first', {}, 1_000);
			const answers = await seenKeys.look(LEDGER, keys, 1_000);
			expect(answers.map((known) => known?.firstSeenAtMs)).toEqual(
				keys.map((_, index) => (index === 0 ? undefined : 1_000)),
			);
		});
	});
}
