import { describe, expect, it } from 'vitest';
import { openDebounce } from '../store/open-debounce';
import { openedStore, sharedStores } from '../store/every-store';
import { freshFolder } from '../support/fresh-folder';
import { readHistory } from './history';
import { brokenInboxPromises } from './inbox.check';
import { inboxCallSchema } from './inbox-call.mts';
import { killWorkers } from './kill-workers';

/** Longer runs find more: `DOORMAN_CRASH_SECONDS=600 npx vitest run test/crash`. */
const SECONDS = Number(process.env['DOORMAN_CRASH_SECONDS'] ?? 5);
const WORKERS = 4;

describe.each(sharedStores)('leads that were taken in, %s', (_name, freshTarget) => {
	const timeout = (SECONDS + 120) * 1_000;

	it('are neither lost nor doubled, whoever is killed when', { timeout }, async () => {
		const target = await freshTarget();
		const store = await openedStore(target);
		const folder = freshFolder();
		const { kills, historyFiles } = await killWorkers({
			program: 'test/crash/programs/inbox.mts',
			workers: WORKERS,
			input: target,
			forMs: SECONDS * 1_000,
			killsEach: 3,
			lifeMs: [100, 1_000],
			folder,
		});
		const calls = readHistory(historyFiles, inboxCallSchema);
		const end = {
			letters: await (await openDebounce(target)).rows('letter'),
			items: await store.inbox.lease('inbox', 100_000, 1_000, Date.now() + 3_600_000),
		};
		expect(brokenInboxPromises(calls, end), `histories in ${folder}`).toEqual([]);
		// Otherwise nothing was shown.
		expect(kills).toBeGreaterThan(WORKERS);
		expect(calls.some(({ answer }) => answer === undefined)).toBe(true);
		expect(calls.filter(({ call }) => call.method === 'remove').length).toBeGreaterThan(10);
		expect(end.letters.length).toBeGreaterThan(0);
	});
});
