import { MARK_KINDS } from '../suppression/rules';
import { NOTHING_KNOWN, judge, type SuppressionState } from '../suppression/state';
import type { Arrival, Realm } from '../suppression/suppressions';
import type { Channel } from '../records/email-event';
import { sql } from '../vendor/kysely';
import { z } from '../vendor/zod';
import { SUPPRESSION_REMEMBERED_DAYS } from './migrations/baseline/suppression-list';
import type { Work } from './suppression';

const DAY_MS = 86_400_000;
export const REMEMBERED_MS = SUPPRESSION_REMEMBERED_DAYS * DAY_MS;
/** What test runs write is of no use for long. */
export const TEST_REMEMBERED_MS = 3_600_000;

/** What a row of `suppression` is about. */
export interface SubjectRow {
	readonly address: string;
	readonly channel: string;
	readonly scope: string;
}

const subjectColumns = { address: 'text', channel: 'text', scope: 'text' } as const;

interface StateRow extends SubjectRow {
	readonly marks: string;
	readonly expires_at_ms: number | null;
}

const stateSchema = z.object({
	marks: z.partialRecord(
		z.enum(MARK_KINDS),
		z.object({
			at: z.number(),
			eventType: z.string(),
			provider: z.string(),
			detail: z.string().nullable(),
		}),
	),
	softBounces: z.array(z.number()),
});

/** How a channel is called in the store. What test runs write is out of everybody's way. */
export function channelName(channel: Channel, realm: Realm): string {
	return realm === 'test' ? `test:${channel}` : channel;
}

export function subjectOf({ address, channel, scope }: Arrival, realm: Realm): SubjectRow {
	return { address, channel: channelName(channel, realm), scope };
}

export function subjectText({ address, channel, scope }: SubjectRow): string {
	return JSON.stringify([address, channel, scope]);
}

/** Of which of these something is known, here or, in test runs, live. */
export async function findKnown(
	work: Work,
	arrivals: readonly Arrival[],
): Promise<ReadonlySet<string>> {
	const own = subjectsOf(arrivals, work.realm);
	const rows = await findRows(work, own);
	const known = new Set(rows.map(subjectText));
	if (work.realm === 'live') return known;
	const live = new Set((await findRows(work, subjectsOf(arrivals, 'live'))).map(subjectText));
	for (const arrival of arrivals) {
		const isLive = live.has(subjectText(subjectOf(arrival, 'live')));
		if (isLive) known.add(subjectText(subjectOf(arrival, work.realm)));
	}
	return known;
}

/**
 * The states that arrivals are about, by the text of their subject. Rows are made where there are
 * none, and all are locked, in one order, until the transaction ends.
 */
export async function lockStates(
	work: Work,
	arrivals: readonly Arrival[],
): Promise<Map<string, SuppressionState>> {
	const subjects = subjectsOf(arrivals, work.realm);
	const states = new Map<string, SuppressionState>();
	if (subjects.length === 0) return states;
	const { database, connection, now } = work;
	const { rows } = await sql<StateRow>`
		INSERT INTO ${database.table('suppression')} AS known (
			address, channel, scope, status, marks, changed_at_ms, expires_at_ms
		)
		SELECT address, channel, scope, 'clear', ${JSON.stringify(NOTHING_KNOWN)}, ${now}, ${now}
		FROM ${database.input(subjectColumns, subjects)}
		WHERE true
		ORDER BY address, channel, scope
		ON CONFLICT (address, channel, scope) DO UPDATE SET scope = known.scope
		RETURNING address, channel, scope, marks, expires_at_ms
	`.execute(connection);
	for (const row of rows)
		states.set(subjectText(row), isExpired(row, now) ? NOTHING_KNOWN : parsed(row));
	if (work.realm === 'test') await startFromLive(work, arrivals, states);
	return states;
}

