import { sql } from '../../../vendor/kysely';
import type { TableSet } from '../migration';

/**
 * What users were mailed and told before. A cooldown without `until_ms` is pending; that of a dead
 * notification is not in force but kept until `expires_at_ms`, in case that goes out after all.
 */
export const cooldownTables: TableSet = {
	sqlite: [
		sql`CREATE TABLE cooldown (
			queue TEXT NOT NULL,
			user_key TEXT NOT NULL,
			event_type TEXT NOT NULL,
			notification_id TEXT NOT NULL,
			cooldown_ms INTEGER NOT NULL,
			until_ms INTEGER,
			expires_at_ms INTEGER,
			PRIMARY KEY (queue, user_key, event_type, notification_id)
		) STRICT, WITHOUT ROWID`,
		sql`CREATE TABLE mute (
			queue TEXT NOT NULL,
			user_key TEXT NOT NULL,
			subject_key TEXT NOT NULL,
			because_event_id TEXT NOT NULL,
			because_event_type TEXT NOT NULL,
			because_occurred_at_ms INTEGER NOT NULL,
			until_ms INTEGER NOT NULL,
			expires_at_ms INTEGER NOT NULL,
			PRIMARY KEY (queue, user_key, subject_key)
		) STRICT, WITHOUT ROWID`,
		sql`CREATE INDEX cooldown_notification ON cooldown (notification_id)`,
		sql`CREATE INDEX cooldown_expires ON cooldown (expires_at_ms) WHERE expires_at_ms IS NOT NULL`,
		sql`CREATE INDEX mute_expires ON mute (expires_at_ms)`,
	],

	postgres: (schema) => [
		sql`CREATE TABLE ${sql.id(schema, 'cooldown')} (
			queue text COLLATE "C" NOT NULL,
			user_key text COLLATE "C" NOT NULL,
			event_type text COLLATE "C" NOT NULL,
			notification_id text COLLATE "C" NOT NULL,
			cooldown_ms bigint NOT NULL,
			until_ms bigint,
			expires_at_ms bigint,
			PRIMARY KEY (queue, user_key, event_type, notification_id)
		)`,
		sql`CREATE TABLE ${sql.id(schema, 'mute')} (
			queue text COLLATE "C" NOT NULL,
			user_key text COLLATE "C" NOT NULL,
			subject_key text COLLATE "C" NOT NULL,
			because_event_id text COLLATE "C" NOT NULL,
			because_event_type text COLLATE "C" NOT NULL,
			because_occurred_at_ms bigint NOT NULL,
			until_ms bigint NOT NULL,
			expires_at_ms bigint NOT NULL,
			PRIMARY KEY (queue, user_key, subject_key)
		)`,
		sql`CREATE INDEX cooldown_notification ON ${sql.id(schema, 'cooldown')} (notification_id)`,
		sql`CREATE INDEX cooldown_expires ON ${sql.id(schema, 'cooldown')} (expires_at_ms) WHERE expires_at_ms IS NOT NULL`,
		sql`CREATE INDEX mute_expires ON ${sql.id(schema, 'mute')} (expires_at_ms)`,
	],
};
