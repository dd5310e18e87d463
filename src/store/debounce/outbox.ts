import { randomUUID } from 'node:crypto';
import { notificationSchema } from '../../debounce/notification';
import type { LeasedNotification, OutboxTerms, Work } from '../../debounce/outbox';
import type { Lease, Releaser, Returned } from '../../records/delivery';
import { sql, type Kysely } from '../../vendor/kysely';
import type { Database } from '../database';
import type { NotificationTable, Tables } from '../tables';
import { keepAsLetters } from './park';
import { RETENTION } from './sweep';

const RAN_OUT = 'The last run neither ended nor acknowledged the notification in time';

type NotificationRow = Pick<
	NotificationTable,
	'notification_id' | 'queue' | 'state' | 'payload' | 'lease_token' | 'tries' | 'failure'
>;

const returned = sql`notification_id, queue, state, payload, lease_token, tries, failure`;

export async function leaseNotifications(
	database: Database,
	queue: string,
	terms: OutboxTerms,
	now: number,
): Promise<LeasedNotification[]> {
	const held =
		terms.leaseToken === undefined
			? []
			: await renewHeld(database, queue, terms.leaseToken, terms.leaseMs, now);
	const limit = terms.limit - held.length;
	if (limit <= 0) return held.map(leasedOf);
	const rows = await database.write(() =>
		database.kysely
			.transaction()
			.execute((transaction) => leaseVisible(database, transaction, queue, terms, limit, now)),
	);
	return [...held, ...rows].map(leasedOf);
}

async function renewHeld(
	database: Database,
	queue: string,
	leaseToken: string,
	leaseMs: number,
	now: number,
): Promise<NotificationRow[]> {
	const { rows } = await sql<NotificationRow>`
		UPDATE ${database.table('notification')} SET visible_at_ms = ${now + leaseMs}
		WHERE queue = ${queue} AND visible_at_ms IS NOT NULL
			AND state = 'leased' AND lease_token = ${leaseToken}
		RETURNING ${returned}
	`.execute(database.kysely);
	return rows;
}

/** Those that had their last try become letters; they keep its token, in case it ends well late. */
async function leaseVisible(
	database: Database,
	transaction: Kysely<Tables>,
	queue: string,
	terms: OutboxTerms,
	limit: number,
	now: number,
): Promise<NotificationRow[]> {
	const table = database.table('notification');
	const leaseToken = terms.leaseToken ?? randomUUID();
	const isSpent = sql`state = 'leased' AND tries >= ${terms.maxTries}`;
	const { rows } = await sql<
		NotificationRow & Pick<NotificationTable, 'priority' | 'created_at_ms'>
	>`
		WITH due AS MATERIALIZED (
			SELECT notification_id FROM ${table}
			WHERE queue = ${queue} AND visible_at_ms <= ${now}
			ORDER BY priority DESC, visible_at_ms
			LIMIT ${limit}
			${database.skipLocked}
		)
		UPDATE ${table} SET
			state = CASE WHEN ${isSpent} THEN 'dead' ELSE 'leased' END,
			failure = CASE WHEN ${isSpent} THEN coalesce(failure, ${RAN_OUT}) ELSE failure END,
			expires_at_ms = CASE WHEN ${isSpent} THEN coalesce(expires_at_ms, ${now + RETENTION.deadMs}) ELSE expires_at_ms END,
			visible_at_ms = CASE WHEN ${isSpent} THEN NULL ELSE CAST(${now + terms.leaseMs} AS bigint) END,
			tries = CASE WHEN ${isSpent} THEN tries ELSE tries + 1 END,
			lease_token = CASE WHEN ${isSpent} THEN lease_token ELSE ${leaseToken} END
		WHERE notification_id IN (SELECT notification_id FROM due)
		RETURNING ${returned}, priority, created_at_ms
	`.execute(transaction);
	const dead = rows.filter(({ state }) => state === 'dead');
	await keepAsLetters(database, transaction, dead, terms.releaser, now);
	return rows
		.filter(({ state }) => state === 'leased')
		.sort(
			(a, b) =>
				b.priority - a.priority ||
				a.created_at_ms - b.created_at_ms ||
				(a.notification_id < b.notification_id ? -1 : 1),
		);
}

function leasedOf({ notification_id, tries, lease_token, payload }: NotificationRow) {
	return {
		id: notification_id,
		attempt: tries,
		leaseToken: lease_token ?? '',
		payload: notificationSchema.parse(JSON.parse(payload)),
	};
}

const leaseColumns = { notification_id: 'text', lease_token: 'text' } as const;

export async function renewNotifications(
	database: Database,
	leases: readonly Lease[],
	leaseMs: number,
	now: number,
): Promise<string[]> {
	const input = leases.map(({ id, leaseToken }) => ({
		notification_id: id,
		lease_token: leaseToken,
	}));
	const { rows } = await database.write(() =>
		sql<{ notification_id: string }>`
			UPDATE ${database.table('notification')} SET visible_at_ms = ${now + leaseMs}
			WHERE state = 'leased' AND visible_at_ms <= ${now + leaseMs}
				AND (notification_id, lease_token) IN (
					SELECT notification_id, lease_token FROM ${database.input(leaseColumns, input)}
				)
			RETURNING notification_id
		`.execute(database.kysely),
	);
	return rows.map(({ notification_id }) => notification_id);
}

export async function giveBackNotification(
	database: Database,
	{ id, leaseToken }: Lease,
	why: Returned,
	retryAtMs: number,
): Promise<void> {
	await database.write(() =>
		sql`
			UPDATE ${database.table('notification')} SET
				state = 'ready',
				failure = ${why.started ? why.failure : sql`failure`},
				tries = tries - ${why.started ? 0 : 1},
				visible_at_ms = ${retryAtMs},
				lease_token = NULL
			WHERE notification_id = ${id} AND state = 'leased' AND lease_token = ${leaseToken}
		`.execute(database.kysely),
	);
}

export async function parkNotification(
	database: Database,
	{ id, leaseToken }: Lease,
	releaser: Releaser,
	failure: string,
	now: number,
): Promise<void> {
	await database.write(() =>
		database.kysely.transaction().execute(async (transaction) => {
			const { rows } = await sql<NotificationRow>`
				UPDATE ${database.table('notification')} SET
					state = 'dead',
					failure = ${failure},
					visible_at_ms = NULL,
					expires_at_ms = coalesce(expires_at_ms, ${now + RETENTION.deadMs})
				WHERE notification_id = ${id} AND state = 'leased' AND lease_token = ${leaseToken}
				RETURNING ${returned}
			`.execute(transaction);
			await keepAsLetters(database, transaction, rows, releaser, now);
		}),
	);
}

export async function workOf(database: Database, queue: string, now: number): Promise<Work> {
	const isThere = (table: 'contact_window' | 'notification' | 'held_event', since: string) => sql`
		CASE WHEN EXISTS (
			SELECT 1 FROM ${database.table(table)}
			WHERE queue = ${queue} AND ${sql.ref(since)} <= ${now}
		) THEN 1 ELSE 0 END
	`;
	const { rows } = await sql<{ windows: number; notifications: number; held_back: number }>`
		SELECT
			${isThere('contact_window', 'due_at_ms')} AS windows,
			${isThere('notification', 'visible_at_ms')} AS notifications,
			${isThere('held_event', 'visible_at_ms')} AS held_back
	`.execute(database.kysely);
	const [row] = rows;
	return {
		windows: row?.windows === 1,
		notifications: row?.notifications === 1,
		heldBack: row?.held_back === 1,
	};
}
