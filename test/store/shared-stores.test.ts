import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { closeSharedStores, sharedStore } from '../../src/store/shared-stores';
import type { EmbeddedTarget } from '../../src/store/target';
import { failureOf } from '../support/failure-of';
import { freshFolder } from '../support/fresh-folder';
import { freshPostgresTarget, runSql } from '../support/fresh-postgres';
import { LEDGER } from './seen-keys.terms';

afterEach(closeSharedStores);

function embedded(folder: string): EmbeddedTarget {
	return { kind: 'embedded', filePath: join(folder, 'doorman.sqlite') };
}

it('one store is opened per target, however many ask at once', async () => {
	const target = embedded(freshFolder());
	const asked = await Promise.all([sharedStore(target), sharedStore({ ...target })]);
	expect(asked[0]).toBe(asked[1]);
	expect(await sharedStore(target)).toBe(asked[0]);
});

it('different targets have different stores', async () => {
	const one = await sharedStore(embedded(freshFolder()));
	expect(await sharedStore(embedded(freshFolder()))).not.toBe(one);
});

it('one process has at most five connections to a server', async () => {
	const target = await freshPostgresTarget();
	const asking = Array.from({ length: 50 }, async () => {
		const store = await sharedStore(target);
		return await store.seenKeys.look(LEDGER, ['a'], 1_000);
	});
	await Promise.all(asking);
	const [row] = await runSql(
		target,
		`SELECT count(*)::int AS connections FROM pg_stat_activity
		WHERE application_name = 'n8n-nodes-doorman' AND query LIKE $1`,
		[`%${target.schema}%`],
	);
	expect(row?.['connections']).toBeGreaterThan(0);
	expect(row?.['connections']).toBeLessThanOrEqual(5);
});

it('a failed opening is tried again by the next who asks', async () => {
	const folder = join(freshFolder(), 'folder');
	writeFileSync(folder, 'A file is in the way.');
	const failures = [sharedStore(embedded(folder)), sharedStore(embedded(folder))].map(failureOf);
	expect(await Promise.all(failures)).toMatchObject([
		{ kind: 'ConfigurationError' },
		{ kind: 'ConfigurationError' },
	]);
	rmSync(folder);
	mkdirSync(folder);
	const store = await sharedStore(embedded(folder));
	expect(await store.seenKeys.look(LEDGER, ['a'], 1_000)).toEqual([undefined]);
});

it('closing ends them all, also those that are just being opened, and later calls open anew', async () => {
	const target = embedded(freshFolder());
	const opened = await sharedStore(target);
	const opening = sharedStore(embedded(freshFolder()));
	await closeSharedStores();
	for (const store of [opened, await opening]) {
		await expect(store.seenKeys.look(LEDGER, ['a'], 1_000)).rejects.toThrow('destroyed');
	}
	const anew = await sharedStore(target);
	expect(anew).not.toBe(opened);
	expect(await anew.seenKeys.look(LEDGER, ['a'], 1_000)).toEqual([undefined]);
});
