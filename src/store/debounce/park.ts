import { deliveredNotification } from '../../debounce/delivered-item';
import { TEST_PREFIX, isTestQueue } from '../../debounce/keys';
import { notificationSchema } from '../../debounce/notification';
import { idOf } from '../../ids';
import type { Shelf } from '../../letters/letters';
import type { Releaser } from '../../records/delivery';
import { sql, type Kysely } from '../../vendor/kysely';
import type { Database } from '../database';
import { insertLetters, letterOfDelivery, resolveLetters } from '../letters';
import type { NotificationTable, Tables } from '../tables';
import { RETENTION } from './sweep';

type DeadRow = Pick<
	NotificationTable,
	'notification_id' | 'queue' | 'payload' | 'tries' | 'failure'
>;

/**
 * Keeps notifications of one queue that are dead from now on as letters. Their cooldowns are not in
 * force, but known as long as the letter: it may go out after all.
 */
export async function keepAsLetters(
	database: Database,
	transaction: Kysely<Tables>,
	rows: readonly DeadRow[],
	releaser: Releaser,
	now: number,
): Promise<void> {
	const [first] = rows;
	if (first === undefined) return;
	const shelf: Shelf = isTestQueue(first.queue) ? 'test' : 'live';
	const letters = rows.map(({ notification_id: id, queue, payload, tries, failure }) => {
		const notification = notificationSchema.parse(JSON.parse(payload));
		const name = queue.slice(isTestQueue(queue) ? TEST_PREFIX.length : 0);
		return letterOfDelivery(releaser, {
			letterId: letterIdOf(id),
			payload: deliveredNotification({ id, attempt: tries, payload: notification }, name),
			failure: failure ?? '',
			attempts: tries,
		});
	});
	await insertLetters(database, transaction, shelf, letters, now);
	await sql`
		UPDATE ${database.table('cooldown')}
		SET until_ms = ${now}, expires_at_ms = ${now + RETENTION.deadMs}
		WHERE notification_id IN (${sql.join(rows.map(({ notification_id }) => notification_id))})
	`.execute(transaction);
}

/** Ends the letters of notifications that went out after all. */
export async function resolveLettersOf(
	database: Database,
	transaction: Kysely<Tables>,
	notificationIds: readonly string[],
	now: number,
): Promise<void> {
	await resolveLetters(database, transaction, notificationIds.map(letterIdOf), now);
}

function letterIdOf(notificationId: string): string {
	return idOf('outbox', notificationId);
}
