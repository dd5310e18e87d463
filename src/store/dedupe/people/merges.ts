import { sql, type Kysely } from '../../../vendor/kysely';
import type { Database } from '../../database';
import type { Tables } from '../../tables';
import { idsInput, lockPeople } from './person-rows';

interface MergeRow {
	readonly merged_id: string;
	readonly survivor_id: string;
}

/** Who lives on in whom, of some people and of all who are one with them. */
export class Merges {
	readonly #survivors = new Map<string, string>();
	readonly #merged = new Map<string, string[]>();

	constructor(rows: readonly MergeRow[]) {
		for (const { merged_id, survivor_id } of rows) {
			if (this.#survivors.has(merged_id)) continue;
			this.#survivors.set(merged_id, survivor_id);
			this.#merged.set(survivor_id, [...(this.#merged.get(survivor_id) ?? []), merged_id]);
		}
	}

	/** Who a person lives on in; the person when nobody else. */
	rootOf(personId: string): string {
		const survivor = this.#survivors.get(personId);
		return survivor === undefined ? personId : this.rootOf(survivor);
	}

	/** A person and all who live on in it, in the order of their ids within each merge. */
	groupOf(personId: string): [own: string, ...merged: string[]] {
		const merged = this.#merged.get(personId) ?? [];
		return [personId, ...merged.flatMap((id) => this.groupOf(id))];
	}
}

/** Finds all who are one with any of the given people. */
export async function findMerges(
	database: Database,
	connection: Kysely<Tables>,
	ids: readonly string[],
): Promise<Merges> {
	const found = new Map<string, MergeRow>();
	const known = new Set<string>();
	for (let next = [...new Set(ids)]; next.length > 0; ) {
		for (const id of next) known.add(id);
		const rows = await findRows(database, connection, next);
		for (const row of rows) found.set(row.merged_id, row);
		const ends = rows.flatMap(({ merged_id, survivor_id }) => [merged_id, survivor_id]);
		next = [...new Set(ends)].filter((id) => !known.has(id));
	}
	return new Merges([...found.values()].sort((a, b) => (a.merged_id < b.merged_id ? -1 : 1)));
}

/** People who are locked together with all who are one with them, or the first who is nobody. */
type LockedGroups =
	| { readonly merges: Merges; readonly roots: string[]; readonly missing?: undefined }
	| { readonly missing: string };

/** Locks all who are one with any of the given people, so that it stays as it is found. */
export async function lockGroups(
	database: Database,
	transaction: Kysely<Tables>,
	ids: readonly string[],
): Promise<LockedGroups> {
	const locked = new Set<string>();
	for (;;) {
		const merges = await findMerges(database, transaction, ids);
		const roots = ids.map((id) => merges.rootOf(id));
		const all = [...new Set(roots)].flatMap((root) => merges.groupOf(root));
		if (all.every((id) => locked.has(id))) return { merges, roots };
		const there = await lockPeople(database, transaction, [...all, ...ids]);
		for (const id of all) locked.add(id);
		const missing = ids.find((id) => !there.has(id));
		if (missing !== undefined) return { missing };
	}
}

async function findRows(
	database: Database,
	connection: Kysely<Tables>,
	ids: readonly string[],
): Promise<readonly MergeRow[]> {
	const table = database.table('merge_log');
	const input = () => idsInput(database, ids);
	const { rows } = await sql<MergeRow>`
		SELECT merged_id, survivor_id FROM ${table}
		WHERE merged_id IN (SELECT person_id FROM ${input()})
		UNION ALL
		SELECT merged_id, survivor_id FROM ${table}
		WHERE survivor_id IN (SELECT person_id FROM ${input()})
	`.execute(connection);
	return rows;
}
