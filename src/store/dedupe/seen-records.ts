import { fieldsSchema, isSame, updated, type Fields } from '../../dedupe/changes/fields';
import type { RecordKnown, RecordSighting, SeenRecords } from '../../dedupe/changes/seen-records';
import { keyedIdOf } from '../../ids';
import { sql, type Kysely } from '../../vendor/kysely';
import type { Database } from '../database';
import { inSlices } from '../slices';
import type { Tables } from '../tables';

/** Forgotten records that each slice of sightings takes along. */
const SWEPT_PER_WRITE = 200;
/** An unchanged record is written again only to be remembered for a good deal longer. */
const WORTH_REMEMBERING_MS = 86_400_000;
/** Of a row that was only made to be locked. */
const NOBODY = '';

interface Row {
	readonly key_hash: string;
	readonly owner: string;
	readonly fields: string | null;
	readonly fields_before: string | null;
	readonly modified_at_ms: number | null;
	readonly seen_at_ms: number;
	readonly expires_at_ms: number | null;
}

type NewRow = Omit<Row, 'expires_at_ms'> & { readonly person_id: string | null };

const newRowColumns = {
	key_hash: 'text',
	owner: 'text',
	fields: 'text',
	fields_before: 'text',
	modified_at_ms: 'bigint',
	seen_at_ms: 'bigint',
	person_id: 'text',
} as const;

interface Hashed {
	readonly hash: string;
	readonly sighting: RecordSighting;
}

/**
 * The last seen form of records, in `record_seen`. A slice of sightings is one transaction under the
 * locks of its rows, so of parallel runs with the same change one sees it.
 *
 * @param secret what keys are hashed with
 */
export function seenRecordsIn(database: Database, secret: string): SeenRecords {
	const hashedIn = (ledger: string, sightings: readonly RecordSighting[]) =>
		sightings.map((sighting) => ({ hash: keyedIdOf(secret, ledger, ...sighting.key), sighting }));
	return {
		exchange: (ledger, sightings, { rememberMs }, now) => {
			const expiresAt = rememberMs === undefined ? null : now + rememberMs;
			return inSlices(hashedIn(ledger, sightings), database.sliceSize, hashOf, (slice) =>
				database.write(() =>
					database.kysely
						.transaction()
						.execute((transaction) =>
							exchangeSlice({ database, transaction, ledger, now, expiresAt }, slice),
						),
				),
			);
		},

		look: (ledger, sightings, now) =>
			inSlices(hashedIn(ledger, sightings), database.sliceSize, hashOf, async (slice) => {
				const rows = await findRows(database, database.kysely, slice, now, sql``);
				return slice.map(({ hash, sighting }) => knownFrom(rows.get(hash), sighting));
			}),
	};
}

const hashOf = ({ hash }: Hashed) => hash;

interface Exchange {
	readonly database: Database;
	readonly transaction: Kysely<Tables>;
	readonly ledger: string;
	readonly now: number;
	readonly expiresAt: number | null;
}

async function exchangeSlice(exchange: Exchange, slice: readonly Hashed[]): Promise<RecordKnown[]> {
	const { database, transaction, now } = exchange;
	await makeRows(exchange, slice);
	const rows = await findRows(database, transaction, slice, now, database.locked('known'));
	const changed = slice.flatMap(({ hash, sighting }) => {
		const row = newRowFor(hash, sighting, rows.get(hash), exchange);
		return row === undefined ? [] : [row];
	});
	if (changed.length > 0) await putRows(exchange, changed);
	await sweepExpired(database, transaction, now);
	return slice.map(({ hash, sighting }) => knownFrom(rows.get(hash), sighting));
}

/** A record nobody has seen gets a row at once, so that there is something to lock. */
async function makeRows(
	{ database, transaction, ledger, now, expiresAt }: Exchange,
	slice: readonly Hashed[],
): Promise<void> {
	const hashes = slice.map(({ hash }) => ({ key_hash: hash }));
	await sql`
		INSERT INTO ${database.table('record_seen')} (
			ledger, key_hash, owner, fields, fields_before, modified_at_ms, seen_at_ms, person_id, expires_at_ms
		)
		SELECT ${ledger}, key_hash, ${NOBODY}, NULL, NULL, NULL, ${now}, NULL, ${expiresAt}
		FROM ${database.input({ key_hash: 'text' }, hashes)}
		WHERE true
		ORDER BY key_hash
		ON CONFLICT (key_hash) DO NOTHING
	`.execute(transaction);
}

