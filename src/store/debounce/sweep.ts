import { sql, type Kysely } from '../../vendor/kysely';
import type { Database } from '../database';
import type { Tables } from '../tables';

/**
 * Expired rows that each write takes along, so that the tables stay bounded without a janitor: a good
 * deal when there is a backlog, and in any case more than it can have added.
 */
const SWEPT_PER_WRITE = 200;
const SWEPT_PER_ROW = 2;

const swept = {
	queued_event: { key: ['queue', 'event_id'], expiry: 'expires_at_ms' },
	notification: { key: ['notification_id'], expiry: 'expires_at_ms' },
	held_event: { key: ['held_id'], expiry: 'expires_at_ms' },
	mute: { key: ['queue', 'user_key', 'subject_key'], expiry: 'expires_at_ms' },
	cooldown: {
		key: ['queue', 'user_key', 'event_type', 'notification_id'],
		expiry: 'expires_at_ms',
	},
} as const satisfies Partial<Record<keyof Tables, object>>;

/** @param written how many rows the write has added at most */
export async function sweepExpired(
	database: Database,
	tables: readonly (keyof typeof swept)[],
	written: number,
	now: number,
): Promise<void> {
	for (const name of tables) {
		const { key, expiry } = swept[name];
		const columns = sql.join(key.map((column) => sql.ref(column)));
		const table = database.table(name);
		await sql`
			DELETE FROM ${table} WHERE (${columns}) IN (
				SELECT ${columns} FROM ${table}
				WHERE ${sql.ref(expiry)} <= ${now}
				ORDER BY ${sql.ref(expiry)}
				LIMIT ${Math.max(SWEPT_PER_WRITE, SWEPT_PER_ROW * written)}
				${database.skipLocked}
			)
		`.execute(database.kysely);
	}
}

const ABANDONED_AFTER_MS = 86_400_000;

/** Windows of test runs that nobody closes go after a day; live ones never do. */
export async function sweepAbandoned(
	database: Database,
	transaction: Kysely<Tables>,
	queue: string,
	now: number,
): Promise<void> {
	const { rows } = await sql<{ user_key: string; group_key: string }>`
		DELETE FROM ${database.table('contact_window')} WHERE (queue, user_key, group_key) IN (
			SELECT queue, user_key, group_key FROM ${database.table('contact_window')}
			WHERE queue = ${queue} AND due_at_ms <= ${now - ABANDONED_AFTER_MS}
			ORDER BY due_at_ms
			LIMIT ${SWEPT_PER_WRITE}
			${database.skipLocked}
		)
		RETURNING user_key, group_key
	`.execute(transaction);
	for (const { user_key, group_key } of rows) {
		await sql`
			DELETE FROM ${database.table('window_event')}
			WHERE queue = ${queue} AND user_key = ${user_key} AND group_key = ${group_key}
		`.execute(transaction);
	}
}

/** How long things are remembered once they have served. */
const DAY_MS = 86_400_000;
export const RETENTION = {
	eventIdMs: 30 * DAY_MS,
	deliveredMs: 90 * DAY_MS,
	deadMs: 365 * DAY_MS,
	heldMs: 90 * DAY_MS,
	muteMs: 30 * DAY_MS,
	/** All of it, where it comes from test runs. */
	testMs: 3_600_000,
} as const;
