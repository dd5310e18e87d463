import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { openStore, type Store } from '../../src/store/open-store';
import type { PostgresTarget } from '../../src/store/target';
import { failureOf } from '../support/failure-of';
import { runSql } from '../support/fresh-postgres';
import { startPostgres, type PostgresServer } from '../support/postgres-server.mts';
import { claimAll } from './seen-keys.terms';

describe('a server that goes away', () => {
	let server: PostgresServer;
	let target: PostgresTarget;
	let where: string;

	beforeAll(async () => {
		server = await startPostgres();
		target = { kind: 'postgres', ...server.coordinates, schema: 'doorman', ssl: 'disable' };
		where = `PostgreSQL at ${target.host}:${target.port}`;
	});
	afterAll(() => server.remove());

	async function open(): Promise<Store> {
		const store = await openStore(target);
		onTestFinished(() => store.close());
		return store;
	}

	it('says what to start while it is stopped, and works again once it runs', async () => {
		const store = await open();
		await server.stop();
		expect(await failureOf(claimAll(store.seenKeys, ['stopped'], 'first', {}, 1_000))).toEqual({
			kind: 'UnavailableError',
			message: `${where} does not accept connections`,
			remedy:
				'Start the server, or correct host and port in the Doorman Store credential or in DOORMAN_STORE_URL.',
		});
		await server.start();
		expect(await claimAll(store.seenKeys, ['stopped'], 'first', {}, 1_000)).toMatchObject([
			{ won: true },
		]);
	});

	it('is not noticed when it was killed and is back before the next call', async () => {
		const store = await open();
		await claimAll(store.seenKeys, ['between'], 'first', {}, 1_000);
		await server.kill();
		await server.start();
		expect(await claimAll(store.seenKeys, ['between'], 'second', {}, 2_000)).toMatchObject([
			{ won: false, known: { firstSeenAtMs: 1_000 } },
		]);
	});

	it('in the middle of a statement fails that statement, not the process', async () => {
		const store = await open();
		await claimAll(store.seenKeys, ['middle'], 'first', {}, 1_000);
		await holdAllRows();
		const failing = failureOf(claimAll(store.seenKeys, ['middle'], 'first', {}, 1_000));
		await vi.waitUntil(somebodyWaits);
		await server.kill();
		expect(await failing).toEqual({
			kind: 'UnavailableError',
			message: `${where} closed the connection`,
			remedy: 'Check that the server is running, then run the workflow again.',
		});
		await server.start();
		expect(await claimAll(store.seenKeys, ['middle'], 'first', {}, 1_000)).toMatchObject([
			{ won: true },
		]);
	});

	it('for everyone who does not encrypt says that', async () => {
		const rulesFile = join(server.folder, 'pg_hba.conf');
		const rules = readFileSync(rulesFile, 'utf8');
		onTestFinished(() => writeFileSync(rulesFile, rules));
		writeFileSync(rulesFile, 'hostssl all all 127.0.0.1/32 scram-sha-256\n');
		await server.stop();
		await server.start();
		expect(await failureOf(openStore(target))).toEqual({
			kind: 'ConfigurationError',
			message: `${where} accepts encrypted connections only, or none from here`,
			remedy:
				'Turn SSL on in the Doorman Store credential (or add ?sslmode=require to DOORMAN_STORE_URL), or let the database administrator allow this machine in pg_hba.conf.',
		});
	});

	/** From a session of its own, so that claims have to wait in the server. */
	async function holdAllRows(): Promise<void> {
		const { host, port, database, user, password } = server.coordinates;
		const client = new Client({ host, port, database, user, password });
		client.on('error', () => {
			// The test kills the server under it.
		});
		await client.connect();
		await client.query('BEGIN');
		await client.query('SELECT 1 FROM doorman.seen_key FOR UPDATE');
	}

	async function somebodyWaits(): Promise<boolean> {
		const waiting = await runSql(server.coordinates, 'SELECT 1 FROM pg_locks WHERE NOT granted');
		return waiting.length > 0;
	}
});
