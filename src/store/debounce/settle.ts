import { byUser, NOTHING_KNOWN, type Closing } from '../../debounce/closing';
import type { SettleTerms } from '../../debounce/contact-windows';
import type { DueWindow } from '../../debounce/freeze';
import { dueOf } from '../../debounce/waiting';
import { sql, type Kysely } from '../../vendor/kysely';
import type { Database } from '../database';
import type { ContactWindowTable, Tables } from '../tables';
import { factsAbout } from './lease';
import { insertResults } from './results';
import { sweepExpired } from './sweep';
import {
	waitingColumns,
	waitingOfEvents,
	windowKeyColumns,
	windowName,
	type WindowKey,
} from './rows';
import { eventsIn, updateWindows } from './windows';

/** Settles windows of one queue, each window once, in one transaction. */
export async function settleSlice(
	database: Database,
	windows: readonly DueWindow[],
	terms: SettleTerms,
	now: number,
): Promise<Closing[]> {
	const closings = await database.write(() =>
		database.kysely
			.transaction()
			.execute((transaction) => settleLeased(database, transaction, windows, terms, now)),
	);
	const written = windows.reduce((sum, { events }) => sum + events.length, 0);
	await sweepExpired(database, ['notification', 'held_event', 'mute', 'cooldown'], written, now);
	return closings;
}

async function settleLeased(
	database: Database,
	transaction: Kysely<Tables>,
	windows: readonly DueWindow[],
	{ queues, decide }: SettleTerms,
	now: number,
): Promise<Closing[]> {
	const [first] = windows;
	if (first === undefined) return [];
	const { queue } = first;
	const locked = await lockUsers(database, transaction, queue, windows);
	const owned = windows.filter((window) => isLeased(window, locked.get(nameOf(window))));
	if (owned.length === 0) return [];
	const users = byUser(owned);
	const facts = await factsAbout(database, transaction, queues, users, now);
	const closings = users.flatMap((user, index) =>
		decide(user.windows, facts[index] ?? NOTHING_KNOWN),
	);
	await deleteEvents(database, transaction, queue, owned);
	const rows = owned.map((window) => locked.get(nameOf(window)));
	await reopen(
		database,
		transaction,
		queue,
		rows.filter((row) => row !== undefined),
	);
	await insertResults(database, transaction, queue, closings, now);
	return closings;
}

function keyOf({ userKey, group }: DueWindow): WindowKey {
	return { user_key: userKey, group_key: group };
}

function nameOf(window: DueWindow): string {
	return windowName(keyOf(window));
}

/** Whether the window still is leased with this token, and for this range. */
function isLeased(window: DueWindow, row: ContactWindowTable | undefined): boolean {
	return (
		row?.generation === window.generation &&
		row.lease_token === window.leaseToken &&
		row.lease_seq === window.lastSeq
	);
}

/**
 * Locks all windows of the users, those of other groups too: what two closers do to one user comes
 * one after the other, and the second knows what the first has mailed and muted.
 */
async function lockUsers(
	database: Database,
	transaction: Kysely<Tables>,
	queue: string,
	windows: readonly DueWindow[],
): Promise<Map<string, ContactWindowTable>> {
	const users = [...new Set(windows.map(({ userKey }) => userKey))];
	const input = database.input(
		{ user_key: 'text' },
		users.map((user_key) => ({ user_key })),
	);
	const { rows } = await sql<ContactWindowTable>`
		SELECT own.*
		FROM ${input}
		CROSS JOIN ${database.table('contact_window')} AS own
		WHERE own.queue = ${queue} AND own.user_key = input.user_key
		ORDER BY own.user_key, own.group_key
		${database.locked('own')}
	`.execute(transaction);
	return new Map(rows.map((row) => [windowName(row), row]));
}

async function deleteEvents(
	database: Database,
	transaction: Kysely<Tables>,
	queue: string,
	windows: readonly DueWindow[],
): Promise<void> {
	const table = database.table('window_event');
	const ended = windows.map((window) => ({ ...keyOf(window), up_to_seq: window.lastSeq }));
	await sql`
		DELETE FROM ${table} WHERE (queue, user_key, group_key, seq) IN (
			SELECT event.queue, event.user_key, event.group_key, event.seq
			FROM ${database.input({ ...windowKeyColumns, up_to_seq: 'bigint' }, ended)}
			CROSS JOIN ${table} AS event
			WHERE event.queue = ${queue}
				AND event.user_key = input.user_key AND event.group_key = input.group_key
				AND event.seq <= input.up_to_seq
		)
	`.execute(transaction);
}

/** A window in which nothing waits any more is gone; what arrived meanwhile waits as in a new one. */
async function reopen(
	database: Database,
	transaction: Kysely<Tables>,
	queue: string,
	windows: readonly ContactWindowTable[],
): Promise<void> {
	const ranges = windows
		.filter(({ last_seq, lease_seq }) => lease_seq !== null && last_seq > lease_seq)
		.map(({ user_key, group_key, lease_seq, last_seq }) => ({
			user_key,
			group_key,
			after_seq: lease_seq ?? 0,
			up_to_seq: last_seq,
		}));
	const events = await eventsIn(database, transaction, queue, ranges);
	const reopened: ContactWindowTable[] = [];
	const empty: WindowKey[] = [];
	for (const window of windows) {
		const waiting = waitingOfEvents(events.get(windowName(window)) ?? []);
		if (waiting === undefined) {
			empty.push({ user_key: window.user_key, group_key: window.group_key });
			continue;
		}
		reopened.push({
			...window,
			...waitingColumns(waiting),
			settled_seq: window.lease_seq ?? window.settled_seq,
			due_at_ms: dueOf(waiting).dueAtMs,
			lease_token: null,
			lease_seq: null,
		});
	}
	await updateWindows(database, transaction, queue, reopened);
	await deleteWindows(database, transaction, queue, empty);
}

async function deleteWindows(
	database: Database,
	transaction: Kysely<Tables>,
	queue: string,
	empty: readonly WindowKey[],
): Promise<void> {
	await sql`
		DELETE FROM ${database.table('contact_window')} WHERE (queue, user_key, group_key) IN (
			SELECT ${queue}, user_key, group_key
			FROM ${database.input(windowKeyColumns, empty)}
		)
	`.execute(transaction);
}
