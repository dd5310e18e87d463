import { sql } from '../../vendor/kysely';
import type { SchemaTraits } from '../database';

export const sqliteSchema: SchemaTraits = {
	async isFresh(connection) {
		const { rows } = await sql`
			SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_version'
		`.execute(connection);
		return rows.length === 0;
	},

	async lock() {
		// The transaction holds the only write lock of the file since it began.
	},

	statements: (migration) => migration.sqlite,
};
