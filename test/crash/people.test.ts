import { describe, expect, it, vi } from 'vitest';
import { sharedStores } from '../store/every-store';
import { openPeople } from '../store/open-people';
import { freshFolder } from '../support/fresh-folder';
import { readHistory } from './history';
import { killWorkers } from './kill-workers';
import { brokenPeoplePromises } from './people.check';
import { peopleCallSchema } from './people-call.mts';

/** Longer runs find more: `DOORMAN_CRASH_SECONDS=600 npx vitest run test/crash`. */
const SECONDS = Number(process.env['DOORMAN_CRASH_SECONDS'] ?? 5);
const WORKERS = 4;

describe.each(sharedStores)('people who were met, %s', (_name, freshTarget) => {
	const timeout = (SECONDS + 120) * 1_000;

	it('are neither forgotten nor left by halves, whoever is killed when', { timeout }, async () => {
		const target = await freshTarget();
		const store = await openPeople(target);
		const folder = freshFolder();
		const { kills, historyFiles } = await killWorkers({
			program: 'test/crash/programs/people.mts',
			workers: WORKERS,
			input: target,
			forMs: SECONDS * 1_000,
			killsEach: 3,
			lifeMs: [200, 1_500],
			folder,
		});
		// A server takes a moment to end what the killed ones had in hand.
		await vi.waitFor(async () => expect(await store.damages()).toEqual([]), 30_000);
		const calls = readHistory(historyFiles, peopleCallSchema);
		expect(await brokenPeoplePromises(calls, store), `histories in ${folder}`).toEqual([]);
		// Otherwise nothing was shown.
		expect(kills).toBeGreaterThan(WORKERS);
		expect(calls.some(({ answer }) => answer === undefined)).toBe(true);
		const answers = new Set(calls.map(({ answer }) => answer));
		expect([...answers]).toEqual(expect.arrayContaining(['merged', 'unmerged']));
		expect(calls.filter(({ call }) => call.method === 'erase').length).toBeGreaterThan(2);
	});
});
