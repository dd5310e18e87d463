import type {
	ApartAnswer,
	MergeAnswer,
	People,
	RegisteredPerson,
	UnmergeAnswer,
} from '../../../dedupe/people/people';
import { sql, type Kysely } from '../../../vendor/kysely';
import type { Database } from '../../database';
import type { Tables } from '../../tables';
import { erase } from './erase';
import { meet } from './meet';
import { findMerges, lockGroups, type Merges } from './merges';
import { findAll, findApart, findPage } from './pages';
import { findPeople, partsOf } from './person-rows';

/**
 * The register of people, in `person` and the tables around it. Who meets a person holds locks on
 * everything the person is found by, in one order; who changes one holds its row.
 *
 * @param secret what keys are hashed with
 */
export function peopleIn(database: Database, secret: string): People {
	// Under another level, a server would show what was there before a lock was waited for.
	const inTransaction = <Result>(work: (transaction: Kysely<Tables>) => Promise<Result>) =>
		database.write(() =>
			database.kysely.transaction().setIsolationLevel('read committed').execute(work),
		);
	return {
		meet: (sighting, decide, now) =>
			inTransaction((transaction) =>
				meet({ database, transaction, secret, now }, sighting, decide),
			),
		merge: (survivorId, otherIds, now) =>
			inTransaction((transaction) => merge({ database, transaction, now }, survivorId, otherIds)),
		unmerge: (personId) =>
			inTransaction((transaction) => unmerge({ database, transaction }, personId)),
		keepApart: (a, b, now) =>
			inTransaction((transaction) => keepApart({ database, transaction, now }, a, b)),
		find: (personIds, now) => findAll(database, personIds, now),
		page: (register, after, limit, now) => findPage(database, { register, after, limit, now }),
		apart: () => findApart(database),
		erase: (personId) =>
			inTransaction(async (transaction) => ({
				erased: await erase({ database, transaction, secret }, personId),
			})),
	};
}

interface Desk {
	readonly database: Database;
	readonly transaction: Kysely<Tables>;
}

async function merge(
	desk: Desk & { readonly now: number },
	survivorId: string,
	otherIds: readonly string[],
): Promise<MergeAnswer> {
	const { database, transaction, now } = desk;
	const locked = await lockGroups(database, transaction, [survivorId, ...otherIds]);
	if (locked.missing !== undefined) return { status: 'unknown_person', personId: locked.missing };
	const [root = survivorId, ...others] = locked.roots;
	for (const id of locked.roots) {
		const known = await registered(desk, locked.merges, id, now);
		if (known === undefined) return { status: 'unknown_person', personId: id };
	}
	const mergedIds = [...new Set(others)].filter((id) => id !== root);
	for (const id of mergedIds) {
		await sql`
			INSERT INTO ${database.table('merge_log')} (merged_id, survivor_id, merged_at_ms)
			VALUES (${id}, ${root}, ${now})
		`.execute(transaction);
	}
	const merges = await findMerges(database, transaction, [root]);
	const survivor = await registered(desk, merges, root, now);
	if (survivor === undefined) return { status: 'unknown_person', personId: root };
	return mergedIds.length === 0
		? { status: 'already_one', survivor }
		: { status: 'merged', survivor, mergedIds };
}

async function registered(
	{ database, transaction }: Desk,
	merges: Merges,
	personId: string,
	now: number,
): Promise<RegisteredPerson | undefined> {
	const group = merges.groupOf(personId);
	const parts = partsOf(group, await findPeople(database, transaction, group), now);
	return parts === undefined ? undefined : { personId, parts };
}

async function unmerge(desk: Desk, personId: string): Promise<UnmergeAnswer> {
	const { database, transaction } = desk;
	const locked = await lockGroups(database, transaction, [personId]);
	if (locked.missing !== undefined) return { status: 'unknown_person' };
	const table = database.table('merge_log');
	const { rows } = await sql<{ merged_id: string; survivor_id: string }>`
		DELETE FROM ${table} WHERE merged_id IN (
			SELECT merged_id FROM ${table}
			WHERE merged_id = ${personId} OR survivor_id = ${personId}
			ORDER BY CASE WHEN merged_id = ${personId} THEN 0 ELSE 1 END, merged_at_ms DESC, merged_id
			LIMIT 1
		)
		RETURNING merged_id, survivor_id
	`.execute(transaction);
	const [row] = rows;
	if (row === undefined) return { status: 'never_merged' };
	return { status: 'unmerged', survivorId: row.survivor_id, restoredId: row.merged_id };
}

async function keepApart(
	desk: Desk & { readonly now: number },
	a: string,
	b: string,
): Promise<ApartAnswer> {
	const { database, transaction, now } = desk;
	const locked = await lockGroups(database, transaction, [a, b]);
	if (locked.missing !== undefined) return { status: 'unknown_person', personId: locked.missing };
	const [one = a, other = b] = locked.roots.toSorted();
	if (one === other) return { status: 'are_one', personId: one };
	const { rows } = await sql`
		INSERT INTO ${database.table('pair_decision')} (person_a, person_b, decided_at_ms)
		VALUES (${one}, ${other}, ${now})
		ON CONFLICT (person_a, person_b) DO NOTHING
		RETURNING person_a
	`.execute(transaction);
	return { status: rows.length === 0 ? 'kept_apart_before' : 'kept_apart' };
}
