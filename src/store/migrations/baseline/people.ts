import { sql } from '../../../vendor/kysely';
import type { TableSet } from '../migration';

/**
 * The register of people. Identifiers and look-up keys lie in their index only (`WITHOUT ROWID`);
 * ids of people are random, so a share of them tells how many there are.
 */
export const peopleTables: TableSet = {
	sqlite: [
		sql`CREATE TABLE person (
			person_id TEXT NOT NULL PRIMARY KEY,
			register TEXT NOT NULL,
			record TEXT NOT NULL,
			block_keys TEXT NOT NULL,
			version INTEGER NOT NULL,
			first_seen_at_ms INTEGER NOT NULL,
			seen_at_ms INTEGER NOT NULL,
			expires_at_ms INTEGER
		) STRICT`,
		sql`CREATE INDEX person_expires ON person (expires_at_ms) WHERE expires_at_ms IS NOT NULL`,
		sql`CREATE TABLE person_identifier (
			identifier_hash TEXT NOT NULL,
			person_id TEXT NOT NULL,
			PRIMARY KEY (identifier_hash, person_id)
		) STRICT, WITHOUT ROWID`,
		sql`CREATE TABLE person_block (
			block_key INTEGER NOT NULL,
			person_id TEXT NOT NULL,
			PRIMARY KEY (block_key, person_id)
		) STRICT, WITHOUT ROWID`,
		sql`CREATE TABLE person_lead (
			lead_hash TEXT NOT NULL PRIMARY KEY,
			person_id TEXT NOT NULL,
			content_hash TEXT NOT NULL,
			answer TEXT NOT NULL,
			met_at_ms INTEGER NOT NULL
		) STRICT`,
		sql`CREATE INDEX person_lead_person ON person_lead (person_id)`,
		sql`CREATE TABLE pair_decision (
			person_a TEXT NOT NULL,
			person_b TEXT NOT NULL,
			decided_at_ms INTEGER NOT NULL,
			restored_id TEXT,
			unmerged_by TEXT,
			PRIMARY KEY (person_a, person_b)
		) STRICT`,
		sql`CREATE INDEX pair_decision_b ON pair_decision (person_b)`,
		sql`CREATE TABLE merge_log (
			merged_id TEXT NOT NULL PRIMARY KEY,
			survivor_id TEXT NOT NULL,
			merged_at_ms INTEGER NOT NULL
		) STRICT`,
		sql`CREATE INDEX merge_log_survivor ON merge_log (survivor_id)`,
	],

	postgres: (schema) => [
		sql`CREATE TABLE ${sql.id(schema, 'person')} (
			person_id text COLLATE "C" NOT NULL PRIMARY KEY,
			register text COLLATE "C" NOT NULL,
			record text NOT NULL,
			block_keys text NOT NULL,
			version bigint NOT NULL,
			first_seen_at_ms bigint NOT NULL,
			seen_at_ms bigint NOT NULL,
			expires_at_ms bigint
		)`,
		sql`CREATE INDEX person_expires ON ${sql.id(schema, 'person')} (expires_at_ms) WHERE expires_at_ms IS NOT NULL`,
		sql`CREATE TABLE ${sql.id(schema, 'person_identifier')} (
			identifier_hash text COLLATE "C" NOT NULL,
			person_id text COLLATE "C" NOT NULL,
			PRIMARY KEY (identifier_hash, person_id)
		)`,
		sql`CREATE TABLE ${sql.id(schema, 'person_block')} (
			block_key bigint NOT NULL,
			person_id text COLLATE "C" NOT NULL,
			PRIMARY KEY (block_key, person_id)
		)`,
		sql`CREATE TABLE ${sql.id(schema, 'person_lead')} (
			lead_hash text COLLATE "C" NOT NULL PRIMARY KEY,
			person_id text COLLATE "C" NOT NULL,
			content_hash text COLLATE "C" NOT NULL,
			answer text NOT NULL,
			met_at_ms bigint NOT NULL
		)`,
		sql`CREATE INDEX person_lead_person ON ${sql.id(schema, 'person_lead')} (person_id)`,
		sql`CREATE TABLE ${sql.id(schema, 'pair_decision')} (
			person_a text COLLATE "C" NOT NULL,
			person_b text COLLATE "C" NOT NULL,
			decided_at_ms bigint NOT NULL,
			restored_id text COLLATE "C",
			unmerged_by text COLLATE "C",
			PRIMARY KEY (person_a, person_b)
		)`,
		sql`CREATE INDEX pair_decision_b ON ${sql.id(schema, 'pair_decision')} (person_b)`,
		sql`CREATE TABLE ${sql.id(schema, 'merge_log')} (
			merged_id text COLLATE "C" NOT NULL PRIMARY KEY,
			survivor_id text COLLATE "C" NOT NULL,
			merged_at_ms bigint NOT NULL
		)`,
		sql`CREATE INDEX merge_log_survivor ON ${sql.id(schema, 'merge_log')} (survivor_id)`,
	],
};
