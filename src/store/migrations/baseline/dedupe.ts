import { sql } from '../../../vendor/kysely';
import type { TableSet } from '../migration';

/**
 * The hash of a key covers its ledger, so it is the whole primary key: the index that random keys
 * are spread over stays small. The rows themselves lie in the order they came (no `WITHOUT ROWID`).
 * Text is compared by bytes on PostgreSQL (`COLLATE "C"`): hashes have no language.
 */
export const dedupeTables: TableSet = {
	sqlite: [
		sql`CREATE TABLE seen_key (
			ledger TEXT NOT NULL,
			key_hash TEXT NOT NULL,
			owner TEXT NOT NULL,
			execution_id TEXT NOT NULL,
			person_id TEXT,
			first_seen_at_ms INTEGER NOT NULL,
			held_until_ms INTEGER,
			completed_at_ms INTEGER,
			expires_at_ms INTEGER,
			PRIMARY KEY (key_hash)
		) STRICT`,
		sql`CREATE INDEX seen_key_expires ON seen_key (expires_at_ms) WHERE expires_at_ms IS NOT NULL`,
		sql`CREATE INDEX seen_key_person ON seen_key (person_id) WHERE person_id IS NOT NULL`,
		sql`CREATE TABLE record_seen (
			ledger TEXT NOT NULL,
			key_hash TEXT NOT NULL,
			owner TEXT NOT NULL,
			fields TEXT,
			fields_before TEXT,
			modified_at_ms INTEGER,
			seen_at_ms INTEGER NOT NULL,
			person_id TEXT,
			expires_at_ms INTEGER,
			PRIMARY KEY (key_hash)
		) STRICT`,
		sql`CREATE INDEX record_seen_expires ON record_seen (expires_at_ms) WHERE expires_at_ms IS NOT NULL`,
		sql`CREATE INDEX record_seen_person ON record_seen (person_id) WHERE person_id IS NOT NULL`,
	],

	postgres: (schema) => [
		sql`CREATE TABLE ${sql.id(schema, 'seen_key')} (
			ledger text COLLATE "C" NOT NULL,
			key_hash text COLLATE "C" NOT NULL,
			owner text COLLATE "C" NOT NULL,
			execution_id text NOT NULL,
			person_id text COLLATE "C",
			first_seen_at_ms bigint NOT NULL,
			held_until_ms bigint,
			completed_at_ms bigint,
			expires_at_ms bigint,
			PRIMARY KEY (key_hash)
		)`,
		sql`CREATE INDEX seen_key_expires ON ${sql.id(schema, 'seen_key')} (expires_at_ms) WHERE expires_at_ms IS NOT NULL`,
		sql`CREATE INDEX seen_key_person ON ${sql.id(schema, 'seen_key')} (person_id) WHERE person_id IS NOT NULL`,
		sql`CREATE TABLE ${sql.id(schema, 'record_seen')} (
			ledger text COLLATE "C" NOT NULL,
			key_hash text COLLATE "C" NOT NULL,
			owner text COLLATE "C" NOT NULL,
			fields text,
			fields_before text,
			modified_at_ms bigint,
			seen_at_ms bigint NOT NULL,
			person_id text COLLATE "C",
			expires_at_ms bigint,
			PRIMARY KEY (key_hash)
		)`,
		sql`CREATE INDEX record_seen_expires ON ${sql.id(schema, 'record_seen')} (expires_at_ms) WHERE expires_at_ms IS NOT NULL`,
		sql`CREATE INDEX record_seen_person ON ${sql.id(schema, 'record_seen')} (person_id) WHERE person_id IS NOT NULL`,
	],
};
