import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { currentVersion } from '../../src/store/migrations';
import { openStore } from '../../src/store/open-store';
import type { PostgresTarget, StoreTarget } from '../../src/store/target';
import { startProgram } from '../support/child-program';
import { failureOf } from '../support/failure-of';
import { freshFolder } from '../support/fresh-folder';
import { freshPostgresTarget, runSql } from '../support/fresh-postgres';
import { failureIn, whenReady } from './program-answers';
import type { OpenStoreOrder } from './programs/open-store.mts';

const PROCESSES = 20;

/** A store that can be looked into from outside. */
interface Place {
	readonly target: StoreTarget;
	/** Runs SQL behind the store's back; `schema_version` stands for the table of that name. */
	run(text: string): Promise<object[]>;
}

async function onFile(): Promise<Place> {
	const filePath = join(freshFolder(), 'doorman.sqlite');
	const run = async (text: string) => {
		const database = new DatabaseSync(filePath);
		const rows = database.prepare(text).all();
		database.close();
		return rows.map((row) => ({ ...row }));
	};
	return { target: { kind: 'embedded', filePath }, run };
}

async function onServer(): Promise<Place> {
	const target: PostgresTarget = await freshPostgresTarget();
	const run = (text: string) =>
		runSql(target, text.replace('schema_version', `${target.schema}.schema_version`));
	return { target, run };
}

const versions = 'SELECT version FROM schema_version ORDER BY version';
const everyVersion = Array.from({ length: currentVersion }, (_, index) => ({ version: index + 1 }));

describe.each([
	['SQLite', onFile],
	['PostgreSQL', onServer],
])('migrations on %s', (_, freshPlace) => {
	it('bring a fresh database to the current version', async () => {
		const { target, run } = await freshPlace();
		await (await openStore(target)).close();
		expect(await run(versions)).toEqual(everyVersion);
	});

	it('leave a current database as it is', async () => {
		const { target, run } = await freshPlace();
		await (await openStore(target)).close();
		const before = await run('SELECT * FROM schema_version');
		await (await openStore(target)).close();
		expect(await run('SELECT * FROM schema_version')).toEqual(before);
	});

	it('run once when twenty processes start at the same time', { timeout: 60_000 }, async () => {
		const { target, run } = await freshPlace();
		const program = 'test/store/programs/open-store.mts';
		const processes = await Promise.all(
			Array.from({ length: PROCESSES }, () => whenReady(startProgram(program))),
		);
		for (const process of processes) process.send({ target } satisfies OpenStoreOrder);
		const failures = await Promise.all(processes.map(failureIn));
		expect(failures).toEqual(processes.map(() => undefined));
		expect(await run(versions)).toEqual(everyVersion);
	});

	it('refuse a schema that a newer version of the pack made, and do not touch it', async () => {
		const { target, run } = await freshPlace();
		await (await openStore(target)).close();
		const newer = currentVersion + 1;
		await run(`INSERT INTO schema_version (version, applied_at_ms) VALUES (${newer}, 0)`);
		expect(await failureOf(openStore(target))).toEqual({
			kind: 'ConfigurationError',
			message: `The store was made by a newer version of this pack (schema ${newer}; this version knows ${currentVersion})`,
			remedy: 'Upgrade the pack n8n-nodes-doorman on every n8n process that uses this store.',
		});
		expect(await run(versions)).toEqual([...everyVersion, { version: newer }]);
	});
});
