import { isTestQueue } from '../../debounce/keys';
import type { AcknowledgeAnswer, AskedNotification, Outcome } from '../../debounce/outbox';
import { sql, type Kysely } from '../../vendor/kysely';
import type { Database } from '../database';
import type { NotificationTable, Tables } from '../tables';
import { resolveLettersOf } from './park';
import { RETENTION } from './sweep';

type KnownNotification = Pick<
	NotificationTable,
	'notification_id' | 'queue' | 'state' | 'lease_token'
>;

/** Acknowledges notifications, each once, in one transaction. */
export async function acknowledgeSlice(
	database: Database,
	asked: readonly AskedNotification[],
	{ wasSent, testOnly }: Outcome,
	now: number,
): Promise<AcknowledgeAnswer[]> {
	return await database.write(() =>
		database.kysely.transaction().execute(async (transaction) => {
			const known = await lockNotifications(database, transaction, asked);
			const answers = asked.map((one) => answerTo(one, known.get(one.notificationId), testOnly));
			const ids = asked
				.map(({ notificationId }) => notificationId)
				.filter((_, index) => answers[index] === 'acknowledged');
			if (ids.length === 0) return answers;
			await markDelivered(database, transaction, ids, now);
			await (wasSent ? startCooldowns : liftCooldowns)(database, transaction, ids, now);
			const wereDead = ids.filter((id) => known.get(id)?.state === 'dead');
			await resolveLettersOf(database, transaction, wereDead, now);
			return answers;
		}),
	);
}

async function lockNotifications(
	database: Database,
	transaction: Kysely<Tables>,
	asked: readonly AskedNotification[],
): Promise<Map<string, KnownNotification>> {
	const input = database.input(
		{ notification_id: 'text' },
		asked.map(({ notificationId }) => ({ notification_id: notificationId })),
	);
	const { rows } = await sql<KnownNotification>`
		SELECT own.notification_id, own.queue, own.state, own.lease_token
		FROM ${input} CROSS JOIN ${database.table('notification')} AS own
		WHERE own.notification_id = input.notification_id
		ORDER BY own.notification_id
		${database.locked('own')}
	`.execute(transaction);
	return new Map(rows.map((row) => [row.notification_id, row]));
}

function answerTo(
	{ leaseToken }: AskedNotification,
	known: KnownNotification | undefined,
	testOnly: boolean,
): AcknowledgeAnswer {
	if (known === undefined) return 'not_found';
	if (testOnly && !isTestQueue(known.queue)) return 'not_in_test_runs';
	if (known.state === 'delivered') return 'already_acknowledged';
	if (leaseToken === undefined || leaseToken === known.lease_token) return 'acknowledged';
	return known.state === 'dead' ? 'dead' : 'lease_lost';
}

async function markDelivered(
	database: Database,
	transaction: Kysely<Tables>,
	ids: readonly string[],
	now: number,
): Promise<void> {
	await sql`
		UPDATE ${database.table('notification')} SET
			state = 'delivered',
			visible_at_ms = NULL,
			expires_at_ms = ${now + RETENTION.deliveredMs}
		WHERE notification_id IN (${sql.join(ids)})
	`.execute(transaction);
}

async function startCooldowns(
	database: Database,
	transaction: Kysely<Tables>,
	ids: readonly string[],
	now: number,
): Promise<void> {
	await sql`
		UPDATE ${database.table('cooldown')}
		SET until_ms = ${now} + cooldown_ms, expires_at_ms = ${now} + cooldown_ms
		WHERE notification_id IN (${sql.join(ids)})
	`.execute(transaction);
}

async function liftCooldowns(
	database: Database,
	transaction: Kysely<Tables>,
	ids: readonly string[],
): Promise<void> {
	await sql`
		DELETE FROM ${database.table('cooldown')} WHERE notification_id IN (${sql.join(ids)})
	`.execute(transaction);
}
