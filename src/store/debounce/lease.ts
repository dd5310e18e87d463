import type { AskedUser, LeaseTerms } from '../../debounce/contact-windows';
import type { UserFacts } from '../../debounce/closing';
import type { DueWindow } from '../../debounce/freeze';
import type { Mute } from '../../debounce/mutes';
import { dueOf } from '../../debounce/waiting';
import { sql, type Kysely } from '../../vendor/kysely';
import type { Database } from '../database';
import type { ContactWindowTable, CooldownTable, MuteTable, Tables } from '../tables';
import { dueWindowOf, windowName } from './rows';
import { eventsIn } from './windows';

/** Leases windows and then reads their events: what arrives in between is beyond the range. */
export async function leaseWindows(
	database: Database,
	queue: string,
	{ leaseToken, leaseMs, limit }: LeaseTerms,
	now: number,
): Promise<DueWindow[]> {
	const table = database.table('contact_window');
	const { rows } = await database.write(() =>
		sql<ContactWindowTable>`
			WITH due AS MATERIALIZED (
				SELECT queue, user_key, group_key FROM ${table}
				WHERE queue = ${queue} AND due_at_ms <= ${now}
				ORDER BY due_at_ms
				LIMIT ${limit}
				${database.skipLocked}
			)
			UPDATE ${table} SET
				lease_token = ${leaseToken},
				lease_seq = coalesce(lease_seq, last_seq),
				due_at_ms = ${now + leaseMs}
			WHERE (queue, user_key, group_key) IN (SELECT queue, user_key, group_key FROM due)
			RETURNING *
		`.execute(database.kysely),
	);
	return await withEvents(database, queue, rows);
}

/** @param windows leased ones up to their lease, others with all that waits in them */
async function withEvents(
	database: Database,
	queue: string,
	windows: readonly ContactWindowTable[],
): Promise<DueWindow[]> {
	const ranges = windows.map(({ user_key, group_key, settled_seq, lease_seq, last_seq }) => ({
		user_key,
		group_key,
		after_seq: settled_seq,
		up_to_seq: lease_seq ?? last_seq,
	}));
	const events = await eventsIn(database, database.kysely, queue, ranges);
	return windows
		.map((window) => dueWindowOf(window, events.get(windowName(window)) ?? []))
		.filter((window) => window !== undefined)
		.sort((one, other) => dueOf(one.waiting).dueAtMs - dueOf(other.waiting).dueAtMs);
}

export async function peekWindows(
	database: Database,
	queue: string,
	limit: number,
): Promise<DueWindow[]> {
	const { rows } = await sql<ContactWindowTable>`
		SELECT * FROM ${database.table('contact_window')}
		WHERE queue = ${queue}
		ORDER BY due_at_ms
		LIMIT ${limit}
	`.execute(database.kysely);
	return await withEvents(database, queue, rows);
}

/** @param connection a transaction when what is found out must still hold when it is acted upon */
export async function factsAbout(
	database: Database,
	connection: Kysely<Tables>,
	queues: readonly string[],
	users: readonly AskedUser[],
	now: number,
): Promise<UserFacts[]> {
	const cooldowns = await cooldownsOf(database, connection, queues, users, now);
	const mutes = await mutesOf(database, connection, queues, users, now);
	return users.map(({ userKey }) => ({
		cooldowns: cooldowns
			.filter(({ user_key }) => user_key === userKey)
			.map(({ event_type, until_ms }) => ({
				eventType: event_type,
				untilMs: until_ms ?? undefined,
			})),
		mutes: mutes.filter(({ user_key }) => user_key === userKey).map(muteOf),
	}));
}

type UserColumn<Row> = Row & { readonly user_key: string };

async function cooldownsOf(
	database: Database,
	connection: Kysely<Tables>,
	queues: readonly string[],
	users: readonly AskedUser[],
	now: number,
): Promise<UserColumn<CooldownTable>[]> {
	const asked = queues.flatMap((queue) =>
		users.map(({ userKey }) => ({
			queue,
			user_key: userKey,
		})),
	);
	if (asked.length === 0) return [];
	const { rows } = await sql<CooldownTable>`
		SELECT cooldown.*
		FROM ${database.input({ queue: 'text', user_key: 'text' }, asked)}
		CROSS JOIN ${database.table('cooldown')} AS cooldown
		WHERE cooldown.queue = input.queue AND cooldown.user_key = input.user_key
			AND (cooldown.until_ms IS NULL OR cooldown.until_ms > ${now})
			AND (cooldown.expires_at_ms IS NULL OR cooldown.expires_at_ms > ${now})
	`.execute(connection);
	return rows;
}

/** The newer ones last, so that they win over what another queue knows. */
async function mutesOf(
	database: Database,
	connection: Kysely<Tables>,
	queues: readonly string[],
	users: readonly AskedUser[],
	now: number,
): Promise<UserColumn<MuteTable>[]> {
	const asked = queues.flatMap((queue) =>
		users.flatMap(({ userKey, events }) => {
			const subjects = new Set(events.map(({ subjectKey }) => subjectKey));
			return [...subjects]
				.filter((subject) => subject !== undefined)
				.map((subject) => ({ queue, user_key: userKey, subject }));
		}),
	);
	if (asked.length === 0) return [];
	const { rows } = await sql<MuteTable>`
		SELECT mute.*
		FROM ${database.input({ queue: 'text', user_key: 'text', subject: 'text' }, asked)}
		CROSS JOIN ${database.table('mute')} AS mute
		WHERE mute.queue = input.queue AND mute.user_key = input.user_key
			AND mute.subject_key = input.subject AND mute.expires_at_ms > ${now}
		ORDER BY mute.because_occurred_at_ms
	`.execute(connection);
	return rows;
}

function muteOf(row: MuteTable): Mute {
	return {
		subjectKey: row.subject_key,
		becauseEventId: row.because_event_id,
		becauseEventType: row.because_event_type,
		becauseOccurredAtMs: row.because_occurred_at_ms,
		untilMs: row.until_ms,
	};
}
