import type { Parts } from '../../../dedupe/people/people';
import type { Person } from '../../../dedupe/people/person';
import { readPerson, writePerson } from '../../../dedupe/people/person-text';
import { sql, type Kysely, type RawBuilder } from '../../../vendor/kysely';
import { z } from '../../../vendor/zod';
import type { Database } from '../../database';
import type { Tables } from '../../tables';
import type { HashedKeys } from './hashed-keys';
import { putKeys } from './person-keys';

/** A person under one id, as the store has it. */
export interface StoredPerson {
	readonly personId: string;
	readonly register: string;
	readonly person: Person;
	readonly blockKeys: readonly number[];
	readonly version: number;
	readonly expiresAtMs: number | null;
}

export interface PersonRow {
	readonly person_id: string;
	readonly register: string;
	readonly record: string;
	readonly block_keys: string;
	readonly version: number;
	readonly expires_at_ms: number | null;
}

const columns = [
	'person_id',
	'register',
	'record',
	'block_keys',
	'version',
	'expires_at_ms',
] as const;
const blockKeysSchema = z.array(z.number());
const idColumns = { person_id: 'text' } as const;

/** All of a {@link PersonRow}. */
export function personColumns(alias: string): RawBuilder<unknown> {
	return sql.join(columns.map((name) => sql.ref(`${alias}.${name}`)));
}

export function idsInput(database: Database, ids: readonly string[]) {
	return database.input(
		idColumns,
		ids.map((person_id) => ({ person_id })),
	);
}

/** Those of the given people who are there, expired or not. */
export async function findPeople(
	database: Database,
	connection: Kysely<Tables>,
	ids: readonly string[],
): Promise<Map<string, StoredPerson>> {
	if (ids.length === 0) return new Map();
	const { rows } = await sql<PersonRow>`
		SELECT ${personColumns('known')} FROM ${database.table('person')} AS known
		WHERE known.person_id IN (SELECT person_id FROM ${idsInput(database, ids)})
	`.execute(connection);
	return new Map(rows.map((row) => [row.person_id, storedFrom(row)]));
}

export function storedFrom(row: PersonRow): StoredPerson {
	return {
		personId: row.person_id,
		register: row.register,
		person: readPerson(row.record),
		blockKeys: blockKeysSchema.parse(JSON.parse(row.block_keys)),
		version: row.version,
		expiresAtMs: row.expires_at_ms,
	};
}

/**
 * Locks people, in one order, against everybody who would change or merge them.
 *
 * @param lock what becomes of those whom others have locked: they are waited for
 * @returns the versions of those who are there
 */
export async function lockPeople(
	database: Database,
	transaction: Kysely<Tables>,
	ids: readonly string[],
	lock = database.locked('known'),
): Promise<Map<string, number>> {
	const { rows } = await sql<{ person_id: string; version: number }>`
		SELECT known.person_id, known.version FROM ${database.table('person')} AS known
		WHERE known.person_id IN (SELECT person_id FROM ${idsInput(database, ids)})
		ORDER BY known.person_id
		${lock}
	`.execute(transaction);
	return new Map(rows.map(({ person_id, version }) => [person_id, version]));
}

export interface PersonTimes {
	readonly now: number;
	readonly expiresAtMs: number | null;
}

/** Adds a person, or writes what has changed about one, with all keys by which the person is found. */
export async function putPerson(
	database: Database,
	transaction: Kysely<Tables>,
	keys: HashedKeys,
	next: { readonly personId: string; readonly register: string; readonly person: Person },
	before: StoredPerson | undefined,
	{ now, expiresAtMs }: PersonTimes,
): Promise<void> {
	const { personId, register, person } = next;
	const blockKeys = keys.blocksOf(person);
	await sql`
		INSERT INTO ${database.table('person')} AS known (
			person_id, register, record, block_keys, version, first_seen_at_ms, seen_at_ms, expires_at_ms
		)
		VALUES (
			${personId}, ${register}, ${writePerson(person)}, ${JSON.stringify(blockKeys)},
			1, ${now}, ${now}, ${expiresAtMs}
		)
		ON CONFLICT (person_id) DO UPDATE SET
			record = excluded.record,
			block_keys = excluded.block_keys,
			version = known.version + 1,
			seen_at_ms = excluded.seen_at_ms,
			expires_at_ms = excluded.expires_at_ms
	`.execute(transaction);
	await putKeys({ database, transaction, keys }, personId, before, { person, blockKeys });
}

/**
 * What is remembered of a person: of the own id, and of those who were merged into it. They are
 * remembered as long as any of them is.
 *
 * @returns undefined when nothing is remembered any more
 */
export function partsOf(
	[ownId, ...mergedIds]: readonly [own: string, ...merged: string[]],
	people: ReadonlyMap<string, StoredPerson>,
	now: number,
): Parts | undefined {
	const own = people.get(ownId);
	if (own === undefined) return undefined;
	const all = [own, ...mergedIds.flatMap((id) => people.get(id) ?? [])];
	if (isForgotten(all, now)) return undefined;
	const [, ...merged] = all;
	return [own.person, ...merged.map(({ person }) => person)];
}

/** Whether the time of all who are one is over. */
export function isForgotten(group: Iterable<StoredPerson>, now: number): boolean {
	return [...group].every(({ expiresAtMs }) => expiresAtMs !== null && expiresAtMs <= now);
}
