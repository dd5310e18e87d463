import { sql } from '../../../vendor/kysely';
import type { TableSet } from '../migration';

/** Open letters are listed and taken from the oldest on; settled ones are swept when they expire. */
export const letterTables: TableSet = {
	sqlite: [
		sql`CREATE TABLE letter (
			shelf TEXT NOT NULL,
			letter_id TEXT NOT NULL,
			state TEXT NOT NULL,
			source TEXT NOT NULL,
			workflow_id TEXT NOT NULL,
			execution_id TEXT,
			payload TEXT NOT NULL,
			failure TEXT NOT NULL,
			attempts INTEGER NOT NULL,
			parked_at_ms INTEGER NOT NULL,
			taken_until_ms INTEGER,
			settled_at_ms INTEGER,
			expires_at_ms INTEGER NOT NULL,
			PRIMARY KEY (shelf, letter_id)
		) STRICT`,
		sql`CREATE INDEX letter_parked ON letter (shelf, parked_at_ms, letter_id) WHERE settled_at_ms IS NULL`,
		sql`CREATE INDEX letter_expires ON letter (expires_at_ms)`,
	],

	postgres: (schema) => [
		sql`CREATE TABLE ${sql.id(schema, 'letter')} (
			shelf text COLLATE "C" NOT NULL,
			letter_id text COLLATE "C" NOT NULL,
			state text NOT NULL,
			source text NOT NULL,
			workflow_id text NOT NULL,
			execution_id text,
			payload text NOT NULL,
			failure text NOT NULL,
			attempts bigint NOT NULL,
			parked_at_ms bigint NOT NULL,
			taken_until_ms bigint,
			settled_at_ms bigint,
			expires_at_ms bigint NOT NULL,
			PRIMARY KEY (shelf, letter_id)
		)`,
		sql`CREATE INDEX letter_parked ON ${sql.id(schema, 'letter')} (shelf, parked_at_ms, letter_id) WHERE settled_at_ms IS NULL`,
		sql`CREATE INDEX letter_expires ON ${sql.id(schema, 'letter')} (expires_at_ms)`,
	],
};
