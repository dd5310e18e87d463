import { sql } from '../../../vendor/kysely';
import type { TableSet } from '../migration';

/**
 * `due_at_ms` is when an item may be leased: when it came, when its lease runs out, or when its next
 * try is due. `position` keeps the order of what came together.
 */
export const intakeTables: TableSet = {
	sqlite: [
		sql`CREATE TABLE inbox_item (
			item_id TEXT NOT NULL PRIMARY KEY,
			inbox TEXT NOT NULL,
			kind TEXT NOT NULL,
			content TEXT NOT NULL,
			received_at_ms INTEGER NOT NULL,
			position INTEGER NOT NULL,
			attempts INTEGER NOT NULL,
			due_at_ms INTEGER NOT NULL,
			lease_token TEXT
		) STRICT`,
		sql`CREATE INDEX inbox_item_due ON inbox_item (inbox, due_at_ms, position)`,
	],

	postgres: (schema) => [
		sql`CREATE TABLE ${sql.id(schema, 'inbox_item')} (
			item_id text COLLATE "C" NOT NULL PRIMARY KEY,
			inbox text COLLATE "C" NOT NULL,
			kind text NOT NULL,
			content text NOT NULL,
			received_at_ms bigint NOT NULL,
			position bigint NOT NULL,
			attempts bigint NOT NULL,
			due_at_ms bigint NOT NULL,
			lease_token text COLLATE "C"
		)`,
		sql`CREATE INDEX inbox_item_due ON ${sql.id(schema, 'inbox_item')} (inbox, due_at_ms, position)`,
	],
};
