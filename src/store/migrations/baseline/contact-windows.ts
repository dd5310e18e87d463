import { sql } from '../../../vendor/kysely';
import type { TableSet } from '../migration';

/**
 * Events that wait, and who releases them. Tables with small rows that are found by key only are one
 * B-tree on SQLite (`WITHOUT ROWID`). A window that is not leased has `lease_token` and `lease_seq`
 * NULL; while it is leased, `due_at_ms` is the end of the lease.
 */
export const contactWindowTables: TableSet = {
	sqlite: [
		sql`CREATE TABLE contact_window (
			queue TEXT NOT NULL,
			user_key TEXT NOT NULL,
			group_key TEXT NOT NULL,
			generation TEXT NOT NULL,
			last_seq INTEGER NOT NULL,
			settled_seq INTEGER NOT NULL,
			opened_at_ms INTEGER NOT NULL,
			last_arrival_at_ms INTEGER NOT NULL,
			quiet_ms INTEGER,
			max_wait_ms INTEGER,
			delay_until_ms INTEGER,
			max_events INTEGER,
			due_at_ms INTEGER NOT NULL,
			lease_token TEXT,
			lease_seq INTEGER,
			PRIMARY KEY (queue, user_key, group_key)
		) STRICT, WITHOUT ROWID`,
		sql`CREATE TABLE window_event (
			queue TEXT NOT NULL,
			user_key TEXT NOT NULL,
			group_key TEXT NOT NULL,
			seq INTEGER NOT NULL,
			event_id TEXT NOT NULL,
			event_type TEXT NOT NULL,
			subject_key TEXT,
			occurred_at_ms INTEGER NOT NULL,
			arrived_at_ms INTEGER NOT NULL,
			quiet_ms INTEGER,
			max_wait_ms INTEGER,
			delay_until_ms INTEGER,
			max_events INTEGER,
			template TEXT NOT NULL,
			cooldown_ms INTEGER NOT NULL,
			priority INTEGER NOT NULL,
			payload TEXT NOT NULL,
			PRIMARY KEY (queue, user_key, group_key, seq)
		) STRICT`,
		sql`CREATE TABLE queued_event (
			queue TEXT NOT NULL,
			event_id TEXT NOT NULL,
			owner TEXT NOT NULL,
			expires_at_ms INTEGER NOT NULL,
			PRIMARY KEY (queue, event_id)
		) STRICT, WITHOUT ROWID`,
		sql`CREATE TABLE consumer (
			queue TEXT NOT NULL,
			workflow_id TEXT NOT NULL,
			workflow_name TEXT NOT NULL,
			node_id TEXT NOT NULL,
			held_until_ms INTEGER NOT NULL,
			last_tick_at_ms INTEGER NOT NULL,
			PRIMARY KEY (queue)
		) STRICT, WITHOUT ROWID`,
		sql`CREATE INDEX contact_window_due ON contact_window (queue, due_at_ms)`,
		sql`CREATE INDEX queued_event_expires ON queued_event (expires_at_ms)`,
	],

	postgres: (schema) => [
		sql`CREATE TABLE ${sql.id(schema, 'contact_window')} (
			queue text COLLATE "C" NOT NULL,
			user_key text COLLATE "C" NOT NULL,
			group_key text COLLATE "C" NOT NULL,
			generation text COLLATE "C" NOT NULL,
			last_seq bigint NOT NULL,
			settled_seq bigint NOT NULL,
			opened_at_ms bigint NOT NULL,
			last_arrival_at_ms bigint NOT NULL,
			quiet_ms bigint,
			max_wait_ms bigint,
			delay_until_ms bigint,
			max_events bigint,
			due_at_ms bigint NOT NULL,
			lease_token text COLLATE "C",
			lease_seq bigint,
			PRIMARY KEY (queue, user_key, group_key)
		)`,
		sql`CREATE TABLE ${sql.id(schema, 'window_event')} (
			queue text COLLATE "C" NOT NULL,
			user_key text COLLATE "C" NOT NULL,
			group_key text COLLATE "C" NOT NULL,
			seq bigint NOT NULL,
			event_id text COLLATE "C" NOT NULL,
			event_type text COLLATE "C" NOT NULL,
			subject_key text COLLATE "C",
			occurred_at_ms bigint NOT NULL,
			arrived_at_ms bigint NOT NULL,
			quiet_ms bigint,
			max_wait_ms bigint,
			delay_until_ms bigint,
			max_events bigint,
			template text NOT NULL,
			cooldown_ms bigint NOT NULL,
			priority bigint NOT NULL,
			payload text NOT NULL,
			PRIMARY KEY (queue, user_key, group_key, seq)
		)`,
		sql`CREATE TABLE ${sql.id(schema, 'queued_event')} (
			queue text COLLATE "C" NOT NULL,
			event_id text COLLATE "C" NOT NULL,
			owner text COLLATE "C" NOT NULL,
			expires_at_ms bigint NOT NULL,
			PRIMARY KEY (queue, event_id)
		)`,
		sql`CREATE TABLE ${sql.id(schema, 'consumer')} (
			queue text COLLATE "C" NOT NULL,
			workflow_id text COLLATE "C" NOT NULL,
			workflow_name text NOT NULL,
			node_id text COLLATE "C" NOT NULL,
			held_until_ms bigint NOT NULL,
			last_tick_at_ms bigint NOT NULL,
			PRIMARY KEY (queue)
		)`,
		sql`CREATE INDEX contact_window_due ON ${sql.id(schema, 'contact_window')} (queue, due_at_ms)`,
		sql`CREATE INDEX queued_event_expires ON ${sql.id(schema, 'queued_event')} (expires_at_ms)`,
	],
};
