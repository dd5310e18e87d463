import { chmodSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod/v4';
import { openStore, type Store } from '../../src/store/open-store';
import type { EmbeddedTarget } from '../../src/store/target';
import { startProgram, type ChildProgram } from '../support/child-program';
import { failureOf, failureSchema } from '../support/failure-of';
import { freshFolder } from '../support/fresh-folder';
import { longestGapDuring } from '../support/longest-gap.mts';
import { smallDisk } from '../support/small-disk';
import { failureIn, resultOf, whenReady } from './program-answers';
import type { FillStoreOrder } from './programs/fill-store.mts';
import type { OpenStoreOrder } from './programs/open-store.mts';
import { LEDGER, claimAll } from './seen-keys.terms';

/** Nobody, who exists everywhere; root may write anywhere and cannot be refused. */
const NOBODY = 65534;
const LONGEST_GAP_MS = 100;
const PLACE_REMEDY =
	'Let the user n8n runs as write to that folder, or choose another place with DOORMAN_STORE_URL=sqlite:/path/doorman.sqlite or a Doorman Store credential.';

function embedded(folder: string): EmbeddedTarget {
	return { kind: 'embedded', filePath: join(folder, 'doorman.sqlite') };
}

describe('the place of the embedded store', () => {
	async function failureOfUnprivileged(target: EmbeddedTarget) {
		const program = await whenReady(startProgram('test/store/programs/open-store.mts'));
		const asUser = process.getuid?.() === 0 ? NOBODY : undefined;
		program.send({ target, asUser } satisfies OpenStoreOrder);
		return await failureIn(program);
	}

	it('is refused when the folder cannot be written', async () => {
		const folder = freshFolder();
		chmodSync(folder, 0o555);
		expect(await failureOfUnprivileged(embedded(folder))).toEqual({
			kind: 'ConfigurationError',
			message: `The embedded store at ${folder}/doorman.sqlite cannot be opened: writing there is not allowed`,
			remedy: PLACE_REMEDY,
		});
	});

	it('is refused when the file cannot be written', async () => {
		const folder = freshFolder();
		chmodSync(folder, 0o755);
		const target = embedded(folder);
		await (await openStore(target)).close();
		chmodSync(target.filePath, 0o444);
		chmodSync(folder, 0o555);
		expect(await failureOfUnprivileged(target)).toMatchObject({
			kind: 'ConfigurationError',
			remedy: PLACE_REMEDY,
		});
	});

	it('is refused at once where nothing can be made', async () => {
		expect(await failureOf(openStore(embedded('/proc/doorman')))).toEqual({
			kind: 'ConfigurationError',
			message:
				'The embedded store at /proc/doorman/doorman.sqlite cannot be opened: its folder cannot be made',
			remedy: PLACE_REMEDY,
		});
	});

	it('is refused when a folder has the name of the file', async () => {
		const folder = freshFolder();
		mkdirSync(embedded(folder).filePath);
		expect(await failureOf(openStore(embedded(folder)))).toEqual({
			kind: 'ConfigurationError',
			message: `The embedded store at ${folder}/doorman.sqlite cannot be opened: that is a folder`,
			remedy: PLACE_REMEDY,
		});
	});
});

describe('a file that is no store', () => {
	const refusal = {
		kind: 'ConfigurationError',
		message: 'The file of the embedded store is damaged or is not a Doorman store',
		remedy:
			'Restore doorman.sqlite from a backup, or move the file away so that a new one is made (what it remembered is then gone).',
	};

	it('is refused and left as it is', async () => {
		const target = embedded(freshFolder());
		writeFileSync(target.filePath, 'Somebody keeps notes here. '.repeat(1_000));
		const before = readFileSync(target.filePath);
		expect(await failureOf(openStore(target))).toEqual(refusal);
		expect(readFileSync(target.filePath).equals(before)).toBe(true);
	});

	it('is refused when it is a damaged store', async () => {
		const target = embedded(freshFolder());
		const store = await openStore(target);
		await claimAll(store.seenKeys, ['a'], 'first', {}, 1_000);
		await store.close();
		const bytes = readFileSync(target.filePath);
		writeFileSync(target.filePath, bytes.fill('x', 4_096));
		expect(await failureOf(openStore(target))).toEqual(refusal);
	});

	it('is not kept open when it is refused', async () => {
		const target = embedded(freshFolder());
		writeFileSync(target.filePath, 'no store'.repeat(1_000));
		const descriptors = () => readdirSync('/dev/fd').length;
		const before = descriptors();
		for (let time = 0; time < 20; time++) await failureOf(openStore(target));
		expect(descriptors()).toBeLessThan(before + 20);
	});
});

describe('a full disk', () => {
	const fullDisk = {
		kind: 'UnavailableError',
		message: 'The disk that holds the embedded store is full',
		remedy:
			'Free some space on the volume of the n8n folder, then run the workflow again. Nothing that was stored is lost.',
	};
	const failingDisk = {
		kind: 'UnavailableError',
		message: 'The disk that holds the embedded store does not answer as it should',
		remedy:
			'Check the volume of the n8n folder (full, unplugged, over quota?), then run the workflow again.',
	};
	const filledSchema = z.object({
		failure: failureSchema,
		acknowledged: z.number(),
		stillKnown: z.number(),
		goesOn: z.boolean(),
		gapMs: z.number(),
	});

	it(
		'fails the write, keeps what was acknowledged, and is over when there is room',
		{ retry: 2 },
		async () => {
			const folder = freshFolder();
			const disk = smallDisk(folder, 2_000);
			const program = await whenReady(
				startProgram('test/store/programs/fill-store.mts', disk.launcher),
			);
			program.send({
				filePath: join(folder, 'doorman.sqlite'),
				ballast: join(folder, 'ballast'),
			} satisfies FillStoreOrder);
			const filled = await resultOf(program, filledSchema);
			expect(filled.failure).toEqual(disk.canBeFreed ? fullDisk : failingDisk);
			expect(filled.acknowledged).toBeGreaterThan(0);
			expect(filled.stillKnown).toBe(filled.acknowledged);
			expect(filled.goesOn).toBe(disk.canBeFreed);
			expect(filled.gapMs).toBeLessThan(LONGEST_GAP_MS);
		},
	);
});

describe('a write lock that another process holds', () => {
	const lockSchema = z.object({ isLocked: z.boolean() });

	async function lockedStore(): Promise<{ store: Store; locker: ChildProgram }> {
		const target = embedded(freshFolder());
		const store = await openStore(target);
		const locker = startProgram('test/store/programs/hold-lock.mts');
		locker.send({ lock: target.filePath });
		await locker.next(lockSchema);
		return { store, locker };
	}

	it('is waited for without blocking the event loop', { retry: 2 }, async () => {
		const { store, locker } = await lockedStore();
		const { gapMs, result } = await longestGapDuring(async () => {
			const claiming = claimAll(store.seenKeys, ['a'], 'first', {}, 1_000);
			setTimeout(() => locker.send({ lock: null }), 1_000);
			return await claiming;
		});
		expect(result).toMatchObject([{ won: true }]);
		expect(gapMs).toBeLessThan(LONGEST_GAP_MS);
		await store.close();
	});

	it('is not waited for longer than five seconds', { retry: 2 }, async () => {
		const { store, locker } = await lockedStore();
		const startedAt = performance.now();
		const { gapMs, result } = await longestGapDuring(() =>
			failureOf(claimAll(store.seenKeys, ['a'], 'first', {}, 1_000)),
		);
		expect(result).toEqual({
			kind: 'UnavailableError',
			message: 'The embedded store stayed locked by another process for 5 seconds',
			remedy:
				'Check whether a backup or another program holds doorman.sqlite open, then run the workflow again.',
		});
		expect(performance.now() - startedAt).toBeLessThan(8_000);
		expect(gapMs).toBeLessThan(LONGEST_GAP_MS);
		locker.send({ lock: null });
		await locker.next(lockSchema);
		expect(await claimAll(store.seenKeys, ['a'], 'first', {}, 1_000)).toMatchObject([
			{ won: true },
		]);
		await store.close();
	});

	it('does not keep readers out', async () => {
		const { store } = await lockedStore();
		expect(await store.seenKeys.look(LEDGER, ['a'], 1_000)).toEqual([undefined]);
		await store.close();
	});
});
