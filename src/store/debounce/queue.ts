import { randomUUID } from 'node:crypto';
import type { ArrivingEvent, QueueAnswer } from '../../debounce/contact-windows';
import { isTestQueue } from '../../debounce/keys';
import { dueOf, join, waitingFor } from '../../debounce/waiting';
import { sql, type Kysely } from '../../vendor/kysely';
import type { Database } from '../database';
import type { ContactWindowTable, Tables, WindowEventTable } from '../tables';
import {
	waitingColumns,
	waitingOfWindow,
	windowKeyColumns,
	windowName,
	type WindowKey,
} from './rows';
import { RETENTION, sweepAbandoned, sweepExpired } from './sweep';
import { updateWindows } from './windows';

/** Queues events of which no two have the same id, in one transaction. */
export async function queueSlice(
	database: Database,
	queue: string,
	arriving: readonly ArrivingEvent[],
	now: number,
): Promise<QueueAnswer[]> {
	const answers = await database.write(() =>
		database.kysely.transaction().execute(async (transaction) => {
			const fresh = await takeIn(database, transaction, queue, arriving, now);
			const others = arriving.filter(({ event }) => !fresh.has(event.eventId));
			const owners = await ownersOf(database, transaction, queue, others);
			const due = await addToWindows(
				database,
				transaction,
				queue,
				arriving.filter(({ event }) => fresh.has(event.eventId)),
				now,
			);
			if (isTestQueue(queue)) await sweepAbandoned(database, transaction, queue, now);
			return arriving.map(({ event, owner }): QueueAnswer => {
				const dueAtMs = due.get(event.eventId);
				if (dueAtMs !== undefined) return { state: 'queued', dueAtMs };
				return { state: owners.get(event.eventId) === owner ? 'queued_before' : 'repeated' };
			});
		}),
	);
	await sweepExpired(database, ['queued_event'], arriving.length, now);
	return answers;
}

/** Remembers the ids and returns those that were not known. */
async function takeIn(
	database: Database,
	transaction: Kysely<Tables>,
	queue: string,
	arriving: readonly ArrivingEvent[],
	now: number,
): Promise<Set<string>> {
	const rows = arriving.map(({ event, owner }) => ({ event_id: event.eventId, owner }));
	const expiresAt = now + (isTestQueue(queue) ? RETENTION.testMs : RETENTION.eventIdMs);
	const { rows: taken } = await sql<{ event_id: string }>`
		INSERT INTO ${database.table('queued_event')} AS known (queue, event_id, owner, expires_at_ms)
		SELECT ${queue}, event_id, owner, ${expiresAt}
		FROM ${database.input({ event_id: 'text', owner: 'text' }, rows)}
		WHERE true
		ORDER BY event_id
		ON CONFLICT (queue, event_id) DO UPDATE SET
			owner = excluded.owner,
			expires_at_ms = excluded.expires_at_ms
		WHERE known.expires_at_ms <= ${now}
		RETURNING event_id
	`.execute(transaction);
	return new Set(taken.map(({ event_id }) => event_id));
}

async function ownersOf(
	database: Database,
	transaction: Kysely<Tables>,
	queue: string,
	arriving: readonly ArrivingEvent[],
): Promise<Map<string, string>> {
	if (arriving.length === 0) return new Map();
	const ids = arriving.map(({ event }) => ({ event_id: event.eventId }));
	const { rows } = await sql<{ event_id: string; owner: string }>`
		SELECT known.event_id, known.owner
		FROM ${database.input({ event_id: 'text' }, ids)}
		CROSS JOIN ${database.table('queued_event')} AS known
		WHERE known.queue = ${queue} AND known.event_id = input.event_id
	`.execute(transaction);
	return new Map(rows.map(({ event_id, owner }) => [event_id, owner]));
}

/** Returns when the window of each event is due, by event id. */
async function addToWindows(
	database: Database,
	transaction: Kysely<Tables>,
	queue: string,
	arriving: readonly ArrivingEvent[],
	now: number,
): Promise<Map<string, number>> {
	if (arriving.length === 0) return new Map();
	const windows = await lockWindows(database, transaction, queue, arriving, now);
	const events: WindowEventTable[] = [];
	for (const one of arriving) {
		const window = windows.get(windowName(keyOf(one)));
		if (window === undefined) throw new Error('The store did not keep a window it was given.');
		const event = eventRow(queue, one, window.last_seq + 1, now);
		events.push(event);
		windows.set(windowName(window), withEvent(window, one, now));
	}
	await insertEvents(database, transaction, events);
	await updateWindows(database, transaction, queue, [...windows.values()]);
	return new Map(
		arriving.map((one) => [
			one.event.eventId,
			windows.get(windowName(keyOf(one)))?.due_at_ms ?? now,
		]),
	);
}

