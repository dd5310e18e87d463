import type { Closing } from '../../debounce/closing';
import { isTestQueue } from '../../debounce/keys';
import { sql, type Kysely } from '../../vendor/kysely';
import type { ColumnType, Database } from '../database';
import type { Tables } from '../tables';
import { RETENTION } from './sweep';

/** Writes down what closings came to. */
export async function insertResults(
	database: Database,
	transaction: Kysely<Tables>,
	queue: string,
	closings: readonly Closing[],
	now: number,
): Promise<void> {
	const insert = async <Row extends object>(
		name: keyof Tables,
		columns: Readonly<Record<keyof Row & string, ColumnType>>,
		rows: readonly Row[],
		onConflict = sql`DO NOTHING`,
	) => {
		if (rows.length === 0) return;
		const names = sql.join(Object.keys(columns).map((column) => sql.ref(column)));
		await sql`
			INSERT INTO ${database.table(name)} AS known (queue, ${names})
			SELECT ${queue}, ${names} FROM ${database.input(columns, rows)}
			WHERE true
			ORDER BY ${names}
			ON CONFLICT ${onConflict}
		`.execute(transaction);
	};
	const isTest = isTestQueue(queue);
	const expiry = (keptMs: number) => now + (isTest ? RETENTION.testMs : keptMs);
	const unsentExpiry = isTest ? now + RETENTION.testMs : null;
	await insert('notification', notificationColumns, notificationRows(closings, unsentExpiry, now));
	await insert('cooldown', cooldownColumns, cooldownRows(closings, unsentExpiry));
	await insert('held_event', heldColumns, heldRows(closings, expiry(RETENTION.heldMs), now));
	await insert('mute', muteColumns, muteRows(closings, expiry), newestWins(now));
}

const notificationColumns = {
	notification_id: 'text',
	user_key: 'text',
	state: 'text',
	priority: 'bigint',
	payload: 'text',
	created_at_ms: 'bigint',
	visible_at_ms: 'bigint',
	tries: 'bigint',
	expires_at_ms: 'bigint',
} as const;

function notificationRows(closings: readonly Closing[], expiresAt: number | null, now: number) {
	return closings.flatMap(({ window, notifications }) =>
		notifications.map(({ notificationId, priority, content }) => ({
			notification_id: notificationId,
			user_key: window.userKey,
			state: 'ready',
			priority,
			payload: JSON.stringify(content),
			created_at_ms: now,
			visible_at_ms: now,
			tries: 0,
			expires_at_ms: expiresAt,
		})),
	);
}

const cooldownColumns = {
	user_key: 'text',
	event_type: 'text',
	notification_id: 'text',
	cooldown_ms: 'bigint',
	expires_at_ms: 'bigint',
} as const;

function cooldownRows(closings: readonly Closing[], expiresAt: number | null) {
	return closings.flatMap(({ window, notifications }) =>
		notifications.flatMap(({ notificationId, cooldowns }) =>
			cooldowns.map(({ eventType, cooldownMs }) => ({
				user_key: window.userKey,
				event_type: eventType,
				notification_id: notificationId,
				cooldown_ms: cooldownMs,
				expires_at_ms: expiresAt,
			})),
		),
	);
}

const heldColumns = {
	held_id: 'text',
	user_key: 'text',
	event_id: 'text',
	event_type: 'text',
	subject_key: 'text',
	seq: 'bigint',
	reason: 'text',
	because_event_id: 'text',
	notification_id: 'text',
	payload: 'text',
	held_at_ms: 'bigint',
	visible_at_ms: 'bigint',
	tries: 'bigint',
	expires_at_ms: 'bigint',
} as const;

function heldRows(closings: readonly Closing[], expiresAt: number, now: number) {
	return closings.flatMap(({ window, held }) =>
		held.map(({ heldId, event, reason, becauseEventId, notificationId }) => ({
			held_id: heldId,
			user_key: window.userKey,
			event_id: event.eventId,
			event_type: event.eventType,
			subject_key: event.subjectKey ?? null,
			seq: event.seq,
			reason,
			because_event_id: becauseEventId ?? null,
			notification_id: notificationId ?? null,
			payload: JSON.stringify(event.content.record),
			held_at_ms: now,
			visible_at_ms: now,
			tries: 0,
			expires_at_ms: expiresAt,
		})),
	);
}

const muteColumns = {
	user_key: 'text',
	subject_key: 'text',
	because_event_id: 'text',
	because_event_type: 'text',
	because_occurred_at_ms: 'bigint',
	until_ms: 'bigint',
	expires_at_ms: 'bigint',
} as const;

function muteRows(closings: readonly Closing[], expiry: (keptMs: number) => number) {
	return closings.flatMap(({ window, mutes }) =>
		mutes.map((mute) => ({
			user_key: window.userKey,
			subject_key: mute.subjectKey,
			because_event_id: mute.becauseEventId,
			because_event_type: mute.becauseEventType,
			because_occurred_at_ms: mute.becauseOccurredAtMs,
			until_ms: mute.untilMs,
			// Known for longer than it mutes: something older may arrive late.
			expires_at_ms: Math.max(mute.untilMs, expiry(RETENTION.muteMs)),
		})),
	);
}

function newestWins(now: number) {
	return sql`(queue, user_key, subject_key) DO UPDATE SET
		because_event_id = excluded.because_event_id,
		because_event_type = excluded.because_event_type,
		because_occurred_at_ms = excluded.because_occurred_at_ms,
		until_ms = excluded.until_ms,
		expires_at_ms = excluded.expires_at_ms
	WHERE excluded.because_occurred_at_ms >= known.because_occurred_at_ms
		OR known.expires_at_ms <= ${now}`;
}
