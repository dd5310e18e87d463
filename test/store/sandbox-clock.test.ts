import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore, type Store } from '../../src/store/open-store';
import { isSandbox } from '../../src/store/sandbox-clock';
import type { StoreTarget } from '../../src/store/target';
import { freshFolder } from '../support/fresh-folder';
import { freshPostgresTarget, runSql } from '../support/fresh-postgres';

const HOUR_MS = 3_600_000;
/** For how long a loaded machine may be busy between two looks at a clock. */
const SLACK_MS = 20_000;

/** A store, and a way to write its setting behind its back. */
interface Place {
	readonly target: StoreTarget;
	write(value: string): Promise<void>;
}

async function onFile(): Promise<Place> {
	const filePath = join(freshFolder(), 'doorman.sqlite');
	const write = async (value: string) => {
		const database = new DatabaseSync(filePath, { timeout: 5_000 });
		database
			.prepare(`INSERT OR REPLACE INTO setting (name, value) VALUES ('sandbox_skipped_ms', ?)`)
			.run(value);
		database.close();
	};
	return { target: { kind: 'embedded', filePath }, write };
}

async function onServer(): Promise<Place> {
	const target = await freshPostgresTarget();
	const write = async (value: string) => {
		await runSql(
			target,
			`INSERT INTO ${target.schema}.setting (name, value) VALUES ('sandbox_skipped_ms', $1)
			ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
			[value],
		);
	};
	return { target, write };
}

async function opened(target: StoreTarget, isSandbox: boolean): Promise<Store> {
	const store = await openStore(target, { isSandbox });
	onTestFinished(() => store.close());
	return store;
}

/** How far a store's clock is ahead of the machine's, to the nearest minute. */
async function aheadMs(store: Store): Promise<number> {
	const ahead = (await store.now()) - Date.now();
	// Plus zero, since a clock may be behind by a little: -0 is not 0.
	const rounded = Math.round(ahead / 60_000) * 60_000 + 0;
	expect(Math.abs(ahead - rounded)).toBeLessThan(SLACK_MS);
	return rounded;
}

describe.each([
	['SQLite', onFile],
	['PostgreSQL', onServer],
])('the clock of the sandbox on %s', (_, freshPlace) => {
	it('shows the real time as long as nothing was skipped', async () => {
		const { target } = await freshPlace();
		expect(await aheadMs(await opened(target, true))).toBe(0);
	});

	it('is ahead by all that was skipped, for everybody with the store', async () => {
		const { target } = await freshPlace();
		const [one, other] = [await opened(target, true), await opened(target, true)];
		await one.skipTime?.(HOUR_MS);
		await other.skipTime?.(2 * HOUR_MS);
		expect(await aheadMs(one)).toBe(3 * HOUR_MS);
		expect(await aheadMs(other)).toBe(3 * HOUR_MS);
		expect(await aheadMs(await opened(target, true))).toBe(3 * HOUR_MS);
	});

	it('counts in the sandbox only', async () => {
		const { target } = await freshPlace();
		await (await opened(target, true)).skipTime?.(HOUR_MS);
		const elsewhere = await opened(target, false);
		expect(await aheadMs(elsewhere)).toBe(0);
		expect(elsewhere.skipTime).toBeUndefined();
	});

	it.each([-1, -HOUR_MS, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 1e12])(
		'cannot be moved by %d ms',
		async (ms) => {
			const { target } = await freshPlace();
			const store = await opened(target, true);
			await expect(store.skipTime?.(ms)).rejects.toThrow(RangeError);
			expect(await aheadMs(store)).toBe(0);
		},
	);

	it.each(['', '-3600000', '1e9', '3600000.5', 'NaN', ' 3600000', '9'.repeat(400), '{"a":1}'])(
		'takes no notice of %j in the store',
		async (value) => {
			const { target, write } = await freshPlace();
			const store = await opened(target, true);
			await write(value);
			expect(await aheadMs(store)).toBe(0);
			await store.skipTime?.(HOUR_MS);
			expect(await aheadMs(store)).toBe(HOUR_MS);
		},
	);
});

it.each([
	[{ DOORMAN_SANDBOX: '1' }, true],
	[{ DOORMAN_SANDBOX: 'true' }, false],
	[{ DOORMAN_SANDBOX: '0' }, false],
	[{ DOORMAN_SANDBOX: '' }, false],
	[{}, false],
])('with %j in the environment a process is in the sandbox: %s', (env, expected) => {
	expect(isSandbox(env)).toBe(expected);
});
