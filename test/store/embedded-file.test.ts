import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { chooseTarget } from '../../src/store/choose-target';
import { openStore, type Store } from '../../src/store/open-store';
import type { StoreTarget } from '../../src/store/target';
import { startProgram } from '../support/child-program';
import { freshFolder } from '../support/fresh-folder';
import { failureIn, whenReady } from './program-answers';
import type { OpenStoreOrder } from './programs/open-store.mts';
import { claimAll } from './seen-keys.terms';

const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;

function modeOf(...path: string[]): number {
	return statSync(join(...path)).mode & 0o777;
}

/** A store in which something was written, so that all of its files are there. */
async function openAndWrite(target: StoreTarget): Promise<Store> {
	const store = await openStore(target);
	onTestFinished(() => store.close());
	await claimAll(store.seenKeys, ['a'], 'first', {}, 1_000);
	return store;
}

it('the embedded store is made in the n8n folder, for its owner only', async () => {
	const home = freshFolder();
	await openAndWrite(chooseTarget(undefined, { env: { HOME: home }, command: 'start' }));
	const folder = join(home, '.n8n', 'doorman');
	expect(readdirSync(folder).toSorted()).toEqual([
		'doorman.sqlite',
		'doorman.sqlite-shm',
		'doorman.sqlite-wal',
	]);
	expect(modeOf(folder)).toBe(PRIVATE_FOLDER);
	for (const file of readdirSync(folder)) expect(modeOf(folder, file)).toBe(PRIVATE_FILE);
});

it('a file that others could read is made private', async () => {
	const filePath = join(freshFolder(), 'doorman.sqlite');
	writeFileSync(filePath, '');
	chmodSync(filePath, 0o644);
	await openAndWrite({ kind: 'embedded', filePath });
	expect(modeOf(filePath)).toBe(PRIVATE_FILE);
});

it('a folder that is there keeps its mode', async () => {
	const folder = join(freshFolder(), 'shared');
	mkdirSync(folder);
	chmodSync(folder, 0o755);
	await openAndWrite({ kind: 'embedded', filePath: join(folder, 'doorman.sqlite') });
	expect(modeOf(folder)).toBe(0o755);
});

it('a closed store is one file', async () => {
	const folder = freshFolder();
	const store = await openAndWrite({ kind: 'embedded', filePath: join(folder, 'doorman.sqlite') });
	await store.close();
	expect(readdirSync(folder)).toEqual(['doorman.sqlite']);
});

it('a process that ends without closing its store leaves one file too', async () => {
	const folder = freshFolder();
	const target = { kind: 'embedded', filePath: join(folder, 'doorman.sqlite') } as const;
	const program = await whenReady(startProgram('test/store/programs/open-store.mts'));
	program.send({ target, leaveOpen: true } satisfies OpenStoreOrder);
	expect(await failureIn(program)).toBeUndefined();
	await program.exited;
	expect(readdirSync(folder)).toEqual(['doorman.sqlite']);
});
