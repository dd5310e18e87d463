import { sql } from '../../../vendor/kysely';
import type { TableSet } from '../migration';

/**
 * What closed windows become. `visible_at_ms` of a notification is when it may be leased (again);
 * NULL when it is `delivered` or `dead`. A cooldown without `until_ms` is pending; of a dead notification
 * it is not in force but kept until `expires_at_ms`, in case that goes out after all.
 */
export const outboxTables: TableSet = {
	sqlite: [
		sql`CREATE TABLE notification (
			notification_id TEXT NOT NULL,
			queue TEXT NOT NULL,
			user_key TEXT NOT NULL,
			state TEXT NOT NULL,
			priority INTEGER NOT NULL,
			payload TEXT NOT NULL,
			created_at_ms INTEGER NOT NULL,
			visible_at_ms INTEGER,
			lease_token TEXT,
			tries INTEGER NOT NULL,
			failure TEXT,
			expires_at_ms INTEGER,
			PRIMARY KEY (notification_id)
		) STRICT`,
		sql`CREATE TABLE held_event (
			held_id TEXT NOT NULL,
			queue TEXT NOT NULL,
			user_key TEXT NOT NULL,
			event_id TEXT NOT NULL,
			event_type TEXT NOT NULL,
			subject_key TEXT,
			reason TEXT NOT NULL,
			because_event_id TEXT,
			notification_id TEXT,
			payload TEXT NOT NULL,
			held_at_ms INTEGER NOT NULL,
			expires_at_ms INTEGER NOT NULL,
			PRIMARY KEY (held_id)
		) STRICT`,
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
		sql`CREATE INDEX notification_visible ON notification (queue, priority DESC, visible_at_ms) WHERE visible_at_ms IS NOT NULL`,
		sql`CREATE INDEX notification_expires ON notification (expires_at_ms) WHERE expires_at_ms IS NOT NULL`,
		sql`CREATE INDEX held_event_user ON held_event (queue, user_key, held_at_ms)`,
		sql`CREATE INDEX held_event_expires ON held_event (expires_at_ms)`,
		sql`CREATE INDEX cooldown_notification ON cooldown (notification_id)`,
		sql`CREATE INDEX cooldown_expires ON cooldown (expires_at_ms) WHERE expires_at_ms IS NOT NULL`,
		sql`CREATE INDEX mute_expires ON mute (expires_at_ms)`,
	],

	postgres: (schema) => [
		sql`CREATE TABLE ${sql.id(schema, 'notification')} (
			notification_id text COLLATE "C" NOT NULL,
			queue text COLLATE "C" NOT NULL,
			user_key text COLLATE "C" NOT NULL,
			state text COLLATE "C" NOT NULL,
			priority bigint NOT NULL,
			payload text NOT NULL,
			created_at_ms bigint NOT NULL,
			visible_at_ms bigint,
			lease_token text COLLATE "C",
			tries bigint NOT NULL,
			failure text,
			expires_at_ms bigint,
			PRIMARY KEY (notification_id)
		)`,
		sql`CREATE TABLE ${sql.id(schema, 'held_event')} (
			held_id text COLLATE "C" NOT NULL,
			queue text COLLATE "C" NOT NULL,
			user_key text COLLATE "C" NOT NULL,
			event_id text COLLATE "C" NOT NULL,
			event_type text COLLATE "C" NOT NULL,
			subject_key text COLLATE "C",
			reason text COLLATE "C" NOT NULL,
			because_event_id text COLLATE "C",
			notification_id text COLLATE "C",
			payload text NOT NULL,
			held_at_ms bigint NOT NULL,
			expires_at_ms bigint NOT NULL,
			PRIMARY KEY (held_id)
		)`,
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
		sql`CREATE INDEX notification_visible ON ${sql.id(schema, 'notification')} (queue, priority DESC, visible_at_ms) WHERE visible_at_ms IS NOT NULL`,
		sql`CREATE INDEX notification_expires ON ${sql.id(schema, 'notification')} (expires_at_ms) WHERE expires_at_ms IS NOT NULL`,
		sql`CREATE INDEX held_event_user ON ${sql.id(schema, 'held_event')} (queue, user_key, held_at_ms)`,
		sql`CREATE INDEX held_event_expires ON ${sql.id(schema, 'held_event')} (expires_at_ms)`,
		sql`CREATE INDEX cooldown_notification ON ${sql.id(schema, 'cooldown')} (notification_id)`,
		sql`CREATE INDEX cooldown_expires ON ${sql.id(schema, 'cooldown')} (expires_at_ms) WHERE expires_at_ms IS NOT NULL`,
		sql`CREATE INDEX mute_expires ON ${sql.id(schema, 'mute')} (expires_at_ms)`,
	],
};
