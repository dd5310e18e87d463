import { DatabaseSync } from 'node:sqlite';
import type { PostgresTarget } from '../../src/store/target';
import { runSql } from '../support/fresh-postgres';

/** The schema of a SQLite file as SQLite itself tells it. */
export function sqliteSchemaOf(filePath: string): string {
	const database = new DatabaseSync(filePath, { readOnly: true });
	const statements = database
		.prepare('SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type DESC, name')
		.all()
		.map(({ sql }) => dedented(String(sql)));
	database.close();
	return toScript(statements);
}

/** The schema as PostgreSQL's catalogue tells it, with `doorman` in place of the schema's name. */
export async function postgresSchemaOf(target: PostgresTarget): Promise<string> {
	const rows = await runSql(target, POSTGRES_SCHEMA, [target.schema]);
	return toScript(
		rows.map(({ statement }) => String(statement).replaceAll(`${target.schema}.`, 'doorman.')),
	);
}

/** Without the indentation of the code that the statement stands in: as far in as its last line is. */
function dedented(statement: string): string {
	const indentation = /^\t*/.exec(statement.split('\n').at(-1) ?? '')?.[0] ?? '';
	return statement.replaceAll(`\n${indentation}`, '\n');
}

function toScript(statements: readonly string[]): string {
	return statements.map((statement) => `${statement};\n`).join('\n');
}

/** $1: name of the schema. Tables with their columns and constraints, then the remaining indexes. */
const POSTGRES_SCHEMA = `
	SELECT statement FROM (
		SELECT 1 AS part, relname AS name,
			format(E'CREATE TABLE %s.%s (\\n%s\\n)', $1::text, relname, array_to_string(
				array(
					SELECT format(E'\\t%s %s%s%s', attname, format_type(atttypid, atttypmod),
						CASE WHEN attcollation <> typcollation THEN ' COLLATE ' || quote_ident(texts.collname) ELSE '' END,
						CASE WHEN attnotnull THEN ' NOT NULL' ELSE '' END)
					FROM pg_attribute
					JOIN pg_type ON pg_type.oid = atttypid
					LEFT JOIN pg_collation AS texts ON texts.oid = attcollation
					WHERE attrelid = tables.oid AND attnum > 0 AND NOT attisdropped
					ORDER BY attnum
				) || array(
					SELECT format(E'\\tCONSTRAINT %s %s', conname, pg_get_constraintdef(oid))
					FROM pg_constraint
					WHERE conrelid = tables.oid AND contype <> 'n'
					ORDER BY conname
				), E',\\n')) AS statement
		FROM pg_class AS tables
		WHERE relnamespace = $1::regnamespace AND relkind = 'r'
		UNION ALL
		SELECT 2, indexname, indexdef FROM pg_indexes
		WHERE schemaname = $1::text
			AND indexname NOT IN (SELECT conname FROM pg_constraint WHERE connamespace = $1::regnamespace)
	) AS parts
	ORDER BY part, name
`;
