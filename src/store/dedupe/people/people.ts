import type {
	ApartAnswer,
	MergeAnswer,
	People,
	PersonPair,
	RegisteredPerson,
	UnmergeAnswer,
} from '../../../dedupe/people/people';
import { sql, type Kysely } from '../../../vendor/kysely';
import type { Database } from '../../database';
import type { Tables } from '../../tables';
import { erase, isNotMerged } from './erase';
import { meet } from './meet';
import { findMerges, type Merges } from './merges';
import { findPeople, lockPeople, partsOf } from './person-rows';

/**
 * The register of people, in `person` and the tables around it. Who meets a person holds locks on
 * everything the person is found by, in one order; who changes one holds its row.
 *
 * @param secret what keys are hashed with
 */
export function peopleIn(database: Database, secret: string): People {
	const inTransaction = <Result>(work: (transaction: Kysely<Tables>) => Promise<Result>) =>
		database.write(() => database.kysely.transaction().execute(work));
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
		find: (personIds, now) => find(database, personIds, now),
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

/** Locks all who are one with any of the given people, so that it stays as it is found. */
async function lockedMerges({ database, transaction }: Desk, ids: readonly string[]) {
	const locked = new Set<string>();
	for (;;) {
		const merges = await findMerges(database, transaction, ids);
		const roots = ids.map((id) => merges.rootOf(id));
		const all = [...new Set(roots)].flatMap((root) => [root, ...merges.mergedInto(root)]);
		if (all.every((id) => locked.has(id))) return { merges, roots };
		const there = await lockPeople(database, transaction, [...all, ...ids]);
		for (const id of all) locked.add(id);
		const missing = ids.find((id) => !there.has(id));
		if (missing !== undefined) return { missing };
	}
}

async function merge(
	desk: Desk & { readonly now: number },
	survivorId: string,
	otherIds: readonly string[],
): Promise<MergeAnswer> {
	const { database, transaction, now } = desk;
	const locked = await lockedMerges(desk, [survivorId, ...otherIds]);
	if (locked.missing !== undefined) return { status: 'unknown_person', personId: locked.missing };
	const [root = survivorId, ...others] = locked.roots;
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
	const mergedIds = merges.mergedInto(personId);
	const people = await findPeople(database, transaction, [personId, ...mergedIds], now);
	const own = people.get(personId);
	return own === undefined ? undefined : { personId, parts: partsOf(own, mergedIds, people) };
}

async function unmerge(desk: Desk, personId: string): Promise<UnmergeAnswer> {
	const { database, transaction } = desk;
	const locked = await lockedMerges(desk, [personId]);
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
	const locked = await lockedMerges(desk, [a, b]);
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

interface Page {
	readonly register: string;
	readonly after: string;
	readonly limit: number;
	readonly now: number;
}

async function findPage(
	database: Database,
	{ register, after, limit, now }: Page,
): Promise<RegisteredPerson[]> {
	const { rows } = await sql<{ person_id: string }>`
		SELECT known.person_id FROM ${database.table('person')} AS known
		WHERE known.person_id > ${after} AND known.register = ${register} AND ${isNotMerged(database)}
			AND (known.expires_at_ms IS NULL OR known.expires_at_ms > ${now})
		ORDER BY known.person_id
		LIMIT ${limit}
	`.execute(database.kysely);
	const ids = rows.map(({ person_id }) => person_id);
	const people = await find(database, ids, now);
	return people.filter((person) => person !== undefined);
}

async function find(
	database: Database,
	personIds: readonly string[],
	now: number,
): Promise<(RegisteredPerson | undefined)[]> {
	const merges = await findMerges(database, database.kysely, personIds);
	const roots = personIds.map((id) => merges.rootOf(id));
	const all = roots.flatMap((root) => [root, ...merges.mergedInto(root)]);
	const people = await findPeople(database, database.kysely, all, now);
	return roots.map((personId) => {
		const own = people.get(personId);
		if (own === undefined) return undefined;
		return { personId, parts: partsOf(own, merges.mergedInto(personId), people) };
	});
}

async function findApart(database: Database): Promise<PersonPair[]> {
	const { rows } = await sql<{ person_a: string; person_b: string }>`
		SELECT person_a, person_b FROM ${database.table('pair_decision')}
		ORDER BY person_a, person_b
	`.execute(database.kysely);
	const ids = rows.flatMap(({ person_a, person_b }) => [person_a, person_b]);
	const merges = await findMerges(database, database.kysely, ids);
	return rows.map(({ person_a, person_b }) => [merges.rootOf(person_a), merges.rootOf(person_b)]);
}
