import { randomUUID } from 'node:crypto';
import { notificationSchema } from '../../debounce/notification';
import type { LeaseOf, LeasedNotification, OutboxTerms } from '../../debounce/outbox';
import type { Releaser, Returned } from '../../records/delivery';
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
	leased: readonly LeaseOf[],
	leaseMs: number,
	now: number,
): Promise<void> {
	const rows = leased.map(({ id, leaseToken }) => ({
		notification_id: id,
		lease_token: leaseToken,
	}));
	await database.write(() =>
		sql`
			UPDATE ${database.table('notification')} SET visible_at_ms = ${now + leaseMs}
			WHERE state = 'leased' AND (notification_id, lease_token) IN (
				SELECT notification_id, lease_token FROM ${database.input(leaseColumns, rows)}
			)
		`.execute(database.kysely),
	);
}

export async function giveBackNotification(
	database: Database,
	{ id, leaseToken }: LeaseOf,
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
	{ id, leaseToken }: LeaseOf,
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

export async function hasWork(database: Database, queue: string, now: number): Promise<boolean> {
	const { rows } = await sql<{ found: number }>`
		SELECT 1 AS found WHERE
			EXISTS (
				SELECT 1 FROM ${database.table('contact_window')}
				WHERE queue = ${queue} AND due_at_ms <= ${now}
			)
			OR EXISTS (
				SELECT 1 FROM ${database.table('notification')}
				WHERE queue = ${queue} AND visible_at_ms <= ${now}
			)
	`.execute(database.kysely);
	return rows.length > 0;
}
