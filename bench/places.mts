import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import type { openStore } from '../dist/src/store/open-store.js';
import type { PostgresServer } from '../test/support/postgres-server.mts';

export type StoreKind = 'SQLite' | 'PostgreSQL';

/** Where the stores of one run lie. */
export interface Places {
	readonly folder: string;
	readonly postgres: () => Promise<PostgresServer>;
}

export type StoreTarget = Parameters<typeof openStore>[0];

/** A place for one store. */
export interface Place {
	readonly target: StoreTarget;
	/** For `DOORMAN_STORE_URL`. */
	readonly url: string;
}

/** @param name a word that no other place of the run has */
export async function placeOf(kind: StoreKind, name: string, places: Places): Promise<Place> {
	if (kind === 'SQLite') {
		const filePath = join(places.folder, `${name}.sqlite`);
		return { target: { kind: 'embedded', filePath }, url: `sqlite:${filePath}` };
	}
	const { coordinates, url } = await places.postgres();
	return {
		target: { kind: 'postgres', ...coordinates, schema: name, ssl: 'disable' },
		url: `${url}?schema=${name}`,
	};
}

/** Copies of a row that is in a table already: they differ in one column and in when they expire. */
export interface Copies {
	readonly table: string;
	/** The column whose values are given. */
	readonly column: string;
	/** Columns that are as in the row there is. */
	readonly copied: readonly string[];
}

const ROWS_PER_STATEMENT = 50_000;

/** Adds copies to a store that nobody has open. */
export async function addCopies(
	{ target }: Place,
	copies: Copies,
	values: readonly string[],
): Promise<void> {
	if (target.kind === 'embedded') copyInSqlite(target.filePath, copies, values);
	else await copyInPostgres(target, copies, values);
}

function statement(table: string, { column, copied }: Copies, input: string): string {
	return `INSERT INTO ${table} (${copied.join()}, ${column}, expires_at_ms)
		SELECT ${copied.map((name) => `one.${name}`).join()}, input.text, one.expires_at_ms + input.number
		FROM ${input}, (SELECT * FROM ${table} LIMIT 1) AS one`;
}

/** Without a journal and in memory as far as possible: only the outcome counts. */
function copyInSqlite(filePath: string, copies: Copies, values: readonly string[]): void {
	const database = new DatabaseSync(filePath);
	database.exec(
		'PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000; BEGIN',
	);
	const input = '(SELECT value AS text, key AS number FROM json_each(?)) AS input';
	const insert = database.prepare(statement(copies.table, copies, input));
	for (const part of inParts(values)) insert.run(JSON.stringify(part));
	database.exec('COMMIT');
	database.close();
}

/**
 * Without triggers, which keep other tables in step row by row. Ends with what PostgreSQL's own
 * housekeeping would have done by then.
 */
async function copyInPostgres(
	{ host, port, database, user, password, schema }: Extract<StoreTarget, { kind: 'postgres' }>,
	copies: Copies,
	values: readonly string[],
): Promise<void> {
	const client = new Client({ host, port, database, user, password });
	await client.connect();
	await client.query('SET session_replication_role = replica');
	const table = `${schema}.${copies.table}`;
	const input = 'unnest($1::text[]) WITH ORDINALITY AS input (text, number)';
	for (const part of inParts(values)) await client.query(statement(table, copies, input), [part]);
	await client.query(`VACUUM ANALYZE ${table}`);
	await client.end();
}

function* inParts(values: readonly string[]): Generator<readonly string[]> {
	for (let start = 0; start < values.length; start += ROWS_PER_STATEMENT) {
		yield values.slice(start, start + ROWS_PER_STATEMENT);
	}
}
