import { sql } from '../../../vendor/kysely';
import type { TableSet } from '../migration';

/** `rotation` has one row per pool, which is also the lock that turns are taken under. */
export const scoreRouteTables: TableSet = {
	sqlite: [
		sql`CREATE TABLE rotation (
			pool TEXT NOT NULL PRIMARY KEY,
			credits TEXT NOT NULL,
			used_at_ms INTEGER NOT NULL
		) STRICT, WITHOUT ROWID`,
		sql`CREATE TABLE assignment (
			pool TEXT NOT NULL,
			lead_id TEXT NOT NULL,
			agent_id TEXT NOT NULL,
			execution_id TEXT NOT NULL,
			assigned_at_ms INTEGER NOT NULL,
			expires_at_ms INTEGER,
			PRIMARY KEY (pool, lead_id)
		) STRICT, WITHOUT ROWID`,
		sql`CREATE INDEX assignment_expires ON assignment (expires_at_ms) WHERE expires_at_ms IS NOT NULL`,
	],

	postgres: (schema) => [
		sql`CREATE TABLE ${sql.id(schema, 'rotation')} (
			pool text COLLATE "C" NOT NULL PRIMARY KEY,
			credits text NOT NULL,
			used_at_ms bigint NOT NULL
		)`,
		sql`CREATE TABLE ${sql.id(schema, 'assignment')} (
			pool text COLLATE "C" NOT NULL,
			lead_id text COLLATE "C" NOT NULL,
			agent_id text NOT NULL,
			execution_id text NOT NULL,
			assigned_at_ms bigint NOT NULL,
			expires_at_ms bigint,
			PRIMARY KEY (pool, lead_id)
		)`,
		sql`CREATE INDEX assignment_expires ON ${sql.id(schema, 'assignment')} (expires_at_ms) WHERE expires_at_ms IS NOT NULL`,
	],
};
