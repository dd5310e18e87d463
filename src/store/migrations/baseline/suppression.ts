import { sql } from '../../../vendor/kysely';
import type { TableSet } from '../migration';
import { suppressionListTable } from './suppression-list';

/**
 * `suppression` holds what is known of an address on a channel in a scope (`marks`, JSON), and what
 * the rules make of it (`status` and what follows), so that a check reads and does not think.
 */
export const suppressionTables: TableSet = {
	sqlite: [
		sql`CREATE TABLE suppression (
			address TEXT NOT NULL,
			channel TEXT NOT NULL,
			scope TEXT NOT NULL,
			status TEXT NOT NULL,
			cause TEXT,
			event_type TEXT,
			event_at_ms INTEGER,
			provider TEXT,
			detail TEXT,
			marks TEXT NOT NULL,
			changed_at_ms INTEGER NOT NULL,
			expires_at_ms INTEGER,
			PRIMARY KEY (address, channel, scope)
		) STRICT`,
		sql`CREATE INDEX suppression_expires ON suppression (expires_at_ms) WHERE expires_at_ms IS NOT NULL`,
		sql`CREATE TABLE suppression_history (
			id INTEGER PRIMARY KEY,
			address TEXT NOT NULL,
			channel TEXT NOT NULL,
			scope TEXT NOT NULL,
			cause_before TEXT,
			cause_after TEXT,
			event_type TEXT NOT NULL,
			event_at_ms INTEGER NOT NULL,
			provider TEXT NOT NULL,
			provider_event_id TEXT,
			detail TEXT,
			recorded_at_ms INTEGER NOT NULL,
			expires_at_ms INTEGER NOT NULL
		) STRICT`,
		sql`CREATE INDEX suppression_history_address ON suppression_history (address)`,
		sql`CREATE INDEX suppression_history_expires ON suppression_history (expires_at_ms)`,
		sql`CREATE TABLE provider_event (
			provider TEXT NOT NULL,
			event_id TEXT NOT NULL,
			owner TEXT NOT NULL,
			expires_at_ms INTEGER NOT NULL,
			PRIMARY KEY (provider, event_id)
		) STRICT, WITHOUT ROWID`,
		sql`CREATE INDEX provider_event_expires ON provider_event (expires_at_ms)`,
		...suppressionListTable.sqlite,
	],

	postgres: (schema) => [
		sql`CREATE TABLE ${sql.id(schema, 'suppression')} (
			address text COLLATE "C" NOT NULL,
			channel text COLLATE "C" NOT NULL,
			scope text COLLATE "C" NOT NULL,
			status text NOT NULL,
			cause text,
			event_type text,
			event_at_ms bigint,
			provider text,
			detail text,
			marks text NOT NULL,
			changed_at_ms bigint NOT NULL,
			expires_at_ms bigint,
			PRIMARY KEY (address, channel, scope)
		)`,
		sql`CREATE INDEX suppression_expires ON ${sql.id(schema, 'suppression')} (expires_at_ms) WHERE expires_at_ms IS NOT NULL`,
		sql`CREATE TABLE ${sql.id(schema, 'suppression_history')} (
			id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
			address text COLLATE "C" NOT NULL,
			channel text COLLATE "C" NOT NULL,
			scope text COLLATE "C" NOT NULL,
			cause_before text,
			cause_after text,
			event_type text NOT NULL,
			event_at_ms bigint NOT NULL,
			provider text NOT NULL,
			provider_event_id text,
			detail text,
			recorded_at_ms bigint NOT NULL,
			expires_at_ms bigint NOT NULL
		)`,
		sql`CREATE INDEX suppression_history_address ON ${sql.id(schema, 'suppression_history')} (address)`,
		sql`CREATE INDEX suppression_history_expires ON ${sql.id(schema, 'suppression_history')} (expires_at_ms)`,
		sql`CREATE TABLE ${sql.id(schema, 'provider_event')} (
			provider text COLLATE "C" NOT NULL,
			event_id text COLLATE "C" NOT NULL,
			owner text COLLATE "C" NOT NULL,
			expires_at_ms bigint NOT NULL,
			PRIMARY KEY (provider, event_id)
		)`,
		sql`CREATE INDEX provider_event_expires ON ${sql.id(schema, 'provider_event')} (expires_at_ms)`,
		...suppressionListTable.postgres(schema),
	],
};
