import { countedTerms } from '../../../dedupe/people/lookup';
import type { Candidate, Known, PersonSighting } from '../../../dedupe/people/people';
import { sql, type Kysely, type RawBuilder } from '../../../vendor/kysely';
import type { Database } from '../../database';
import type { Tables } from '../../tables';
import type { HashedKeys } from './hashed-keys';
import { findMerges } from './merges';
import { findPeople, partsOf, type StoredPerson } from './person-rows';

/** A key that more people share selects nobody. */
const LARGEST_BLOCK = 50;
/** Who shares the most and the rarest keys is compared; the rest is not like the sighting. */
const MOST_CANDIDATES = 40;
/** A name that so many people have is common, however many more there are. */
const MOST_COUNTED = 500;
/** Ids are random, so one in 4,096 lies below this (see `ids.ts`). */
const SAMPLE_BELOW = '008';
const SAMPLED_ONE_IN = 4_096;
/** Among so many people more make no difference to who is likely. */
const MOST_SAMPLED = 1_000;

interface Found {
	readonly source: string;
	readonly person_id: string;
	readonly count: number;
}

/** What a decision about a sighting needs to know, and how its candidates are stored. */
export interface Knowledge {
	readonly known: Known;
	/** By the id of a candidate, its parts in their order. */
	readonly stored: ReadonlyMap<string, readonly StoredPerson[]>;
}

/**
 * Finds all whom a sighting may be.
 *
 * @param registers the keys of every register that is read
 * @param earlier whom the same lead was before
 */
export async function findCandidates(
	database: Database,
	connection: Kysely<Tables>,
	registers: readonly HashedKeys[],
	sighting: PersonSighting,
	earlier: string | undefined,
	now: number,
): Promise<Knowledge> {
	const found = await findKeys(database, connection, registers, sighting);
	const bySource = grouped(found);
	const ids = likeliest(bySource, earlier);
	const merges = await findMerges(database, connection, ids);
	const roots = [...new Set(ids.map((id) => merges.rootOf(id)))];
	const people = await findPeople(
		database,
		connection,
		roots.flatMap((id) => merges.groupOf(id)),
	);
	const present = roots.flatMap((personId) => {
		const parts = partsOf(merges.groupOf(personId), people, now);
		return parts === undefined ? [] : [{ personId, parts }];
	});
	const forgotten = new Set(roots);
	for (const { personId } of present) forgotten.delete(personId);
	const identified = identifiedBy(bySource, sighting, (id) => merges.rootOf(id), forgotten);
	const candidates = present.map(
		(one): Candidate => ({ ...one, identifiedBy: identified.get(one.personId) ?? [] }),
	);
	const stored = roots.map((personId) => {
		const group = merges.groupOf(personId).flatMap((id) => people.get(id) ?? []);
		return [personId, group] as const;
	});
	return {
		stored: new Map(stored),
		known: {
			candidates,
			earlier: earlier === undefined ? undefined : merges.rootOf(earlier),
			population: (bySource.get('people')?.[0]?.count ?? 0) * SAMPLED_ONE_IN,
			counts: countsOf(bySource),
		},
	};
}

/** One statement for everything, so that a server far away is asked once. */
async function findKeys(
	database: Database,
	connection: Kysely<Tables>,
	registers: readonly HashedKeys[],
	{ lookup, person }: PersonSighting,
): Promise<readonly Found[]> {
	const identifierTable = database.table('person_identifier');
	const blockTable = database.table('person_block');
	const parts: RawBuilder<unknown>[] = registers.flatMap((keys) => [
		...person.identifiers.map(
			(identifier, index) => sql`SELECT * FROM (
				SELECT ${sql.lit(`identifier ${index}`)} AS source, person_id, 1 AS count
				FROM ${identifierTable} WHERE identifier_hash = ${keys.identifier(identifier)}
				LIMIT ${sql.lit(LARGEST_BLOCK + 1)}
			) AS found`,
		),
		...lookup.keys.map(
			(key, index) => sql`SELECT * FROM (
				SELECT ${sql.lit(`block ${index}`)} AS source, person_id, 1 AS count
				FROM ${blockTable} WHERE block_key = ${keys.block(key)}
				LIMIT ${sql.lit(LARGEST_BLOCK + 1)}
			) AS found`,
		),
	]);
	const [live] = registers.slice(-1);
	for (const [name, text] of lookup.terms) {
		parts.push(sql`
			SELECT ${sql.lit(`how many ${name}`)} AS source, '' AS person_id, count(*) AS count
			FROM (
				SELECT 1 AS one FROM ${blockTable} WHERE block_key = ${live?.term(name, text) ?? 0}
				LIMIT ${sql.lit(MOST_COUNTED)}
			) AS counted
		`);
	}
	parts.push(sql`
		SELECT 'people' AS source, '' AS person_id, count(*) AS count
		FROM (
			SELECT 1 AS one FROM ${database.table('person')} WHERE person_id < ${sql.lit(SAMPLE_BELOW)}
			LIMIT ${sql.lit(MOST_SAMPLED)}
		) AS sampled
	`);
	const { rows } = await sql<Found>`${sql.join(parts, sql` UNION ALL `)}`.execute(connection);
	return rows;
}

function grouped(found: readonly Found[]): ReadonlyMap<string, readonly Found[]> {
	const bySource = new Map<string, Found[]>();
	for (const one of found) {
		const group = bySource.get(one.source);
		if (group === undefined) bySource.set(one.source, [one]);
		else group.push(one);
	}
	return bySource;
}

function countsOf(bySource: ReadonlyMap<string, readonly Found[]>): Known['counts'] {
	const counts = countedTerms.flatMap((name) => {
		const count = bySource.get(`how many ${name}`)?.[0]?.count;
		return count === undefined ? [] : [[name, count] as const];
	});
	return new Map(counts);
}

/** Everybody with an identifier, then those with the most and the rarest keys. */
function likeliest(
	bySource: ReadonlyMap<string, readonly Found[]>,
	earlier: string | undefined,
): string[] {
	const merits = new Map<string, number>(earlier === undefined ? [] : [[earlier, Infinity]]);
	for (const [source, found] of bySource) {
		const isIdentifier = source.startsWith('identifier ');
		if (found.length > LARGEST_BLOCK || !(isIdentifier || source.startsWith('block '))) continue;
		const merit = isIdentifier ? 1 : 1 / found.length;
		for (const { person_id } of found) merits.set(person_id, (merits.get(person_id) ?? 0) + merit);
	}
	return [...merits]
		.sort(([a, meritOfA], [b, meritOfB]) => meritOfB - meritOfA || (a < b ? -1 : 1))
		.slice(0, MOST_CANDIDATES)
		.map(([id]) => id);
}

/** Which people have identifiers of the sighting that nobody else has who is still remembered. */
function identifiedBy(
	bySource: ReadonlyMap<string, readonly Found[]>,
	{ person }: PersonSighting,
	rootOf: (personId: string) => string,
	forgotten: ReadonlySet<string>,
): Map<string, string[]> {
	const kinds = new Map<string, string[]>();
	person.identifiers.forEach(([kind], index) => {
		const found = bySource.get(`identifier ${index}`) ?? [];
		const owners = new Set(found.map(({ person_id }) => rootOf(person_id)));
		const [owner, ...others] = [...owners].filter((id) => !forgotten.has(id));
		if (owner === undefined || others.length > 0) return;
		kinds.set(owner, [...(kinds.get(owner) ?? []), kind]);
	});
	return kinds;
}