async function findRows(
	database: Database,
	connection: Kysely<Tables>,
	slice: readonly Hashed[],
	now: number,
	lock: ReturnType<Database['locked']>,
): Promise<Map<string, Row>> {
	const hashes = slice.map(({ hash }) => ({ key_hash: hash }));
	const { rows } = await sql<Row>`
		SELECT
			known.key_hash, known.owner, known.fields, known.fields_before,
			known.modified_at_ms, known.seen_at_ms, known.expires_at_ms
		FROM ${database.table('record_seen')} AS known
		WHERE known.key_hash IN (SELECT key_hash FROM ${database.input({ key_hash: 'text' }, hashes)})
		ORDER BY known.key_hash
		${lock}
	`.execute(connection);
	// Expired rows are locked like the others, and then count as forgotten.
	const remembered = rows.filter(
		({ expires_at_ms }) => expires_at_ms === null || expires_at_ms > now,
	);
	return new Map(remembered.map((row) => [row.key_hash, row]));
}

/** What was known before this sighting; before its first try, when the owner comes again. */
function knownFrom(row: Row | undefined, sighting: RecordSighting): RecordKnown {
	if (row === undefined || row.owner === NOBODY) return { kind: 'first' };
	const isAgain = row.owner === sighting.owner;
	const stored = isAgain ? row.fields_before : row.fields;
	if (stored === null) return { kind: 'first' };
	const fields = fieldsSchema.parse(JSON.parse(stored));
	const isOlder = !isAgain && isOlderThan(row, sighting);
	return { kind: isOlder ? 'older' : 'known', fields, seenAtMs: row.seen_at_ms };
}

function isOlderThan(row: Row, { modifiedAtMs }: RecordSighting): boolean {
	return (
		modifiedAtMs !== undefined && row.modified_at_ms !== null && modifiedAtMs < row.modified_at_ms
	);
}

/** The row as it is to be from now on; undefined when it may stay as it is. */
function newRowFor(
	hash: string,
	sighting: RecordSighting,
	row: Row | undefined,
	{ now, expiresAt }: Exchange,
): NewRow | undefined {
	const known = knownFrom(row, sighting);
	if (known.kind === 'older') return undefined;
	const isAgain = row !== undefined && row.owner === sighting.owner;
	if (isAgain && !isWorthRemembering(row, expiresAt)) return undefined;
	const before = known.kind === 'first' ? undefined : known.fields;
	const isUnchanged = before !== undefined && isSame(before, sighting.fields);
	if (!isAgain && isUnchanged && !isWorthRemembering(row, expiresAt)) return undefined;
	return {
		key_hash: hash,
		owner: sighting.owner,
		fields: textOf(before === undefined ? sighting.fields : updated(before, sighting.fields)),
		fields_before: before === undefined ? null : textOf(before),
		modified_at_ms: sighting.modifiedAtMs ?? row?.modified_at_ms ?? null,
		seen_at_ms: now,
		person_id: sighting.personId ?? null,
	};
}

function isWorthRemembering(row: Row | undefined, expiresAt: number | null): boolean {
	if (row?.expires_at_ms == null) return false;
	return expiresAt === null || expiresAt - row.expires_at_ms > WORTH_REMEMBERING_MS;
}

function textOf(fields: Fields): string {
	return JSON.stringify([...fields]);
}

async function putRows(
	{ database, transaction, ledger, expiresAt }: Exchange,
	rows: readonly NewRow[],
): Promise<void> {
	await sql`
		INSERT INTO ${database.table('record_seen')} AS known (
			ledger, key_hash, owner, fields, fields_before, modified_at_ms, seen_at_ms, person_id, expires_at_ms
		)
		SELECT
			${ledger}, key_hash, owner, fields, fields_before,
			modified_at_ms, seen_at_ms, person_id, ${expiresAt}
		FROM ${database.input<NewRow>(newRowColumns, rows)}
		WHERE true
		ON CONFLICT (key_hash) DO UPDATE SET
			owner = excluded.owner,
			fields = excluded.fields,
			fields_before = excluded.fields_before,
			modified_at_ms = excluded.modified_at_ms,
			seen_at_ms = excluded.seen_at_ms,
			person_id = excluded.person_id,
			expires_at_ms = excluded.expires_at_ms
	`.execute(transaction);
}

async function sweepExpired(
	database: Database,
	transaction: Kysely<Tables>,
	now: number,
): Promise<void> {
	await sql`
		DELETE FROM ${database.table('record_seen')}
		WHERE key_hash IN (
			SELECT key_hash FROM ${database.table('record_seen')}
			WHERE expires_at_ms <= ${now}
			ORDER BY expires_at_ms
			LIMIT ${SWEPT_PER_WRITE}
			${database.skipLocked}
		)
	`.execute(transaction);
}
