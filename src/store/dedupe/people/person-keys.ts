import type { Person } from '../../../dedupe/people/person';
import { sql, type Kysely } from '../../../vendor/kysely';
import type { Database } from '../../database';
import type { Tables } from '../../tables';
import type { HashedKeys } from './hashed-keys';

const blockColumns = { block_key: 'bigint' } as const;
const identifierColumns = { identifier_hash: 'text' } as const;

interface KeyDesk {
	readonly database: Database;
	readonly transaction: Kysely<Tables>;
	readonly keys: HashedKeys;
}

/** What a person is found by follows from these. */
interface Findable {
	readonly person: Person;
	readonly blockKeys: readonly number[];
}

/** Writes what has changed of that by which a person is found. */
export async function putKeys(
	{ database, transaction, keys }: KeyDesk,
	personId: string,
	before: Findable | undefined,
	next: Findable,
): Promise<void> {
	const identifiersOf = (one: Findable | undefined) =>
		(one?.person.identifiers ?? []).map((identifier) => keys.identifier(identifier));
	const blocks = changesOf(before?.blockKeys ?? [], next.blockKeys);
	const identifiers = changesOf(identifiersOf(before), identifiersOf(next));
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
