import type { Arrival } from '../suppression/suppressions';
import type { Verdict } from '../suppression/state';
import type { Transition } from '../suppression/transition';
import { sql } from '../vendor/kysely';
import type { Database } from './database';
import type { Work } from './suppression';
import { REMEMBERED_MS, TEST_REMEMBERED_MS, subjectOf } from './suppression-states';

const DAY_MS = 86_400_000;
/** Providers send an event again for a day or so; who replays older ones finds them taken in. */
const EVENT_REMEMBERED_MS = 30 * DAY_MS;

/** Rows that each write takes along when their time is over, in each table. */
const SWEPT_PER_WRITE = 200;
const SWEPT_PER_ARRIVAL = 2;

interface ClaimRow {
	readonly provider: string;
	readonly event_id: string;
	readonly owner: string;
}

const claimColumns = { provider: 'text', event_id: 'text', owner: 'text' } as const;

/** Claims the events of arrivals, and returns those that came before with another owner. */
export async function claimEvents(
	{ database, connection, realm, now }: Work,
	arrivals: readonly Arrival[],
): Promise<ReadonlySet<Arrival>> {
	const firsts = new Map<string, ClaimRow>();
	const rowOf = ({ event }: Arrival): ClaimRow | undefined =>
		event && {
			provider: realm === 'test' ? `test:${event.provider}` : event.provider,
			event_id: event.id,
			owner: event.owner,
		};
	const duplicates = new Set<Arrival>();
	for (const arrival of arrivals) {
		const row = rowOf(arrival);
		if (row === undefined) continue;
		if (firsts.has(claimText(row))) duplicates.add(arrival);
		else firsts.set(claimText(row), row);
	}
	if (firsts.size === 0) return duplicates;
	const { rows: claimed } = await sql<ClaimRow>`
		INSERT INTO ${database.table('provider_event')} AS known (provider, event_id, owner, expires_at_ms)
		SELECT
			provider, event_id, owner,
			${now + (realm === 'test' ? TEST_REMEMBERED_MS : EVENT_REMEMBERED_MS)}
		FROM ${database.input(claimColumns, [...firsts.values()])}
		WHERE true
		ORDER BY provider, event_id
		ON CONFLICT (provider, event_id) DO UPDATE SET
			owner = excluded.owner,
			expires_at_ms = excluded.expires_at_ms
		WHERE known.owner = excluded.owner OR known.expires_at_ms <= ${now}
		RETURNING provider, event_id
	`.execute(connection);
	const own = new Set(claimed.map(claimText));
	for (const arrival of arrivals) {
		const row = rowOf(arrival);
		if (row !== undefined && !own.has(claimText(row))) duplicates.add(arrival);
	}
	return duplicates;
}

function claimText({ provider, event_id }: Pick<ClaimRow, 'provider' | 'event_id'>): string {
	return JSON.stringify([provider, event_id]);
}

const historyColumns = {
	address: 'text',
	channel: 'text',
	scope: 'text',
	cause_before: 'text',
	cause_after: 'text',
	event_type: 'text',
	event_at_ms: 'bigint',
	provider: 'text',
	provider_event_id: 'text',
	detail: 'text',
} as const;

/** Writes down each change of what an address is suppressed for. */
export async function recordHistory(
	{ database, connection, realm, now }: Work,
	made: readonly (readonly [Arrival, Transition])[],
): Promise<void> {
	const rows = made
		.map(([arrival, { before, after }]) => ({
			...subjectOf(arrival, realm),
			cause_before: causeOf(before),
			cause_after: causeOf(after),
			event_type: arrival.signal.eventType,
			event_at_ms: arrival.signal.at,
			provider: arrival.signal.provider,
			provider_event_id: arrival.event?.id ?? null,
			detail: arrival.signal.detail,
		}))
		.filter(({ cause_before, cause_after }) => cause_before !== cause_after);
	if (rows.length === 0) return;
	const columns = sql.join(Object.keys(historyColumns).map((name) => sql.ref(name)));
	await sql`
		INSERT INTO ${database.table('suppression_history')} (
			${columns}, recorded_at_ms, expires_at_ms
		)
		SELECT
			${columns}, ${now}, ${now + (realm === 'test' ? TEST_REMEMBERED_MS : REMEMBERED_MS)}
		FROM ${database.input(historyColumns, rows)}
	`.execute(connection);
}

function causeOf(verdict: Verdict): string | null {
	return verdict.status === 'suppressed' ? verdict.cause : null;
}

const keys = {
	suppression: ['address', 'channel', 'scope'],
	suppression_history: ['id'],
	provider_event: ['provider', 'event_id'],
} as const;

export async function sweepExpired(
	database: Database,
	arrivals: number,
	now: number,
): Promise<void> {
	for (const table of ['suppression', 'suppression_history', 'provider_event'] as const) {
		const key = sql.join(keys[table].map((name) => sql.ref(name)));
		await sql`
			DELETE FROM ${database.table(table)} WHERE (${key}) IN (
				SELECT ${key} FROM ${database.table(table)}
				WHERE expires_at_ms <= ${now}
				ORDER BY expires_at_ms
				LIMIT ${Math.max(SWEPT_PER_WRITE, SWEPT_PER_ARRIVAL * arrivals)}
				${database.skipLocked}
			)
		`.execute(database.kysely);
	}
}
