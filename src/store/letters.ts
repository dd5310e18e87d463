import type {
	Letter,
	Letters,
	LetterState,
	ListTerms,
	NewLetter,
	ParkAnswer,
	SettleAnswer,
	Shelf,
} from '../letters/letters';
import type { Releaser } from '../records/delivery';
import { sql, type Kysely, type RawBuilder } from '../vendor/kysely';
import type { Database } from './database';
import { inSlices } from './slices';
import { storedObject } from './stored-object';
import type { LetterTable, Tables } from './tables';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** How long a letter is kept: those that wait for a person longest. */
const OPEN_FOR_MS = 365 * DAY_MS;
const SETTLED_FOR_MS = 30 * DAY_MS;
const IN_TESTS_FOR_MS = HOUR_MS;
const SWEPT_PER_WRITE = 200;

/** The dead letters in the table `letter`. */
export function lettersIn(database: Database): Letters {
	return {
		park: (shelf, letters, now) =>
			inSlices(letters, database.sliceSize, letterIdOf, async (slice) => {
				const parked = await database.write(() =>
					insertLetters(database, database.kysely, shelf, slice, now),
				);
				await sweepExpired(database, now);
				return slice.map(
					({ letterId }): ParkAnswer => (parked.has(letterId) ? 'parked' : 'already_parked'),
				);
			}),

		list: async (shelf, terms, now) => {
			const { rows } = await sql<LetterTable>`
				SELECT * FROM ${database.table('letter')} AS letter
				WHERE shelf = ${shelf} AND expires_at_ms > ${now} AND ${isIn(terms.states, now)}
					AND ${isFrom(terms)}
				ORDER BY parked_at_ms, letter_id
				LIMIT ${terms.limit}
			`.execute(database.kysely);
			return rows.map((row) => letterOf(row, now));
		},

		take: async (shelf, terms, now) => {
			const taken = await database.write(() => takeParked(database, shelf, terms, now));
			return taken.map((row) => letterOf(row, now)).sort(byAge);
		},

		settle: (shelf, letterIds, state, now) =>
			inSlices(letterIds, database.sliceSize, String, (slice) =>
				settleSlice(database, shelf, slice, state, now),
			),
	};
}

const letterColumns = {
	letter_id: 'text',
	source: 'text',
	workflow_id: 'text',
	execution_id: 'text',
	payload: 'text',
	failure: 'text',
	attempts: 'bigint',
} as const;

/**
 * Parks letters within a transaction of the caller's. Returns the ids of those that were not open
 * already.
 */
export async function insertLetters(
	database: Database,
	connection: Kysely<Tables>,
	shelf: Shelf,
	letters: readonly NewLetter[],
	now: number,
): Promise<Set<string>> {
	const expiresAt = now + (shelf === 'test' ? IN_TESTS_FOR_MS : OPEN_FOR_MS);
	const { rows } = await sql<{ letter_id: string }>`
		INSERT INTO ${database.table('letter')} AS known (
			shelf, letter_id, state, source, workflow_id, execution_id, payload, failure, attempts,
			parked_at_ms, taken_until_ms, settled_at_ms, expires_at_ms
		)
		SELECT
			${shelf}, letter_id, 'parked', source, workflow_id, execution_id, payload, failure, attempts,
			${now}, NULL, NULL, ${expiresAt}
		FROM ${database.input(letterColumns, letters.map(rowOf))}
		WHERE true
		ORDER BY letter_id
		ON CONFLICT (shelf, letter_id) DO UPDATE SET
			state = 'parked',
			payload = excluded.payload,
			failure = excluded.failure,
			attempts = excluded.attempts,
			taken_until_ms = NULL,
			settled_at_ms = NULL,
			expires_at_ms = excluded.expires_at_ms
		WHERE known.state <> 'parked' OR known.expires_at_ms <= ${now}
		RETURNING letter_id
	`.execute(connection);
	return new Set(rows.map(({ letter_id }) => letter_id));
}

async function takeParked(
	database: Database,
	shelf: Shelf,
	terms: Parameters<Letters['take']>[1],
	now: number,
): Promise<LetterTable[]> {
	const table = database.table('letter');
	const { rows } = await sql<LetterTable>`
		WITH due AS MATERIALIZED (
			SELECT letter_id FROM ${table} AS letter
			WHERE shelf = ${shelf} AND expires_at_ms > ${now} AND ${isIn(['parked'], now)}
				AND ${isFrom(terms)}
			ORDER BY parked_at_ms, letter_id
			LIMIT ${terms.limit}
			${database.skipLocked}
		)
		UPDATE ${table} AS letter SET state = 'taken', taken_until_ms = ${terms.takenUntilMs}
		WHERE shelf = ${shelf} AND letter_id IN (SELECT letter_id FROM due)
		RETURNING *
	`.execute(database.kysely);
	return rows;
}

