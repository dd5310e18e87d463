import type { MergeAnswer, People, RegisteredPerson } from '../../../dedupe/people/people';
import { sql, type Kysely } from '../../../vendor/kysely';
import type { Database } from '../../database';
import type { Tables } from '../../tables';
import { erase } from './erase';
import { meet } from './meet';
import { findMerges, lockGroups, type Merges } from './merges';
import { findApart, findByIds, findPage } from './pages';
import { findPeople, partsOf } from './person-rows';
import { keepApart, unmerge } from './separations';

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
		unmerge: (personId, owner, now) =>
			inTransaction((transaction) => unmerge({ database, transaction, now }, personId, owner)),
		keepApart: (a, b, now) =>
			inTransaction((transaction) => keepApart({ database, transaction, now }, a, b)),
		find: (personIds, now) => findByIds(database, personIds, now),
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
