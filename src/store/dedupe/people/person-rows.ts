import type { Parts } from '../../../dedupe/people/people';
import type { Person } from '../../../dedupe/people/person';
import { readPerson, writePerson } from '../../../dedupe/people/person-text';
import { sql, type Kysely } from '../../../vendor/kysely';
import { z } from '../../../vendor/zod';
import type { Database } from '../../database';
import type { Tables } from '../../tables';
import type { HashedKeys } from './hashed-keys';

/** A person under one id, as the store has it. */
export interface StoredPerson {
	readonly personId: string;
	readonly register: string;
	readonly person: Person;
	readonly blockKeys: readonly number[];
	readonly version: number;
}

interface PersonRow {
	readonly person_id: string;
	readonly register: string;
	readonly record: string;
	readonly block_keys: string;
	readonly version: number;
}

const blockKeysSchema = z.array(z.number());
const idColumns = { person_id: 'text' } as const;
const blockColumns = { block_key: 'bigint' } as const;
const identifierColumns = { identifier_hash: 'text' } as const;

export function idsInput(database: Database, ids: readonly string[]) {
	return database.input(
		idColumns,
		ids.map((person_id) => ({ person_id })),
	);
}

/** Those of the given people who are there and not expired. */
export async function findPeople(
	database: Database,
	connection: Kysely<Tables>,
	ids: readonly string[],
	now: number,
): Promise<Map<string, StoredPerson>> {
	if (ids.length === 0) return new Map();
	const { rows } = await sql<PersonRow>`
		SELECT person_id, register, record, block_keys, version FROM ${database.table('person')}
		WHERE person_id IN (SELECT person_id FROM ${idsInput(database, ids)})
			AND (expires_at_ms IS NULL OR expires_at_ms > ${now})
	`.execute(connection);
	return new Map(rows.map((row) => [row.person_id, storedFrom(row)]));
}

function storedFrom(row: PersonRow): StoredPerson {
	return {
		personId: row.person_id,
		register: row.register,
		person: readPerson(row.record),
		blockKeys: blockKeysSchema.parse(JSON.parse(row.block_keys)),
		version: row.version,
	};
}

/**
 * Locks people, in one order, against everybody who would change or merge them.
 *
 * @returns the versions of those who are there
 */
export async function lockPeople(
	database: Database,
	transaction: Kysely<Tables>,
	ids: readonly string[],
): Promise<Map<string, number>> {
	const { rows } = await sql<{ person_id: string; version: number }>`
		SELECT known.person_id, known.version FROM ${database.table('person')} AS known
		WHERE known.person_id IN (SELECT person_id FROM ${idsInput(database, ids)})
		ORDER BY known.person_id
		${database.locked('known')}
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
	const blocks = changesOf(before?.blockKeys ?? [], blockKeys);
	const identifiers = changesOf(
		(before?.person.identifiers ?? []).map((one) => keys.identifier(one)),
		person.identifiers.map((one) => keys.identifier(one)),
	);
	await addKeys(database, transaction, personId, blocks.added, identifiers.added);
	await removeKeys(database, transaction, personId, blocks.removed, identifiers.removed);
}

function changesOf<Key>(before: readonly Key[], after: readonly Key[]) {
	const [known, kept] = [new Set(before), new Set(after)];
	return {
		added: after.filter((key) => !known.has(key)),
		removed: before.filter((key) => !kept.has(key)),
	};
}

async function addKeys(
	database: Database,
	transaction: Kysely<Tables>,
	personId: string,
	blocks: readonly number[],
	identifiers: readonly string[],
): Promise<void> {
	if (blocks.length > 0) {
		await sql`
			INSERT INTO ${database.table('person_block')} (block_key, person_id)
			SELECT block_key, ${personId} FROM ${blocksInput(database, blocks)} WHERE true
			ON CONFLICT (block_key, person_id) DO NOTHING
		`.execute(transaction);
	}
	if (identifiers.length > 0) {
		await sql`
			INSERT INTO ${database.table('person_identifier')} (identifier_hash, person_id)
			SELECT identifier_hash, ${personId} FROM ${identifiersInput(database, identifiers)}
			WHERE true
			ON CONFLICT (identifier_hash, person_id) DO NOTHING
		`.execute(transaction);
	}
}

/** Takes away by what a person is found. */
export async function removeKeys(
	database: Database,
	transaction: Kysely<Tables>,
	personId: string,
	blocks: readonly number[],
	identifiers: readonly string[],
): Promise<void> {
	if (blocks.length > 0) {
		await sql`
			DELETE FROM ${database.table('person_block')}
			WHERE block_key IN (SELECT block_key FROM ${blocksInput(database, blocks)})
				AND person_id = ${personId}
		`.execute(transaction);
	}
	if (identifiers.length > 0) {
		await sql`
			DELETE FROM ${database.table('person_identifier')}
			WHERE identifier_hash IN (
					SELECT identifier_hash FROM ${identifiersInput(database, identifiers)}
				)
				AND person_id = ${personId}
		`.execute(transaction);
	}
}

function blocksInput(database: Database, keys: readonly number[]) {
	return database.input(
		blockColumns,
		keys.map((block_key) => ({ block_key })),
	);
}

function identifiersInput(database: Database, hashes: readonly string[]) {
	return database.input(
		identifierColumns,
		hashes.map((identifier_hash) => ({ identifier_hash })),
	);
}

/** What is remembered of a person: of the own id, and of those who were merged into it. */
export function partsOf(
	own: StoredPerson,
	mergedIds: readonly string[],
	people: ReadonlyMap<string, StoredPerson>,
): Parts {
	const merged = mergedIds.flatMap((id) => people.get(id)?.person ?? []);
	return [own.person, ...merged];
}
