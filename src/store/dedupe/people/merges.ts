import { sql, type Kysely } from '../../../vendor/kysely';
import type { Database } from '../../database';
import type { Tables } from '../../tables';
import { idsInput } from './person-rows';

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
