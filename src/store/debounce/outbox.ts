import { randomUUID } from 'node:crypto';
import type { Returned } from '../../records/delivery';
import { TEST_PREFIX, isTestQueue } from '../../debounce/keys';
import { notificationSchema } from '../../debounce/notification';
import type {
	AcknowledgeAnswer,
	AskedNotification,
	LeaseOf,
	LeasedNotification,
	Outcome,
	OutboxTerms,
} from '../../debounce/outbox';
import { sql, type Kysely } from '../../vendor/kysely';
import type { Database } from '../database';
import type { NotificationTable, Tables } from '../tables';
import { RETENTION } from './sweep';

/** Stands for "whoever holds the lease". Tokens are never empty. */
const ANY_TOKEN = '';
const RAN_OUT = 'The last run neither ended nor acknowledged the notification in time';

type NotificationRow = Pick<
	NotificationTable,
	'notification_id' | 'state' | 'payload' | 'lease_token' | 'tries'
>;

const returned = sql`notification_id, state, payload, lease_token, tries`;

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

/** Those that had their last try come back as dead; their cooldowns are lifted. */
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
	const { rows } = await sql<NotificationRow & { priority: number; created_at_ms: number }>`
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
			expires_at_ms = CASE WHEN ${isSpent} THEN CAST(${now + RETENTION.deadMs} AS bigint) ELSE expires_at_ms END,
			visible_at_ms = CASE WHEN ${isSpent} THEN NULL ELSE CAST(${now + terms.leaseMs} AS bigint) END,
			tries = CASE WHEN ${isSpent} THEN tries ELSE tries + 1 END,
			lease_token = ${leaseToken}
		WHERE notification_id IN (SELECT notification_id FROM due)
		RETURNING ${returned}, priority, created_at_ms
	`.execute(transaction);
	const dead = rows.filter(({ state }) => state === 'dead');
	await liftCooldowns(database, transaction, idsOf(dead));
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
		leaseToken: lease_token ?? ANY_TOKEN,
		payload: notificationSchema.parse(JSON.parse(payload)),
	};
}

function idsOf(rows: readonly { notification_id: string }[]): string[] {
	return rows.map(({ notification_id }) => notification_id);
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

export async function acknowledgeSlice(
	database: Database,
	asked: readonly AskedNotification[],
	{ wasSent, testOnly }: Outcome,
	now: number,
): Promise<AcknowledgeAnswer[]> {
	const table = database.table('notification');
	const rows = asked.map(({ notificationId, leaseToken }) => ({
		notification_id: notificationId,
		lease_token: leaseToken ?? ANY_TOKEN,
	}));
	const input = database.input(leaseColumns, rows);
	const inScope = testOnly ? sql`own.queue LIKE ${`${TEST_PREFIX}%`}` : sql`true`;
	return await database.write(() =>
		database.kysely.transaction().execute(async (transaction) => {
			const { rows: delivered } = await sql<NotificationRow>`
				UPDATE ${table} SET
					state = 'delivered',
					visible_at_ms = NULL,
					expires_at_ms = ${now + RETENTION.deliveredMs}
				WHERE notification_id IN (
					SELECT own.notification_id FROM ${input} CROSS JOIN ${table} AS own
					WHERE own.notification_id = input.notification_id AND ${inScope}
						AND ((own.state = 'leased' AND own.lease_token = input.lease_token)
							OR (own.state IN ('ready', 'leased') AND input.lease_token = ${ANY_TOKEN}))
				)
				RETURNING notification_id
			`.execute(transaction);
			const ids = idsOf(delivered);
			if (wasSent) await startCooldowns(database, transaction, ids, now);
			else await liftCooldowns(database, transaction, ids);
			const { rows: known } = await sql<NotificationTable>`
				SELECT own.notification_id, own.state, own.queue FROM ${input} CROSS JOIN ${table} AS own
				WHERE own.notification_id = input.notification_id
			`.execute(transaction);
			const acknowledged = new Set(ids);
			const others = new Map(known.map((row) => [row.notification_id, row]));
			return rows.map(({ notification_id }) =>
				acknowledged.has(notification_id)
					? 'acknowledged'
					: refusal(others.get(notification_id), testOnly),
			);
		}),
	);
}

function refusal(
	known: Pick<NotificationTable, 'queue' | 'state'> | undefined,
	testOnly: boolean,
): AcknowledgeAnswer {
	if (known === undefined) return 'not_found';
	if (testOnly && !isTestQueue(known.queue)) return 'not_in_test_runs';
	if (known.state === 'delivered') return 'already_acknowledged';
	return known.state === 'dead' ? 'dead' : 'lease_lost';
}

async function startCooldowns(
	database: Database,
	transaction: Kysely<Tables>,
	ids: readonly string[],
	now: number,
): Promise<void> {
	if (ids.length === 0) return;
	await sql`
		UPDATE ${database.table('cooldown')} SET until_ms = ${now} + cooldown_ms
		WHERE until_ms IS NULL AND notification_id IN (${sql.join(ids)})
	`.execute(transaction);
}

async function liftCooldowns(
	database: Database,
	transaction: Kysely<Tables>,
	ids: readonly string[],
): Promise<void> {
	if (ids.length === 0) return;
	await sql`
		DELETE FROM ${database.table('cooldown')}
		WHERE until_ms IS NULL AND notification_id IN (${sql.join(ids)})
	`.execute(transaction);
}

export async function giveBackNotification(
	database: Database,
	{ id, leaseToken }: LeaseOf,
	why: Returned,
	retryAtMs: number | undefined,
	now: number,
): Promise<void> {
	const isDead = retryAtMs === undefined;
	await database.write(() =>
		database.kysely.transaction().execute(async (transaction) => {
			const { rows } = await sql<NotificationRow>`
				UPDATE ${database.table('notification')} SET
					state = ${isDead ? 'dead' : 'ready'},
					failure = ${why.started ? why.failure : sql`failure`},
					tries = tries - ${why.started ? 0 : 1},
					visible_at_ms = ${retryAtMs ?? null},
					expires_at_ms = ${isDead ? now + RETENTION.deadMs : sql`expires_at_ms`},
					lease_token = NULL
				WHERE notification_id = ${id} AND state = 'leased' AND lease_token = ${leaseToken}
				RETURNING notification_id
			`.execute(transaction);
			if (isDead) await liftCooldowns(database, transaction, idsOf(rows));
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
