import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { StoreTarget } from '../../src/store/target';
import { freshFolder } from '../support/fresh-folder';
import { everyStore, sharedStores } from './every-store';
import { openSeenKeys } from './open-seen-keys';
import { describeSeenKeys } from './seen-keys.contract';
import { LEDGER, claimAll } from './seen-keys.terms';

const inMemory = (): StoreTarget => ({ kind: 'embedded', filePath: ':memory:' });

for (const [name, freshTarget] of everyStore) {
	describeSeenKeys(name, async () => await openSeenKeys(await freshTarget()));
}

describe.each(sharedStores)('seen keys that last, %s', (_, freshTarget) => {
	it('are the same after the store was closed and opened again', async () => {
		const target = await freshTarget();
		const before = await openSeenKeys(target);
		await claimAll(before.seenKeys, ['a'], 'first', {}, 1_000);
		await before.close();
		const after = await openSeenKeys(target);
		const [answer] = await claimAll(after.seenKeys, ['a'], 'second', {}, 2_000);
		expect(answer).toMatchObject({ won: false, known: { firstSeenAtMs: 1_000 } });
	});

	it('are seen at once by others with the same store', async () => {
		const target = await freshTarget();
		const [one, other] = [await openSeenKeys(target), await openSeenKeys(target)];
		await claimAll(one.seenKeys, ['a'], 'first', {}, 1_000);
		expect(await other.seenKeys.look(LEDGER, ['a'], 1_000)).toMatchObject([
			{ firstSeenAtMs: 1_000 },
		]);
	});
});

describe('hashes of keys', () => {
	it('differ between stores, so that nobody can compare two of them', async () => {
		const hashes = new Set<string | undefined>();
		for (const [, freshTarget] of everyStore) {
			const { seenKeys, rows } = await openSeenKeys(await freshTarget());
			await claimAll(seenKeys, ['a'], 'first', {}, 1_000);
			hashes.add((await rows())[0]?.key_hash);
		}
		expect(hashes.size).toBe(everyStore.length);
	});

	it('differ between ledgers', async () => {
		const { seenKeys, rows } = await openSeenKeys(inMemory());
		for (const ledger of ['one', 'two']) {
			await seenKeys.claim(
				ledger,
				[{ key: 'a', owner: 'first', personId: undefined }],
				{ holdMs: undefined, rememberMs: undefined, executionId: '1' },
				1_000,
			);
		}
		expect(new Set((await rows()).map(({ key_hash }) => key_hash)).size).toBe(2);
	});

	it('are all that the files of the embedded store hold of a key', async () => {
		const folder = freshFolder();
		const { seenKeys, close } = await openSeenKeys({
			kind: 'embedded',
			filePath: join(folder, 'doorman.sqlite'),
		});
		await claimAll(seenKeys, ['jane@example.com'], 'the owner', {}, 1_000);
		const bytes = () =>
			Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
		expect(bytes().includes('the owner')).toBe(true);
		expect(bytes().includes('jane')).toBe(false);
		await close();
		expect(bytes().includes('jane')).toBe(false);
	});
});
