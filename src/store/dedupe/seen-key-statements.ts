import type { ClaimAnswer, ClaimTerms, CompletionTerms } from '../../dedupe/seen-keys';
import { sql, type RawBuilder } from '../../vendor/kysely';
import type { Database } from '../database';
import type { SeenKeyTable } from '../tables';

/**
 * Expired keys that each write takes along, so that the table stays bounded without a janitor: a
 * good deal when there is a backlog, and in any case more than it can have added.
 */
const SWEPT_PER_WRITE = 200;
const SWEPT_PER_KEY = 2;
/** Stands for "whoever owns it". Owners are ids and never empty. */
export const ANY_OWNER = '';

/** A key as statements know it. */
export interface KeyRow {
	readonly key_hash: string;
	readonly owner: string;
	readonly person_id: string | null;
}

const keyRowColumns = { key_hash: 'text', owner: 'text', person_id: 'text' } as const;

/** What is remembered of a key. */
export interface KnownRow {
	readonly key_hash: string;
	readonly first_seen_at_ms: number;
	readonly execution_id: string;
	readonly held_until_ms: number | null;
	readonly completed_at_ms: number | null;
}

function expiryOf({ rememberMs }: Pick<ClaimTerms, 'rememberMs'>, now: number): number | null {
	return rememberMs === undefined ? null : now + rememberMs;
}

/** Whether a row still counts. An expired one is as good as gone, whether it was swept or not. */
function isRemembered(now: number): RawBuilder<unknown> {
	return sql`(known.expires_at_ms IS NULL OR known.expires_at_ms > ${now})`;
}

/** Sets a column that stays as it was under a condition, else is as the statement brings it. */
function keep(column: keyof SeenKeyTable, condition: RawBuilder<unknown>): RawBuilder<unknown> {
	const name = sql.ref(column);
	return sql`${name} = CASE WHEN ${condition} THEN known.${name} ELSE excluded.${name} END`;
}

/**
 * Takes every key that is free: unknown, expired, held beyond its time, or its owner's own and not
 * completed. The first sight stays when the owner comes again. Rows are locked in the order of
 * their hashes, so that parallel batches cannot wait for each other.
 */
export async function insertClaims(
	database: Database,
	ledger: string,
	rows: readonly KeyRow[],
	terms: ClaimTerms,
	now: number,
): Promise<Map<string, ClaimAnswer>> {
	const heldUntil = terms.holdMs === undefined ? null : now + terms.holdMs;
	const isOwnersAgain = sql`known.owner = excluded.owner AND ${isRemembered(now)}`;
	const { rows: won } = await sql<{ key_hash: string; first_seen_at_ms: number }>`
		INSERT INTO ${database.table('seen_key')} AS known (
			ledger, key_hash, owner, execution_id, person_id,
			first_seen_at_ms, held_until_ms, completed_at_ms, expires_at_ms
		)
		SELECT
			${ledger}, key_hash, owner, ${terms.executionId}, person_id,
			${now}, ${heldUntil}, NULL, ${expiryOf(terms, now)}
		FROM ${database.input(keyRowColumns, rows)}
		WHERE true
		ORDER BY key_hash
		ON CONFLICT (key_hash) DO UPDATE SET
			${keep('first_seen_at_ms', isOwnersAgain)},
			${keep('execution_id', isOwnersAgain)},
			owner = excluded.owner,
			person_id = excluded.person_id,
			held_until_ms = excluded.held_until_ms,
			completed_at_ms = NULL,
			expires_at_ms = excluded.expires_at_ms
		WHERE known.expires_at_ms <= ${now}
			OR known.held_until_ms <= ${now}
			OR (known.owner = excluded.owner AND known.completed_at_ms IS NULL)
		RETURNING key_hash, first_seen_at_ms
	`.execute(database.kysely);
	return new Map(
		won.map(({ key_hash, first_seen_at_ms }) => [
			key_hash,
			{ won: true, firstSeenAtMs: first_seen_at_ms, heldUntilMs: heldUntil ?? undefined },
		]),
	);
}

