import { ConfigurationError } from '../errors';
import { sql, type Kysely } from '../vendor/kysely';
import type { Database } from './database';
import { currentVersion, migrations } from './migrations';
import type { Tables } from './tables';

/**
 * Brings the schema to the version this pack works with.
 *
 * Atomicity: all missing steps run in one transaction; a failure leaves the schema as it was.
 * Isolation: any number of processes may start at once; one does the work, the others wait for it.
 * A schema that a newer pack made is refused, never touched.
 *
 * @param now written into the ledger of versions, for people
 */
export async function migrate(database: Database, now: number): Promise<void> {
	if ((await versionOf(database, database.kysely)) === currentVersion) return;
	await database.kysely.transaction().execute(async (transaction) => {
		await database.schema.lock(transaction);
		const version = await versionOf(database, transaction);
		if (version === 0) await createLedger(database, transaction);
		for (const migration of migrations.slice(version)) {
			for (const statement of database.schema.statements(migration)) {
				await statement.execute(transaction);
			}
			await record(database, transaction, migration.version, now);
		}
	});
}

/** 0 for a fresh database. */
async function versionOf(database: Database, connection: Kysely<Tables>): Promise<number> {
	if (await database.schema.isFresh(connection)) return 0;
	const { rows } = await sql<{ version: number | null }>`
		SELECT max(version) AS version FROM ${database.table('schema_version')}
	`.execute(connection);
	const version = rows[0]?.version ?? 0;
	if (version > currentVersion) throw schemaTooNew(version);
	return version;
}

function schemaTooNew(version: number): ConfigurationError {
	return new ConfigurationError(
		`The store was made by a newer version of this pack (schema ${version}; this version knows ${currentVersion})`,
		'Upgrade the pack n8n-nodes-doorman on every n8n process that uses this store.',
	);
}

async function createLedger(database: Database, transaction: Kysely<Tables>): Promise<void> {
	await sql`CREATE TABLE ${database.table('schema_version')} (
		version integer NOT NULL PRIMARY KEY,
		applied_at_ms bigint NOT NULL
	)`.execute(transaction);
}

async function record(
	database: Database,
	transaction: Kysely<Tables>,
	version: number,
	now: number,
): Promise<void> {
	await sql`
		INSERT INTO ${database.table('schema_version')} (version, applied_at_ms)
		VALUES (${version}, ${now})
	`.execute(transaction);
}
