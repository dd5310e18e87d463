import { sql, type Kysely } from '../../../vendor/kysely';
import type { Database } from '../../database';
import type { Tables } from '../../tables';
import { HashedKeys } from './hashed-keys';
import { findMerges, lockGroups } from './merges';
import { removeKeys } from './person-keys';
import { findPeople, idsInput, isForgotten, lockPeople, type StoredPerson } from './person-rows';

interface Eraser {
	readonly database: Database;
	readonly transaction: Kysely<Tables>;
	readonly secret: string;
}

/** Expired people that each new one takes along. */
const SWEPT_PER_WRITE = 5;

/** Every row of every table of Dedupe that is about a person, or about who is merged with it. */
export async function erase(eraser: Eraser, personId: string): Promise<string[]> {
	const { database, transaction } = eraser;
	const locked = await lockGroups(database, transaction, [personId]);
	const group =
		locked.missing === undefined
			? locked.roots.flatMap((root) => locked.merges.groupOf(root))
			: [personId];
	const people = await findPeople(database, transaction, group);
	await forget(eraser, group, people, [...elsewhere, ...inRegister]);
	return [...people.keys()];
}

type PlacesOfIds = readonly (readonly [table: keyof Tables, column: string])[];

/** Where ids of people stand beside the register. */
const elsewhere: PlacesOfIds = [
	['seen_key', 'person_id'],
	['record_seen', 'person_id'],
];

/** Where ids of people stand in the register, the people themselves last. */
const inRegister: PlacesOfIds = [
	['person_lead', 'person_id'],
	['pair_decision', 'person_a'],
	['pair_decision', 'person_b'],
	['merge_log', 'merged_id'],
	['merge_log', 'survivor_id'],
	['person', 'person_id'],
];

async function forget(
	{ database, transaction, secret }: Eraser,
	ids: readonly string[],
	people: ReadonlyMap<string, StoredPerson>,
	places: PlacesOfIds,
): Promise<void> {
	for (const { personId, register, person, blockKeys } of people.values()) {
		const keys = new HashedKeys(secret, register);
		const identifiers = person.identifiers.map((one) => keys.identifier(one));
		await removeKeys(database, transaction, personId, blockKeys, identifiers);
	}
	for (const [table, column] of places) {
		await sql`
			DELETE FROM ${database.table(table)}
			WHERE ${sql.ref(column)} IN (SELECT person_id FROM ${idsInput(database, ids)})
		`.execute(transaction);
	}
}

/**
 * Forgets some people whose time is over. What other parts of the step know keeps its own time: a
 * lead that was handled stays handled.
 */
export async function sweepExpired(eraser: Eraser & { readonly now: number }): Promise<void> {
	const { database, transaction, now } = eraser;
	const { rows } = await sql<{ person_id: string }>`
		SELECT person_id FROM ${database.table('person')}
		WHERE expires_at_ms <= ${now}
		ORDER BY expires_at_ms
		LIMIT ${SWEPT_PER_WRITE}
		${database.skipLocked}
	`.execute(transaction);
	for (const { person_id } of rows) await sweep(eraser, person_id);
}

/** Whoever is one with others lives as long as any of them. */
async function sweep(eraser: Eraser & { readonly now: number }, personId: string): Promise<void> {
	const { database, transaction, now } = eraser;
	const merges = await findMerges(database, transaction, [personId]);
	const group = merges.groupOf(merges.rootOf(personId));
	const locked = await lockPeople(database, transaction, group, database.skipLocked);
	// Somebody is at work on one of them, and waiting could be for each other.
	if (locked.size < group.length) return;
	const people = await findPeople(database, transaction, group);
	if (isForgotten(people.values(), now)) {
		await forget(eraser, group, people, inRegister);
		return;
	}
	const times = [...people.values()].map(({ expiresAtMs }) => expiresAtMs ?? Infinity);
	const latest = Math.max(...times);
	await sql`
		UPDATE ${database.table('person')} SET expires_at_ms = ${latest === Infinity ? null : latest}
		WHERE person_id = ${personId}
	`.execute(transaction);
}