/** Completes every key that its owner, or nobody, has; an unknown key is taken in as completed. */
export async function insertCompletions(
	database: Database,
	ledger: string,
	rows: readonly KeyRow[],
	terms: CompletionTerms,
	now: number,
): Promise<Map<string, 'completed'>> {
	const isKnown = isRemembered(now);
	const { rows: completed } = await sql<{ key_hash: string }>`
		INSERT INTO ${database.table('seen_key')} AS known (
			ledger, key_hash, owner, execution_id, person_id,
			first_seen_at_ms, held_until_ms, completed_at_ms, expires_at_ms
		)
		SELECT
			${ledger}, key_hash, owner, ${terms.executionId}, person_id,
			${now}, NULL, ${now}, ${expiryOf(terms, now)}
		FROM ${database.input(keyRowColumns, rows)}
		WHERE true
		ORDER BY key_hash
		ON CONFLICT (key_hash) DO UPDATE SET
			${keep('first_seen_at_ms', isKnown)},
			${keep('execution_id', isKnown)},
			${keep('owner', isKnown)},
			${keep('person_id', isKnown)},
			held_until_ms = NULL,
			completed_at_ms = excluded.completed_at_ms,
			expires_at_ms = excluded.expires_at_ms
		WHERE known.expires_at_ms <= ${now}
			OR (known.completed_at_ms IS NULL
				AND (excluded.owner = ${ANY_OWNER} OR known.owner = excluded.owner))
		RETURNING key_hash
	`.execute(database.kysely);
	return new Map(completed.map(({ key_hash }) => [key_hash, 'completed']));
}

/**
 * Deletes every key that its owner, or nobody in particular, lets go. (`CROSS JOIN` makes SQLite go
 * from the keys to the table; else it may read a whole ledger for each.)
 */
export async function deleteKeys(
	database: Database,
	rows: readonly KeyRow[],
	now: number,
): Promise<Map<string, 'released'>> {
	const table = database.table('seen_key');
	const { rows: released } = await sql<{ key_hash: string }>`
		DELETE FROM ${table} WHERE key_hash IN (
			SELECT known.key_hash
			FROM ${database.input(keyRowColumns, rows)} CROSS JOIN ${table} AS known
			WHERE known.key_hash = input.key_hash
				AND (input.owner = ${ANY_OWNER} OR input.owner = known.owner)
				AND ${isRemembered(now)}
			ORDER BY known.key_hash
			${database.locked('known')}
		)
		RETURNING key_hash
	`.execute(database.kysely);
	return new Map(released.map(({ key_hash }) => [key_hash, 'released']));
}

export async function findKnown(
	database: Database,
	rows: readonly KeyRow[],
	now: number,
): Promise<Map<string, KnownRow>> {
	if (rows.length === 0) return new Map();
	const { rows: found } = await sql<KnownRow>`
		SELECT known.key_hash, first_seen_at_ms, execution_id, held_until_ms, completed_at_ms
		FROM ${database.input(keyRowColumns, rows)} CROSS JOIN ${database.table('seen_key')} AS known
		WHERE known.key_hash = input.key_hash
			AND ${isRemembered(now)}
			AND (held_until_ms IS NULL OR held_until_ms > ${now})
	`.execute(database.kysely);
	return new Map(found.map((row) => [row.key_hash, row]));
}

/**
 * Returns what deletes expired keys. Its statement is put together once: it goes along with every
 * write, and rendering it anew would take as long as running it.
 */
export function sweeperOf(database: Database): (keys: number, now: number) => Promise<void> {
	const table = database.table('seen_key');
	const statement = (now: number, limit: number) => sql`
		DELETE FROM ${table} WHERE key_hash IN (
			SELECT key_hash FROM ${table}
			WHERE expires_at_ms <= ${now}
			ORDER BY expires_at_ms
			LIMIT ${limit}
			${database.skipLocked}
		)
	`;
	const rendered = statement(0, 0).compile(database.kysely);
	return async (keys, now) => {
		const limit = Math.max(SWEPT_PER_WRITE, SWEPT_PER_KEY * keys);
		await database.kysely.executeQuery({ ...rendered, parameters: [now, limit] });
	};
}
