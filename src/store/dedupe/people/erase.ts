import { sql, type Kysely, type RawBuilder } from '../../../vendor/kysely';
import type { Database } from '../../database';
import type { Tables } from '../../tables';
import { HashedKeys } from './hashed-keys';
import { findMerges } from './merges';
import { findPeople, idsInput, lockPeople, removeKeys } from './person-rows';

interface Eraser {
	readonly database: Database;
	readonly transaction: Kysely<Tables>;
	readonly secret: string;
}

/** Forgotten people that each new one takes along. */
const SWEPT_PER_WRITE = 5;
/** Of whatever time: erasing finds those who have expired as well. */
const ALWAYS = Number.MIN_SAFE_INTEGER;

/** Every row of every table of Dedupe that is about a person, or about who is merged with it. */
export async function erase(eraser: Eraser, personId: string): Promise<string[]> {
	const { database, transaction, secret } = eraser;
	const merges = await findMerges(database, transaction, [personId]);
	const root = merges.rootOf(personId);
	const ids = [root, ...merges.mergedInto(root)];
	await lockPeople(database, transaction, ids);
	const people = await findPeople(database, transaction, ids, ALWAYS);
	for (const { personId: id, register, person, blockKeys } of people.values()) {
		const keys = new HashedKeys(secret, register);
		const identifiers = person.identifiers.map((one) => keys.identifier(one));
		await removeKeys(database, transaction, id, blockKeys, identifiers);
	}
	for (const [table, column] of columns) {
		await sql`
			DELETE FROM ${database.table(table)}
			WHERE ${sql.ref(column)} IN (SELECT person_id FROM ${idsInput(database, ids)})
		`.execute(transaction);
	}
	return ids;
}

/** Where ids of people stand, the people themselves last. */
const columns = [
	['seen_key', 'person_id'],
	['record_seen', 'person_id'],
	['person_lead', 'person_id'],
	['pair_decision', 'person_a'],
	['pair_decision', 'person_b'],
	['merge_log', 'merged_id'],
	['merge_log', 'survivor_id'],
	['person', 'person_id'],
] as const satisfies readonly (readonly [keyof Tables, string])[];

/** Whoever was merged into another lives as long as that one. */
export async function sweepExpired(eraser: Eraser & { readonly now: number }): Promise<void> {
	const { database, transaction, now } = eraser;
	const { rows } = await sql<{ person_id: string }>`
		SELECT known.person_id FROM ${database.table('person')} AS known
		WHERE known.expires_at_ms <= ${now} AND ${isNotMerged(database)}
		ORDER BY known.expires_at_ms
		LIMIT ${SWEPT_PER_WRITE}
		${database.skipLocked}
	`.execute(transaction);
	for (const { person_id } of rows) await erase(eraser, person_id);
}

/** Of a person that a statement calls `known`. */
export function isNotMerged(database: Database): RawBuilder<unknown> {
	return sql`NOT EXISTS (
		SELECT 1 FROM ${database.table('merge_log')} AS merge
		WHERE merge.merged_id = known.person_id
	)`;
}
