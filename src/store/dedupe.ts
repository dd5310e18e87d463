import type {
	Claim,
	ClaimAnswer,
	ClaimTerms,
	CompletionTerms,
	KnownKey,
	OwnedKey,
	SeenKeys,
} from '../dedupe/seen-keys';
import { keyedIdOf } from '../ids';
import { sql } from '../vendor/kysely';
import type { Database } from './database';
import { inSlices } from './slices';

/** Expired keys that each write takes along, so that the table stays bounded without a janitor. */
const SWEPT_PER_WRITE = 200;
/** Stands for "whoever owns it". Owners are ids and never empty. */
const ANY_OWNER = '';

interface KeyRow {
	readonly key_hash: string;
	readonly owner: string;
	readonly person_id: string | null;
}

/** A key as any of the methods is asked about it. */
type AskedKey = OwnedKey & { readonly personId?: Claim['personId'] };

const keyRowColumns = { key_hash: 'text', owner: 'text', person_id: 'text' } as const;

interface KnownRow {
	readonly key_hash: string;
	readonly first_seen_at_ms: number;
	readonly execution_id: string;
	readonly held_until_ms: number | null;
	readonly completed_at_ms: number | null;
}

/**
 * The memory of seen keys in the table `seen_key`. Every write is one statement per slice of keys,
 * so the database decides who wins and parallel claims of one key have one winner.
 *
 * @param secret what keys are hashed with
 */
export function seenKeysIn(database: Database, secret: string): SeenKeys {
	const apply = applyTo(database, secret);
	return {
		async claim(ledger, claims, terms, now) {
			const answers = await apply<ClaimAnswer>(
				ledger,
				claims,
				now,
				(rows) => insertClaims(database, ledger, rows, terms, now),
				(known) => ({ won: false, known: known === undefined ? undefined : knownKey(known) }),
			);
			await sweepExpired(database, now);
			return answers;
		},

		async look(ledger, keys, now) {
			return await apply<KnownKey | undefined>(
				ledger,
				keys.map((key) => ({ key, owner: undefined })),
				now,
				async () => new Map(),
				(known) => (known === undefined ? undefined : knownKey(known)),
			);
		},

		async complete(ledger, keys, terms, now) {
			const answers = await apply(
				ledger,
				keys,
				now,
				(rows) => insertCompletions(database, ledger, rows, terms, now),
				(known) => (known?.completed_at_ms == null ? 'taken_over' : 'already_completed'),
			);
			await sweepExpired(database, now);
			return answers;
		},

		async release(ledger, keys, now) {
			return await apply(
				ledger,
				keys,
				now,
				(rows) => deleteKeys(database, ledger, rows),
				(known) => (known === undefined ? 'not_found' : 'taken_over'),
			);
		},
	};
}

/** Returns how a statement is applied to keys: slice by slice, with hashes in place of the keys. */
function applyTo(database: Database, secret: string) {
	const hashed = (ledger: string, { key, owner, personId }: AskedKey): KeyRow => ({
		key_hash: keyedIdOf(secret, ledger, key),
		owner: owner ?? ANY_OWNER,
		person_id: personId ?? null,
	});
	/** @param otherwise the answer for a key that `write` did not apply to, from what is known of it */
	return async <Answer>(
		ledger: string,
		keys: readonly AskedKey[],
		now: number,
		write: (rows: readonly KeyRow[]) => Promise<ReadonlyMap<string, Answer>>,
		otherwise: (known: KnownRow | undefined) => Answer,
	): Promise<Answer[]> =>
		await inSlices(keys, database.sliceSize, async (slice) => {
			const rows = slice.map((key) => hashed(ledger, key));
			const applied = await database.write(() => write(rows));
			const others = rows.filter(({ key_hash }) => !applied.has(key_hash));
			const known = await findKnown(database, ledger, others, now);
			return rows.map(({ key_hash }) => applied.get(key_hash) ?? otherwise(known.get(key_hash)));
		});
}

function knownKey(row: KnownRow): KnownKey {
	return {
		firstSeenAtMs: row.first_seen_at_ms,
		executionId: row.execution_id,
		heldUntilMs: row.held_until_ms ?? undefined,
	};
}

function expiryOf({ rememberMs }: Pick<ClaimTerms, 'rememberMs'>, now: number): number | null {
	return rememberMs === undefined ? null : now + rememberMs;
}

/**
 * Takes every key that is free: unknown, expired, held beyond its time, or its owner's own and not
 * completed. The time of the first sight stays when the owner comes again. Rows are locked in the
 * order of their hashes, so that parallel batches cannot wait for each other.
 */
async function insertClaims(
	database: Database,
	ledger: string,
	rows: readonly KeyRow[],
	terms: ClaimTerms,
	now: number,
): Promise<Map<string, ClaimAnswer>> {
	const heldUntil = terms.holdMs === undefined ? null : now + terms.holdMs;
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
		ON CONFLICT (ledger, key_hash) DO UPDATE SET
			first_seen_at_ms = CASE
				WHEN known.owner = excluded.owner THEN known.first_seen_at_ms
				ELSE excluded.first_seen_at_ms
			END,
			owner = excluded.owner,
			execution_id = excluded.execution_id,
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
async function insertCompletions(
	database: Database,
	ledger: string,
	rows: readonly KeyRow[],
	terms: CompletionTerms,
	now: number,
): Promise<Map<string, 'completed'>> {
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
		ON CONFLICT (ledger, key_hash) DO UPDATE SET
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

async function deleteKeys(
	database: Database,
	ledger: string,
	rows: readonly KeyRow[],
): Promise<Map<string, 'released'>> {
	const { rows: released } = await sql<{ key_hash: string }>`
		DELETE FROM ${database.table('seen_key')} AS known
		WHERE known.ledger = ${ledger}
			AND EXISTS (
				SELECT 1 FROM ${database.input(keyRowColumns, rows)}
				WHERE input.key_hash = known.key_hash
					AND (input.owner = ${ANY_OWNER} OR input.owner = known.owner)
			)
		RETURNING key_hash
	`.execute(database.kysely);
	return new Map(released.map(({ key_hash }) => [key_hash, 'released']));
}

async function findKnown(
	database: Database,
	ledger: string,
	rows: readonly KeyRow[],
	now: number,
): Promise<Map<string, KnownRow>> {
	if (rows.length === 0) return new Map();
	const { rows: found } = await sql<KnownRow>`
		SELECT known.key_hash, first_seen_at_ms, execution_id, held_until_ms, completed_at_ms
		FROM ${database.input(keyRowColumns, rows)}
		JOIN ${database.table('seen_key')} AS known
			ON known.ledger = ${ledger} AND known.key_hash = input.key_hash
		WHERE (expires_at_ms IS NULL OR expires_at_ms > ${now})
			AND (held_until_ms IS NULL OR held_until_ms > ${now})
	`.execute(database.kysely);
	return new Map(found.map((row) => [row.key_hash, row]));
}

async function sweepExpired(database: Database, now: number): Promise<void> {
	const table = database.table('seen_key');
	await sql`
		DELETE FROM ${table} WHERE (ledger, key_hash) IN (
			SELECT ledger, key_hash FROM ${table}
			WHERE expires_at_ms <= ${now}
			ORDER BY expires_at_ms
			LIMIT ${SWEPT_PER_WRITE}
			${database.skipLocked}
		)
	`.execute(database.kysely);
}
