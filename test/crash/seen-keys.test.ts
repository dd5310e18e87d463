import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/store/open-store';
import type { StoreTarget } from '../../src/store/target';
import { freshFolder } from '../support/fresh-folder';
import { freshPostgresTarget } from '../support/fresh-postgres';
import { readHistory, type RecordedCall } from './history';
import { killWorkers } from './kill-workers';
import { unexplainedKeys } from './seen-keys.check';
import { seenKeysCallSchema, type SeenKeysCall } from './seen-keys-call.mts';

/** Longer runs find more: `DOORMAN_CRASH_SECONDS=600 npx vitest run test/crash`. */
const SECONDS = Number(process.env['DOORMAN_CRASH_SECONDS'] ?? 8);
const WORKERS = 4;
const LEDGERS = ['marked', 'held'];

describe.each<[name: string, freshTarget: () => Promise<StoreTarget>]>([
	['the embedded store', async () => embedded(freshFolder())],
	['PostgreSQL', freshPostgresTarget],
])('seen keys in %s', (_, freshTarget) => {
	const timeout = (SECONDS + 120) * 1_000;

	it('have a history that can be explained, whoever is killed when', { timeout }, async () => {
		const target = await freshTarget();
		const folder = freshFolder();
		await (await openStore(target)).close();
		const { kills, historyFiles } = await killWorkers({
			program: 'test/crash/programs/seen-keys.mts',
			workers: WORKERS,
			input: target,
			forMs: SECONDS * 1_000,
			killsEach: 3,
			lifeMs: [100, 1_000],
			folder,
		});
		const calls = readHistory(historyFiles, seenKeysCallSchema);
		const lastLook = await lookAtEverything(target, calls);
		expect(unexplainedKeys([...calls, ...lastLook]), `histories in ${folder}`).toEqual([]);
		// Otherwise nothing was shown.
		expect(kills).toBeGreaterThan(WORKERS);
		expect(calls.length).toBeGreaterThan(20 * SECONDS);
		expect(calls.some(({ answer }) => answer === undefined)).toBe(true);
	});
});

function embedded(folder: string): StoreTarget {
	const filePath = join(folder, 'doorman.sqlite');
	onTestFinished(() => {
		const database = new DatabaseSync(filePath);
		const [check] = database.prepare('PRAGMA integrity_check').all();
		database.close();
		expect(check).toMatchObject({ integrity_check: 'ok' });
	});
	return { kind: 'embedded', filePath };
}

/** What is there in the end, as calls that come after all others. */
async function lookAtEverything(
	target: StoreTarget,
	calls: readonly RecordedCall<SeenKeysCall>[],
): Promise<RecordedCall<SeenKeysCall>[]> {
	const store = await openStore(target);
	onTestFinished(() => store.close());
	const now = Date.now();
	const looks = LEDGERS.map(async (ledger): Promise<RecordedCall<SeenKeysCall>> => {
		const asked = calls
			.filter(({ call }) => call.ledger === ledger)
			.flatMap(({ call }) => call.asked);
		const keys = [...new Set(asked.map(({ key }) => key))];
		const answer = await store.seenKeys.look(ledger, keys, now);
		return {
			call: { method: 'look', ledger, asked: keys.map((key) => ({ key })), now },
			invokedAt: Number.MAX_SAFE_INTEGER - 1,
			// As JSON has it.
			answer: answer.map((known) => known ?? null),
			answeredAt: Number.MAX_SAFE_INTEGER,
		};
	});
	return await Promise.all(looks);
}
