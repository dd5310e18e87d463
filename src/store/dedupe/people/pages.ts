import type { PersonPair, RegisteredPerson } from '../../../dedupe/people/people';
import { sql } from '../../../vendor/kysely';
import type { Database } from '../../database';
import { findMerges, Merges } from './merges';
import { findPeople, partsOf, personColumns, storedFrom, type PersonRow } from './person-rows';

interface Page {
	readonly register: string;
	readonly after: string;
	readonly limit: number;
	readonly now: number;
}

/** A short page means the end, so nobody is left out of one afterwards. */
const ALWAYS = Number.MIN_SAFE_INTEGER;

/** See {@link People.page}. Only who has others merged into it takes more than one row. */
export async function findPage(
	database: Database,
	{ register, after, limit, now }: Page,
): Promise<RegisteredPerson[]> {
	const merge = database.table('merge_log');
	const { rows } = await sql<PersonRow>`
		SELECT ${personColumns('known')} FROM ${database.table('person')} AS known
		WHERE known.person_id > ${after} AND known.register = ${register}
			AND NOT EXISTS (SELECT 1 FROM ${merge} AS merge WHERE merge.merged_id = known.person_id)
			AND (
				known.expires_at_ms IS NULL OR known.expires_at_ms > ${now}
				OR EXISTS (SELECT 1 FROM ${merge} AS merge WHERE merge.survivor_id = known.person_id)
			)
		ORDER BY known.person_id
		LIMIT ${limit}
	`.execute(database.kysely);
	const people = new Map(rows.map((row) => [row.person_id, storedFrom(row)]));
	const merges = await findMergesBetween(database, after, rows.at(-1)?.person_id ?? after);
	const groups = rows.map(({ person_id }) => merges.groupOf(person_id));
	const merged = await findPeople(
		database,
		database.kysely,
		groups.flatMap(([, ...others]) => others),
	);
	for (const [id, person] of merged) people.set(id, person);
	return groups.flatMap((group) => {
		const parts = partsOf(group, people, ALWAYS);
		return parts === undefined ? [] : [{ personId: group[0], parts }];
	});
}

/** See {@link People.find}. */
export async function findByIds(
	database: Database,
	personIds: readonly string[],
	now: number,
): Promise<(RegisteredPerson | undefined)[]> {
	const merges = await findMerges(database, database.kysely, personIds);
	const groups = personIds.map((id) => merges.groupOf(merges.rootOf(id)));
	const people = await findPeople(database, database.kysely, groups.flat());
	return groups.map((group) => {
		const parts = partsOf(group, people, now);
		return parts === undefined ? undefined : { personId: group[0], parts };
	});
}

/** Of the people whose ids are above the first and up to the second. */
async function findMergesBetween(database: Database, after: string, last: string): Promise<Merges> {
	const { rows } = await sql<{ survivor_id: string }>`
		SELECT DISTINCT survivor_id FROM ${database.table('merge_log')}
		WHERE survivor_id > ${after} AND survivor_id <= ${last}
	`.execute(database.kysely);
	const survivors = rows.map(({ survivor_id }) => survivor_id);
	return survivors.length === 0
		? new Merges([])
		: await findMerges(database, database.kysely, survivors);
}

/** See {@link People.apart}. Those who were made one nevertheless are no pair any more. */
export async function findApart(database: Database): Promise<PersonPair[]> {
	const { rows } = await sql<{ person_a: string; person_b: string }>`
		SELECT person_a, person_b FROM ${database.table('pair_decision')}
		ORDER BY person_a, person_b
	`.execute(database.kysely);
	const ids = rows.flatMap(({ person_a, person_b }) => [person_a, person_b]);
	const merges = await findMerges(database, database.kysely, ids);
	const pairs = new Map<string, PersonPair>();
	for (const { person_a, person_b } of rows) {
		const [a, b] = [merges.rootOf(person_a), merges.rootOf(person_b)];
		if (a === b) continue;
		const pair: PersonPair = a < b ? [a, b] : [b, a];
		pairs.set(pair.join(' '), pair);
	}
	return [...pairs.values()];
}