/** What a test run writes about an address for the first time starts from what is known live. */
async function startFromLive(
	work: Work,
	arrivals: readonly Arrival[],
	states: Map<string, SuppressionState>,
): Promise<void> {
	const live = await findRows(work, subjectsOf(arrivals, 'live'));
	const known = new Map(live.map((row) => [subjectText(row), parsed(row)]));
	for (const arrival of arrivals) {
		const subject = subjectText(subjectOf(arrival, work.realm));
		const liveState = known.get(subjectText(subjectOf(arrival, 'live')));
		if (states.get(subject) === NOTHING_KNOWN && liveState !== undefined) {
			states.set(subject, liveState);
		}
	}
}

/** Keeps states and what the rules make of them. The rows are there and locked. */
export async function saveStates(
	work: Work,
	states: ReadonlyMap<string, SuppressionState>,
): Promise<void> {
	if (states.size === 0) return;
	const { database, connection, now } = work;
	const rows = [...states].map(([subject, state]) => rowOf(work, subject, state));
	await sql`
		INSERT INTO ${database.table('suppression')} AS known (
			address, channel, scope, status, cause, event_type, event_at_ms, provider, detail, marks,
			changed_at_ms, expires_at_ms
		)
		SELECT
			address, channel, scope, status, cause, event_type, event_at_ms, provider, detail, marks,
			${now}, expires_at_ms
		FROM ${database.input(savedColumns, rows)}
		WHERE true
		ORDER BY address, channel, scope
		ON CONFLICT (address, channel, scope) DO UPDATE SET
			status = excluded.status,
			cause = excluded.cause,
			event_type = excluded.event_type,
			event_at_ms = excluded.event_at_ms,
			provider = excluded.provider,
			detail = excluded.detail,
			marks = excluded.marks,
			changed_at_ms = CASE
				WHEN known.status = excluded.status THEN known.changed_at_ms
				ELSE excluded.changed_at_ms
			END,
			expires_at_ms = excluded.expires_at_ms
	`.execute(connection);
}

const savedColumns = {
	...subjectColumns,
	status: 'text',
	cause: 'text',
	event_type: 'text',
	event_at_ms: 'bigint',
	provider: 'text',
	detail: 'text',
	marks: 'text',
	expires_at_ms: 'bigint',
} as const;

function rowOf({ realm, now }: Work, subject: string, state: SuppressionState) {
	const verdict = judge(state);
	const { because, cause } =
		verdict.status === 'suppressed' ? verdict : { because: undefined, cause: null };
	const keptMs = realm === 'test' ? TEST_REMEMBERED_MS : REMEMBERED_MS;
	const isForGood = realm === 'live' && verdict.status === 'suppressed';
	return {
		...subjectIn(subject),
		status: verdict.status,
		cause,
		event_type: because?.eventType ?? null,
		event_at_ms: because?.at ?? null,
		provider: because?.provider ?? null,
		detail: because?.detail ?? null,
		marks: JSON.stringify(state),
		expires_at_ms: isForGood ? null : now + keptMs,
	};
}

const subjectTextSchema = z.tuple([z.string(), z.string(), z.string()]);

function subjectIn(text: string): SubjectRow {
	const [address, channel, scope] = subjectTextSchema.parse(JSON.parse(text));
	return { address, channel, scope };
}

async function findRows(work: Work, subjects: readonly SubjectRow[]): Promise<StateRow[]> {
	if (subjects.length === 0) return [];
	const { database, connection, now } = work;
	const { rows } = await sql<StateRow>`
		SELECT known.address, known.channel, known.scope, marks, expires_at_ms
		FROM ${database.input(subjectColumns, subjects)}
		CROSS JOIN ${database.table('suppression')} AS known
		WHERE known.address = input.address AND known.channel = input.channel
			AND known.scope = input.scope
	`.execute(connection);
	return rows.filter((row) => !isExpired(row, now));
}

function subjectsOf(arrivals: readonly Arrival[], realm: Realm): SubjectRow[] {
	const subjects = arrivals.map((arrival) => subjectOf(arrival, realm));
	return [...new Map(subjects.map((subject) => [subjectText(subject), subject])).values()];
}

function isExpired({ expires_at_ms }: StateRow, now: number): boolean {
	return expires_at_ms !== null && expires_at_ms <= now;
}

function parsed({ marks }: StateRow): SuppressionState {
	return stateSchema.parse(JSON.parse(marks));
}