async function settleSlice(
	database: Database,
	shelf: Shelf,
	letterIds: readonly string[],
	state: 'resolved' | 'discarded',
	now: number,
): Promise<SettleAnswer[]> {
	const table = database.table('letter');
	const input = lettersNamed(database, letterIds);
	const settled = await database.write(() =>
		settleOpen(database, database.kysely, [shelf], letterIds, state, now),
	);
	await sweepExpired(database, now);
	const known = await sql<{ letter_id: string }>`
		SELECT letter_id FROM ${table} AS letter
		WHERE shelf = ${shelf} AND expires_at_ms > ${now}
			AND letter_id IN (SELECT input.letter_id FROM ${input})
	`.execute(database.kysely);
	const found = new Set(known.rows.map(({ letter_id }) => letter_id));
	return letterIds.map((id) => {
		if (settled.has(id)) return 'settled';
		return found.has(id) ? 'already_settled' : 'not_found';
	});
}

/** Resolves letters within a transaction of the caller's, on whatever shelf they are. */
export async function resolveLetters(
	database: Database,
	transaction: Kysely<Tables>,
	letterIds: readonly string[],
	now: number,
): Promise<void> {
	if (letterIds.length === 0) return;
	await settleOpen(database, transaction, ['live', 'test'], letterIds, 'resolved', now);
}

/** Returns the ids of those that were open. */
async function settleOpen(
	database: Database,
	connection: Kysely<Tables>,
	shelves: readonly Shelf[],
	letterIds: readonly string[],
	state: 'resolved' | 'discarded',
	now: number,
): Promise<Set<string>> {
	const { rows } = await sql<{ letter_id: string }>`
		UPDATE ${database.table('letter')} AS letter SET
			state = ${state},
			taken_until_ms = NULL,
			settled_at_ms = ${now},
			expires_at_ms = CASE WHEN shelf = 'test' THEN expires_at_ms ELSE ${now + SETTLED_FOR_MS} END
		WHERE shelf IN (${sql.join(shelves)}) AND settled_at_ms IS NULL AND expires_at_ms > ${now}
			AND letter_id IN (SELECT input.letter_id FROM ${lettersNamed(database, letterIds)})
		RETURNING letter_id
	`.execute(connection);
	return new Set(rows.map(({ letter_id }) => letter_id));
}

/** Other ids than storable ones cannot be found either. */
function lettersNamed(database: Database, letterIds: readonly string[]): RawBuilder<unknown> {
	const ids = letterIds.filter((id) => storable(id) === id);
	return database.input(
		{ letter_id: 'text' },
		ids.map((letter_id) => ({ letter_id })),
	);
}

/** The letter of a delivery that had its last try. */
export function letterOfDelivery(
	{ workflowId, workflowName, nodeName }: Releaser,
	dead: Pick<NewLetter, 'letterId' | 'payload' | 'failure' | 'attempts'>,
): NewLetter {
	return { ...dead, source: `${workflowName}: ${nodeName}`, workflowId, executionId: undefined };
}

function letterIdOf({ letterId }: NewLetter): string {
	return letterId;
}

function rowOf(letter: NewLetter) {
	return {
		letter_id: letter.letterId,
		source: storable(letter.source),
		workflow_id: letter.workflowId,
		execution_id: letter.executionId ?? null,
		// JSON writes NUL as an escape, which PostgreSQL takes.
		payload: JSON.stringify(letter.payload),
		failure: storable(letter.failure),
		attempts: letter.attempts,
	};
}

/** PostgreSQL takes neither NUL nor half of a surrogate pair. */
function storable(text: string): string {
	return text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** A letter whose replay was not settled in time is parked, whatever its row says. */
function isIn(states: readonly LetterState[], now: number): RawBuilder<unknown> {
	if (states.length === 0) return sql`1 = 0`;
	const state = sql`CASE WHEN state = 'taken' AND taken_until_ms <= ${now} THEN 'parked' ELSE state END`;
	return sql`${state} IN (${sql.join(states)})`;
}

function isFrom({ source }: Pick<ListTerms, 'source'>): RawBuilder<unknown> {
	return source === undefined ? sql`1 = 1` : sql`source = ${storable(source)}`;
}

function letterOf(row: LetterTable, now: number): Letter {
	const isBack = row.state === 'taken' && (row.taken_until_ms ?? 0) <= now;
	return {
		letterId: row.letter_id,
		state: isBack ? 'parked' : row.state,
		source: row.source,
		workflowId: row.workflow_id,
		executionId: row.execution_id ?? undefined,
		payload: storedObject(row.payload),
		failure: row.failure,
		attempts: row.attempts,
		parkedAtMs: row.parked_at_ms,
		takenUntilMs: isBack ? undefined : (row.taken_until_ms ?? undefined),
		settledAtMs: row.settled_at_ms ?? undefined,
	};
}

function byAge(one: Letter, other: Letter): number {
	return one.parkedAtMs - other.parkedAtMs || (one.letterId < other.letterId ? -1 : 1);
}

async function sweepExpired(database: Database, now: number): Promise<void> {
	const table = database.table('letter');
	await sql`
		DELETE FROM ${table} WHERE (shelf, letter_id) IN (
			SELECT shelf, letter_id FROM ${table}
			WHERE expires_at_ms <= ${now}
			ORDER BY expires_at_ms
			LIMIT ${SWEPT_PER_WRITE}
			${database.skipLocked}
		)
	`.execute(database.kysely);
}
