import type { ApartAnswer, UnmergeAnswer } from '../../../dedupe/people/people';
import { sql, type Kysely } from '../../../vendor/kysely';
import type { Database } from '../../database';
import type { Tables } from '../../tables';
import { lockGroups } from './merges';

interface Desk {
	readonly database: Database;
	readonly transaction: Kysely<Tables>;
	readonly now: number;
}

/** See {@link People.unmerge}. */
export async function unmerge(desk: Desk, personId: string, owner: string): Promise<UnmergeAnswer> {
	const { database, transaction } = desk;
	const locked = await lockGroups(database, transaction, [personId]);
	if (locked.missing !== undefined) return { status: 'unknown_person' };
	const done = await unmergedBy(desk, personId, owner);
	if (done !== undefined) return done;
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
	const { survivor_id: survivorId, merged_id: restoredId } = row;
	await putApart(desk, [survivorId, restoredId], { restoredId, owner });
	return { status: 'unmerged', survivorId, restoredId };
}

/** What the same owner was told before. */
async function unmergedBy(
	{ database, transaction }: Desk,
	personId: string,
	owner: string,
): Promise<UnmergeAnswer | undefined> {
	const { rows } = await sql<{ person_a: string; person_b: string; restored_id: string }>`
		SELECT person_a, person_b, restored_id FROM ${database.table('pair_decision')}
		WHERE (person_a = ${personId} OR person_b = ${personId}) AND unmerged_by = ${owner}
	`.execute(transaction);
	const [row] = rows;
	if (row === undefined) return undefined;
	const { person_a, person_b, restored_id: restoredId } = row;
	const survivorId = person_a === restoredId ? person_b : person_a;
	return { status: 'unmerged', survivorId, restoredId };
}

/** See {@link People.keepApart}. */
export async function keepApart(desk: Desk, a: string, b: string): Promise<ApartAnswer> {
	const { database, transaction } = desk;
	const locked = await lockGroups(database, transaction, [a, b]);
	if (locked.missing !== undefined) return { status: 'unknown_person', personId: locked.missing };
	const [one = a, other = b] = locked.roots;
	if (one === other) return { status: 'are_one', personId: one };
	const isNew = await putApart(desk, [one, other], undefined);
	return { status: isNew ? 'kept_apart' : 'kept_apart_before' };
}

/** @returns whether nobody had said so before */
async function putApart(
	{ database, transaction, now }: Desk,
	ids: readonly [string, string],
	unmerged: { readonly restoredId: string; readonly owner: string } | undefined,
): Promise<boolean> {
	const [a = '', b = ''] = ids.toSorted();
	const { rows } = await sql<{ decided_at_ms: number }>`
		SELECT decided_at_ms FROM ${database.table('pair_decision')}
		WHERE person_a = ${a} AND person_b = ${b}
	`.execute(transaction);
	if (rows.length > 0 && unmerged === undefined) return false;
	await sql`
		INSERT INTO ${database.table('pair_decision')}
			(person_a, person_b, decided_at_ms, restored_id, unmerged_by)
		VALUES (${a}, ${b}, ${now}, ${unmerged?.restoredId ?? null}, ${unmerged?.owner ?? null})
		ON CONFLICT (person_a, person_b) DO UPDATE SET
			decided_at_ms = excluded.decided_at_ms,
			restored_id = excluded.restored_id,
			unmerged_by = excluded.unmerged_by
	`.execute(transaction);
	return rows.length === 0;
}
