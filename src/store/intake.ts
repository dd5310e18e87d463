import { randomUUID } from 'node:crypto';
import { idOf } from '../ids';
import { deliveredItem } from '../intake/delivered-item';
import type { Inbox, InboxOwner, InboxPayload, LeasedItem } from '../intake/inbox';
import type { Lease } from '../records/delivery';
import { sql, type RawBuilder } from '../vendor/kysely';
import type { Database } from './database';
import { insertLetters, letterOfDelivery } from './letters';
import { inSlices } from './slices';
import { storedObject } from './stored-object';
import type { InboxItemTable } from './tables';

const MINUTE_MS = 60_000;

interface NewRow {
	readonly item_id: string;
	readonly content: string;
	readonly position: number;
}

const newRowColumns = { item_id: 'text', content: 'text', position: 'bigint' } as const;

/** The intake's inbox in the table `inbox_item`; what is parked goes to `letter`. */
export function inboxIn(database: Database): Inbox {
	const table = database.table('inbox_item');
	return {
		keep: async (inbox, contents, now) => {
			await database.write(() => insertLeads(database, inbox, contents, now));
		},

		keepRefusals: async (inbox, minute, content) => {
			const { rows } = await database.write(() =>
				sql`
					INSERT INTO ${table} (
						item_id, inbox, kind, content, received_at_ms, position, attempts, due_at_ms, lease_token
					) VALUES (
						${idOf('refusals', inbox, String(minute))}, ${inbox}, 'refusals',
						${JSON.stringify(content)}, ${minute * MINUTE_MS}, 0, 0, ${(minute + 1) * MINUTE_MS}, NULL
					)
					ON CONFLICT (item_id) DO NOTHING
					RETURNING item_id
				`.execute(database.kysely),
			);
			return rows.length > 0;
		},

		lease: async (inbox, limit, leaseMs, now) => {
			const rows = await database.write(() => leaseDue(database, inbox, limit, leaseMs, now));
			return rows.sort(byArrival).map(leasedItem);
		},

		renew: async (leases, leaseMs, now) => {
			const { rows } = await database.write(() =>
				sql<{ item_id: string }>`
					UPDATE ${table} SET due_at_ms = ${now + leaseMs}
					WHERE due_at_ms <= ${now + leaseMs} AND ${isHeld(database, leases)}
					RETURNING item_id
				`.execute(database.kysely),
			);
			return rows.map(({ item_id }) => item_id);
		},

		remove: async (leases) => {
			await database.write(() =>
				sql`DELETE FROM ${table} WHERE ${isHeld(database, leases)}`.execute(database.kysely),
			);
		},

		defer: async (lease, { dueAtMs, countsTry }) => {
			await database.write(() =>
				sql`
					UPDATE ${table} SET
						due_at_ms = ${dueAtMs},
						attempts = attempts - ${countsTry ? 0 : 1},
						lease_token = NULL
					WHERE ${isHeld(database, [lease])}
				`.execute(database.kysely),
			);
		},

		park: async (owner, leases, failure, now) => {
			await database.write(() => park(database, owner, leases, failure, now));
		},
	};
}

/** In one transaction: whoever is answered after it may rely on all of them. */
async function insertLeads(
	database: Database,
	inbox: string,
	contents: readonly InboxPayload['content'][],
	now: number,
): Promise<void> {
	const rows = contents.map(
		(content, position): NewRow => ({
			item_id: randomUUID(),
			content: JSON.stringify(content),
			position,
		}),
	);
	await database.kysely.transaction().execute(async (transaction) => {
		await inSlices(
			rows,
			database.sliceSize,
			({ item_id }) => item_id,
			async (slice) => {
				await sql`
				INSERT INTO ${database.table('inbox_item')} (
					item_id, inbox, kind, content, received_at_ms, position, attempts, due_at_ms, lease_token
				)
				SELECT item_id, ${inbox}, 'lead', content, ${now}, position, 0, ${now}, NULL
				FROM ${database.input(newRowColumns, slice)}
			`.execute(transaction);
				return [];
			},
		);
	});
}

async function leaseDue(
	database: Database,
	inbox: string,
	limit: number,
	leaseMs: number,
	now: number,
): Promise<InboxItemTable[]> {
	const table = database.table('inbox_item');
	const { rows } = await sql<InboxItemTable>`
		WITH due AS MATERIALIZED (
			SELECT item_id FROM ${table}
			WHERE inbox = ${inbox} AND due_at_ms <= ${now}
			ORDER BY due_at_ms, position
			LIMIT ${limit}
			${database.skipLocked}
		)
		UPDATE ${table} SET
			attempts = attempts + 1,
			due_at_ms = ${now + leaseMs},
			lease_token = ${randomUUID()}
		WHERE item_id IN (SELECT item_id FROM due)
		RETURNING *
	`.execute(database.kysely);
	return rows;
}

/** Removes the items and keeps them as letters, in one transaction. */
async function park(
	database: Database,
	owner: InboxOwner,
	leases: readonly Lease[],
	failure: string,
	now: number,
): Promise<void> {
	await database.kysely.transaction().execute(async (transaction) => {
		const { rows } = await sql<InboxItemTable>`
			DELETE FROM ${database.table('inbox_item')} WHERE ${isHeld(database, leases)}
			RETURNING *
		`.execute(transaction);
		const attempts = new Map(leases.map(({ id, attempt }) => [id, attempt]));
		const letters = rows.sort(byArrival).map((row) => {
			const { id, payload, attempt: counted } = leasedItem(row);
			const attempt = attempts.get(id) ?? counted;
			return letterOfDelivery(owner, {
				letterId: idOf('inbox', id),
				payload: deliveredItem({ id, attempt, payload }),
				failure,
				attempts: attempt,
			});
		});
		if (letters.length > 0) await insertLetters(database, transaction, 'live', letters, now);
	});
}

/** The items whose token is still the one they were leased with. */
function isHeld(database: Database, leases: readonly Lease[]): RawBuilder<unknown> {
	const rows = leases.map(({ id, leaseToken }) => ({ item_id: id, lease_token: leaseToken }));
	const input = database.input({ item_id: 'text', lease_token: 'text' }, rows);
	return sql`(item_id, lease_token) IN (SELECT input.item_id, input.lease_token FROM ${input})`;
}

function leasedItem(row: InboxItemTable): LeasedItem {
	return {
		id: row.item_id,
		attempt: row.attempts,
		leaseToken: row.lease_token ?? '',
		payload: payloadOf(row),
	};
}

function payloadOf(row: InboxItemTable): InboxPayload {
	return {
		kind: row.kind,
		content: storedObject(row.content),
		receivedAtMs: row.received_at_ms,
	};
}

function byArrival(one: InboxItemTable, other: InboxItemTable): number {
	return one.received_at_ms - other.received_at_ms || one.position - other.position;
}
