import { sql } from '../../vendor/kysely';
import type { SchemaTraits } from '../database';

/** Names our advisory locks among those of other programs on the server: "door" in ASCII. */
const LOCK_FAMILY = 0x646f6f72;

export function postgresSchema(name: string): SchemaTraits {
	return {
		async isFresh(connection) {
			const { rows } = await sql<{ is_fresh: boolean }>`
				SELECT to_regclass(${`"${name}".schema_version`}) IS NULL AS is_fresh
			`.execute(connection);
			return rows[0]?.is_fresh ?? true;
		},

		async lock(transaction) {
			await sql`SELECT pg_advisory_xact_lock(${LOCK_FAMILY}, hashtext(${name}))`.execute(
				transaction,
			);
			// Asked first: `IF NOT EXISTS` needs the right to create schemas even when it is there.
			const { rows } = await sql`
				SELECT 1 FROM pg_namespace WHERE nspname = ${name}
			`.execute(transaction);
			if (rows.length === 0) await sql`CREATE SCHEMA ${sql.id(name)}`.execute(transaction);
		},

		statements: (migration) => migration.postgres(name),
	};
}
