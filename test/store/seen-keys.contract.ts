import { describe, expect, it } from 'vitest';
import type { OpenSeenKeys } from './open-seen-keys';
import { LEDGER, claimAll, claimOf, countedKeys, ownedKey, terms } from './seen-keys.terms';

/** More than any store handles in one statement. */
const MANY = 2_500;

/** What every store promises as a memory of seen keys. `open` gives an empty store each time. */
export function describeSeenKeys(name: string, open: () => Promise<OpenSeenKeys>): void {
	describe(`seen keys, ${name}`, () => {
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
				expect((await rows()).map(({ person_id }) => person_id)).toEqual([null, 'person 1']);
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
				expect(await seenKeys.release(LEDGER, [ownedKey('a', 'first')], 1_100)).toEqual([
					'released',
				]);
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
				await claimAll(
					seenKeys,
					['b'],
					'first',
					{ executionId: 'execution 2', holdMs: 500 },
					2_000,
				);
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
				expect(
					await seenKeys.complete(LEDGER, [ownedKey('a', 'second')], completion, 1_100),
				).toEqual(['completed']);
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

		describe('hostile keys', () => {
			const HOSTILE: readonly (readonly [what: string, key: string])[] = [
				['nothing', ''],
				['a space', ' '],
				['a name every object has', '__proto__'],
				['another one', 'constructor'],
				['NUL', 'nul\0here'],
				['without the NUL', 'nulhere'],
				['half of a character', '\ud800'],
				['another half', '\udbff'],
				['the character those are shown as', '\ufffd'],
				['right to left', '\u202eevil\u202c مرحبا'],
				['composed', 'caf\u00e9'],
				['decomposed', 'cafe\u0301'],
				['quotes of SQL', `'); DROP TABLE seen_key; --"`],
				['parameters of SQL', '$1 ?1 :name @p %s'],
				['quotes of JSON', '","key":"'],
				['a lot', 'x'.repeat(1_000_000)],
				['one more than a lot', 'x'.repeat(1_000_001)],
			];
			const keys = HOSTILE.map(([, key]) => key);

			it('are each a key of their own', async () => {
				const { seenKeys, rows } = await open();
				const first = await claimAll(seenKeys, keys, 'first', {}, 1_000);
				expect(first.map(({ won }) => won)).toEqual(keys.map(() => true));
				expect(await rows()).toHaveLength(keys.length);
				const second = await claimAll(seenKeys, keys, 'second', {}, 2_000);
				expect(second.map(({ won }) => won)).toEqual(keys.map(() => false));
				const known = await seenKeys.look(LEDGER, keys, 2_000);
				expect(known.map((key) => key?.firstSeenAtMs)).toEqual(keys.map(() => 1_000));
			});

			it('are not told from the hashes that are kept', async () => {
				const { seenKeys, rows } = await open();
				await claimAll(seenKeys, ['jane@example.com'], 'first', {}, 1_000);
				await seenKeys.complete(LEDGER, [ownedKey('joe@example.com')], terms(), 1_000);
				expect(JSON.stringify(await rows())).not.toMatch(/example/);
			});
		});
	});
}
