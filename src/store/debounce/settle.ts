import type { Closing } from '../../debounce/close-window';
import { dueOf } from '../../debounce/waiting';
import { sql, type Kysely } from '../../vendor/kysely';
import type { Database } from '../database';
import type { ContactWindowTable, Tables } from '../tables';
import { insertResults } from './results';
import { sweepExpired } from './sweep';
import {
	waitingColumns,
	waitingOfEvents,
	windowKeyColumns,
	windowName,
	type WindowKey,
} from './rows';
import { eventsIn, upsertWindows } from './windows';

/** Settles closings of windows of one queue, each window once, in one transaction. */
export async function settleSlice(
	database: Database,
	closings: readonly Closing[],
	now: number,
): Promise<boolean[]> {
	const [first] = closings;
	if (first === undefined) return [];
	const { queue } = first.window;
	const settled = await database.write(() =>
		database.kysely.transaction().execute(async (transaction) => {
			const windows = await lockLeased(database, transaction, queue, closings);
			const owned = closings.filter((closing) => windows.has(nameOf(closing)));
			if (owned.length === 0) return new Set<string>();
			const ended = owned.map((closing) => ({
				...keyOf(closing),
				up_to_seq: closing.window.lastSeq,
			}));
			await deleteEvents(database, transaction, queue, ended);
			await reopen(database, transaction, queue, [...windows.values()]);
			await insertResults(database, transaction, queue, owned, now);
			return new Set(owned.map(nameOf));
		}),
	);
	const written = closings.reduce((sum, { window }) => sum + window.events.length, 0);
	await sweepExpired(database, ['notification', 'held_event', 'mute', 'cooldown'], written, now);
	return closings.map((closing) => settled.has(nameOf(closing)));
}

function keyOf({ window }: Closing): WindowKey {
	return { user_key: window.userKey, group_key: window.group };
}

function nameOf(closing: Closing): string {
	return windowName(keyOf(closing));
}

/** Locks the windows that still are leased with the token of their closing, and for its range. */
async function lockLeased(
	database: Database,
	transaction: Kysely<Tables>,
	queue: string,
	closings: readonly Closing[],
): Promise<Map<string, ContactWindowTable>> {
	const asked = closings.map((closing) => ({
		...keyOf(closing),
		generation: closing.window.generation,
		lease_token: closing.window.leaseToken,
		lease_seq: closing.window.lastSeq,
	}));
	const columns = {
		...windowKeyColumns,
		generation: 'text',
		lease_token: 'text',
		lease_seq: 'bigint',
	} as const;
	const { rows } = await sql<ContactWindowTable>`
		SELECT own.*
		FROM ${database.input(columns, asked)}
		CROSS JOIN ${database.table('contact_window')} AS own
		WHERE own.queue = ${queue}
			AND own.user_key = input.user_key AND own.group_key = input.group_key
			AND own.generation = input.generation
			AND own.lease_token = input.lease_token AND own.lease_seq = input.lease_seq
		ORDER BY own.user_key, own.group_key
		${database.locked('own')}
	`.execute(transaction);
	return new Map(rows.map((row) => [windowName(row), row]));
}

async function deleteEvents(
	database: Database,
	transaction: Kysely<Tables>,
	queue: string,
	ended: readonly (WindowKey & { readonly up_to_seq: number })[],
): Promise<void> {
	const table = database.table('window_event');
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
	await upsertWindows(database, transaction, reopened);
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
