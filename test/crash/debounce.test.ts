import { describe, expect, it, vi } from 'vitest';
import { closeWindows } from '../../src/debounce/close-windows';
import { noRules } from '../debounce/events';
import { sharedStores } from '../store/every-store';
import { openDebounce } from '../store/open-debounce';
import { freshFolder } from '../support/fresh-folder';
import { brokenPromises } from './debounce.check';
import { debounceCallSchema } from './debounce-call.mts';
import { readHistory } from './history';
import { killWorkers } from './kill-workers';

/** Longer runs find more: `DOORMAN_CRASH_SECONDS=600 npx vitest run test/crash`. */
const SECONDS = Number(process.env['DOORMAN_CRASH_SECONDS'] ?? 5);
const WORKERS = 4;

describe.each(sharedStores)('events that wait, %s', (_name, freshTarget) => {
	const timeout = (SECONDS + 120) * 1_000;

	it('are delivered and acknowledged once, whoever is killed when', { timeout }, async () => {
		const target = await freshTarget();
		const store = await openDebounce(target);
		const folder = freshFolder();
		const { kills, historyFiles } = await killWorkers({
			program: 'test/crash/programs/debounce.mts',
			workers: WORKERS,
			input: target,
			forMs: SECONDS * 1_000,
			killsEach: 3,
			lifeMs: [100, 1_000],
			folder,
		});
		const later = Date.now() + 3_600_000;
		const terms = { queue: 'default', alsoReads: undefined, table: noRules, leaseToken: 'last' };
		// A server takes a moment to let go of what the killed ones had in hand.
		await vi.waitFor(
			async () => {
				await closeWindows(store.windows, { ...terms, limit: 10_000 }, later);
				expect(await store.rows('window_event')).toEqual([]);
			},
			{ timeout: 30_000, interval: 100 },
		);
		expect(await store.rows('contact_window')).toEqual([]);

		const calls = readHistory(historyFiles, debounceCallSchema);
		const end = {
			notifications: await store.rows('notification'),
			held: await store.rows('held_event'),
			letters: await store.rows('letter'),
		};
		expect(brokenPromises(calls, end), `histories in ${folder}`).toEqual([]);
		// Otherwise nothing was shown.
		expect(kills).toBeGreaterThan(WORKERS);
		expect(calls.some(({ answer }) => answer === undefined)).toBe(true);
		const states = new Set(end.notifications.map(({ state }) => state));
		expect([...states]).toEqual(expect.arrayContaining(['delivered', 'leased']));
		expect(end.held).not.toEqual([]);
	});
});
