import { Client } from 'pg';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { freshPostgresTarget, runSql } from '../support/fresh-postgres';
import { openSeenKeys } from './open-seen-keys';
import { LEDGER, claimAll, ownedKey, terms } from './seen-keys.terms';

/**
 * What happens between the snapshot of a statement and the lock it gets is far too short to be met by
 * chance. Here another session holds the row until the statement waits for it.
 */
describe('seen keys on PostgreSQL, when another session is about to take a key over', () => {
	async function besideTakeover() {
		const target = await freshPostgresTarget();
		const { seenKeys } = await openSeenKeys(target);
		await claimAll(seenKeys, ['a'], 'first', { executionId: 'execution 1' }, 1_000);
		const { host, port, database, user, password, schema } = target;
		const other = new Client({ host, port, database, user, password });
		await other.connect();
		onTestFinished(() => other.end());
		await other.query('BEGIN');
		await other.query(`UPDATE ${schema}.seen_key SET owner = 'second', held_until_ms = 9000`);
		/** Ends the takeover as soon as the work waits for it, and gives the answer of the work. */
		const settle = async <Answer>(work: Promise<Answer>, end: 'COMMIT' | 'ROLLBACK') => {
			await vi.waitUntil(async () => {
				const waiting = `SELECT 1 FROM pg_locks JOIN pg_stat_activity USING (pid)
					WHERE NOT granted AND query LIKE '%${schema}%'`;
				return (await runSql(target, waiting)).length > 0;
			});
			await other.query(end);
			return await work;
		};
		return { seenKeys, settle };
	}

	const heldBySecond = { firstSeenAtMs: 1_000, executionId: 'execution 1', heldUntilMs: 9_000 };

	it('its old owner loses the claim and learns of the new hold', async () => {
		const { seenKeys, settle } = await besideTakeover();
		const claiming = claimAll(seenKeys, ['a'], 'first', {}, 2_000);
		expect(await settle(claiming, 'COMMIT')).toEqual([{ won: false, known: heldBySecond }]);
	});

	it('its old owner wins the claim when the takeover is undone', async () => {
		const { seenKeys, settle } = await besideTakeover();
		const claiming = claimAll(seenKeys, ['a'], 'first', {}, 2_000);
		expect(await settle(claiming, 'ROLLBACK')).toMatchObject([{ won: true, firstSeenAtMs: 1_000 }]);
	});

	it('its old owner cannot complete it', async () => {
		const { seenKeys, settle } = await besideTakeover();
		const completing = seenKeys.complete(LEDGER, [ownedKey('a', 'first')], terms(), 2_000);
		expect(await settle(completing, 'COMMIT')).toEqual(['taken_over']);
		expect(await seenKeys.look(LEDGER, ['a'], 2_000)).toEqual([heldBySecond]);
	});

	it('its old owner cannot release it', async () => {
		const { seenKeys, settle } = await besideTakeover();
		const releasing = seenKeys.release(LEDGER, [ownedKey('a', 'first')], 2_000);
		expect(await settle(releasing, 'COMMIT')).toEqual(['taken_over']);
		expect(await seenKeys.look(LEDGER, ['a'], 2_000)).toEqual([heldBySecond]);
	});

	it('it is released all the same by one who does not ask for the owner', async () => {
		const { seenKeys, settle } = await besideTakeover();
		const releasing = seenKeys.release(LEDGER, [ownedKey('a')], 2_000);
		expect(await settle(releasing, 'COMMIT')).toEqual(['released']);
		expect(await seenKeys.look(LEDGER, ['a'], 2_000)).toEqual([undefined]);
	});
});
