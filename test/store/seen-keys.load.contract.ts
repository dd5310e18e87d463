import { describe, expect, it } from 'vitest';
import type { OpenSeenKeys } from './open-seen-keys';
import { LEDGER, claimAll, countedKeys, ownedKey, terms } from './seen-keys.terms';

/** Many keys, and keys that somebody chose to do harm. */
export function describeLoad(open: () => Promise<OpenSeenKeys>): void {
	describe('a ledger with many keys', () => {
		it('is as quick as an empty one', async () => {
			const { seenKeys } = await open();
			await claimAll(seenKeys, countedKeys(20_000), 'first', {}, 1_000);
			const keys = countedKeys(20_000).filter((_, index) => index % 200 === 0);
			const owned = keys.map((key) => ownedKey(key, 'first'));
			const startedAt = performance.now();
			await claimAll(seenKeys, keys, 'second', {}, 2_000);
			await seenKeys.look(LEDGER, keys, 2_000);
			await seenKeys.complete(LEDGER, owned, terms(), 2_000);
			await seenKeys.release(LEDGER, owned, 2_000);
			// Reading the whole ledger for each key takes many seconds.
			expect(performance.now() - startedAt).toBeLessThan(1_000);
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
}
