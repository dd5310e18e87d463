import { sql, type RawBuilder } from '../../vendor/kysely';
import { columnNames, type Database } from '../database';

/** Stays below what SQLite takes by default (32,766), with room for the rest of the statement. */
const MOST_VALUES = 30_000;

/**
 * Every value is a parameter of its own: SQLite takes them about five times as fast as out of JSON.
 * JSON is for the rare more than it takes at once.
 */
export const inputOf: Database['input'] = (columns, rows) => {
	const names = columnNames(columns);
	const values: unknown[] = [];
	for (const row of rows) for (const name of names) values.push(row[name] ?? null);
	if (values.length === 0 || values.length > MOST_VALUES) return fromJson(names, rows);
	const renamed = names.map(
		(name, index) => sql`${sql.ref(`column${index + 1}`)} AS ${sql.ref(name)}`,
	);
	return sql`(SELECT ${sql.join(renamed)} FROM ${valuesOf(values, names.length)}) AS input`;
};

function fromJson(names: readonly string[], rows: readonly object[]): RawBuilder<unknown> {
	const columns = names.map((name) => sql`row.value ->> ${sql.lit(name)} AS ${sql.ref(name)}`);
	return sql`(
		SELECT ${sql.join(columns)} FROM json_each(${JSON.stringify(rows)}) AS row
	) AS input`;
}

/** `(VALUES (?, ?), …)`, put together by hand: a template for each row would take twice as long. */
function valuesOf(values: readonly unknown[], width: number): RawBuilder<unknown> {
	const between = values.map((_, index) => (index % width === 0 ? '), (' : ', '));
	const texts = ['(VALUES (', ...between.slice(1), '))'];
	return sql(Object.assign(texts, { raw: texts }), ...values);
}