function keyOf({ event, timing }: ArrivingEvent): WindowKey {
	return { user_key: event.userKey, group_key: timing.group };
}

/**
 * Locks the windows, and opens those that are not there, each in the order of their names, so that
 * parallel batches do not wait for each other in circles, and nobody closes them under our hands.
 */
async function lockWindows(
	database: Database,
	transaction: Kysely<Tables>,
	queue: string,
	arriving: readonly ArrivingEvent[],
	now: number,
): Promise<Map<string, ContactWindowTable>> {
	const keys = new Map(arriving.map((one) => [windowName(keyOf(one)), keyOf(one)]));
	const { rows: known } = await sql<ContactWindowTable>`
		SELECT own.*
		FROM ${database.input(windowKeyColumns, [...keys.values()])}
		CROSS JOIN ${database.table('contact_window')} AS own
		WHERE own.queue = ${queue}
			AND own.user_key = input.user_key AND own.group_key = input.group_key
		ORDER BY own.user_key, own.group_key
		${database.locked('own')}
	`.execute(transaction);
	const windows = new Map(known.map((row) => [windowName(row), row]));
	const missing = [...keys].filter(([name]) => !windows.has(name)).map(([, key]) => key);
	for (const row of await openWindows(database, transaction, queue, missing, now)) {
		windows.set(windowName(row), row);
	}
	return windows;
}

/** One that somebody else has opened a moment ago is locked as it is. */
async function openWindows(
	database: Database,
	transaction: Kysely<Tables>,
	queue: string,
	keys: readonly WindowKey[],
	now: number,
): Promise<readonly ContactWindowTable[]> {
	if (keys.length === 0) return [];
	const { rows } = await sql<ContactWindowTable>`
		INSERT INTO ${database.table('contact_window')} AS known (
			queue, user_key, group_key, generation, last_seq, settled_seq,
			opened_at_ms, last_arrival_at_ms, due_at_ms
		)
		SELECT ${queue}, user_key, group_key, ${randomUUID()}, 0, 0, ${now}, ${now}, ${now}
		FROM ${database.input(windowKeyColumns, keys)}
		WHERE true
		ORDER BY user_key, group_key
		ON CONFLICT (queue, user_key, group_key) DO UPDATE SET generation = known.generation
		RETURNING *
	`.execute(transaction);
	return rows;
}

/** What arrives while a window is leased counts from its settling on. */
function withEvent(
	window: ContactWindowTable,
	{ event, timing }: ArrivingEvent,
	now: number,
): ContactWindowTable {
	const last_seq = window.last_seq + 1;
	if (window.lease_token !== null) return { ...window, last_seq };
	const count = window.last_seq - window.settled_seq;
	const added = waitingFor(timing.wait, timing.maxEvents, now, event.occurredAtMs);
	const waiting = count === 0 ? added : join(waitingOfWindow(window, count), added);
	const due_at_ms = dueOf(waiting).dueAtMs;
	return { ...window, ...waitingColumns(waiting), last_seq, due_at_ms };
}

function eventRow(
	queue: string,
	{ event, timing }: ArrivingEvent,
	seq: number,
	now: number,
): WindowEventTable {
	const waiting = waitingFor(timing.wait, timing.maxEvents, now, event.occurredAtMs);
	const { quiet_ms, max_wait_ms, delay_until_ms, max_events } = waitingColumns(waiting);
	return {
		queue,
		user_key: event.userKey,
		group_key: timing.group,
		seq,
		event_id: event.eventId,
		event_type: event.eventType,
		subject_key: event.subjectKey ?? null,
		occurred_at_ms: event.occurredAtMs,
		arrived_at_ms: now,
		...{ quiet_ms, max_wait_ms, delay_until_ms, max_events },
		template: timing.template,
		cooldown_ms: timing.cooldownMs,
		priority: timing.priority,
		payload: JSON.stringify(event.content),
	};
}

const eventColumns = {
	queue: 'text',
	user_key: 'text',
	group_key: 'text',
	seq: 'bigint',
	event_id: 'text',
	event_type: 'text',
	subject_key: 'text',
	occurred_at_ms: 'bigint',
	arrived_at_ms: 'bigint',
	quiet_ms: 'bigint',
	max_wait_ms: 'bigint',
	delay_until_ms: 'bigint',
	max_events: 'bigint',
	template: 'text',
	cooldown_ms: 'bigint',
	priority: 'bigint',
	payload: 'text',
} as const;

async function insertEvents(
	database: Database,
	transaction: Kysely<Tables>,
	rows: readonly WindowEventTable[],
): Promise<void> {
	const columns = sql.join(Object.keys(eventColumns).map((name) => sql.ref(name)));
	await sql`
		INSERT INTO ${database.table('window_event')} (${columns})
		SELECT ${columns} FROM ${database.input(eventColumns, rows)}
	`.execute(transaction);
}
