import { sql } from '../../../vendor/kysely';
import type { TableSet } from '../migration';

/** Values that the store makes for itself. */
export const settingTables: TableSet = {
	sqlite: [
		sql`CREATE TABLE setting (
			name TEXT NOT NULL PRIMARY KEY,
			value TEXT NOT NULL
		) STRICT, WITHOUT ROWID`,
	],

	postgres: (schema) => [
		sql`CREATE TABLE ${sql.id(schema, 'setting')} (
			name text COLLATE "C" NOT NULL PRIMARY KEY,
			value text NOT NULL
		)`,
	],
};
