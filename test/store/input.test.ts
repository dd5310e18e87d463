import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { processClock } from '../../src/clock';
import type { Database } from '../../src/store/database';
import { openPostgres } from '../../src/store/postgres/connection';
import { openSqlite } from '../../src/store/sqlite/connection';
import { sql } from '../../src/vendor/kysely';
import { freshPostgresTarget } from '../support/fresh-postgres';

const columns = { place: 'bigint', name: 'text', size: 'bigint' } as const;

interface Row {
	readonly place: number;
	readonly name: string | null;
	readonly size: number | null;
}

const databases: readonly (readonly [string, () => Promise<Database>])[] = [
	['SQLite', () => openSqlite(':memory:', processClock)],
	['PostgreSQL', async () => await openPostgres(await freshPostgresTarget())],
];

describe.each(databases)('rows from memory, %s', (_, open) => {
	const opened = async () => {
		const database = await open();
		onTestFinished(() => database.close());
		return database;
	};

	it('come back as they were given', async () => {
		const database = await opened();
		// PostgreSQL knows no NUL and no half characters; keys that go to the store have neither.
		const text = fc.string({ unit: 'grapheme' }).map((value) => value.replaceAll('\0', ''));
		const quoted = fc.constantFrom('NULL', 'null', '', '"', "'", '\\', '{a,b}', '\n\t', '[1]', '?');
		const row = fc.record({
			name: fc.option(fc.oneof(text, quoted)),
			size: fc.option(fc.maxSafeInteger()),
		});
		await fc.assert(
			fc.asyncProperty(fc.array(row), async (rows) => {
				const placed = rows.map((one, place) => ({ place, ...one }));
				expect(await comingBack(database, placed)).toEqual(placed);
			}),
		);
	});

	it('come back as they were given, however many', async () => {
		const database = await opened();
		const rows = Array.from({ length: 40_000 }, (_, place) => ({
			place,
			name: place % 3 === 0 ? null : `"${place}"`,
			size: place % 5 === 0 ? null : -place,
		}));
		expect(await comingBack(database, rows)).toEqual(rows);
	});
});

async function comingBack(database: Database, rows: readonly Row[]): Promise<Row[]> {
	const found = await sql<Row>`
		SELECT place, name, size FROM ${database.input(columns, rows)} ORDER BY place
	`.execute(database.kysely);
	return found.rows.map((row) => ({ ...row }));
}
