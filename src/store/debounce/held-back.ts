import { randomUUID } from 'node:crypto';
import { deliveredHeldEvent } from '../../debounce/delivered-item';
import type { BatchTerms, HeldBack, HeldBackEvent, LeasedBatch } from '../../debounce/held-back';
import { queueName, isTestQueue } from '../../debounce/keys';
import { idOf } from '../../ids';
import type { Lease, Releaser } from '../../records/delivery';
import { sql, type RawBuilder } from '../../vendor/kysely';
import type { Database } from '../database';
import { insertLetters, letterOfDelivery } from '../letters';
import { storedObject } from '../stored-object';
import type { HeldEventTable } from '../tables';

/**
 * Events that were held back, in the table `held_event`: on their way as long as `visible_at_ms` is
 * set, afterwards history. All events of a batch share its token.
 */
export function heldBackIn(database: Database): HeldBack {
	const table = database.table('held_event');
	return {
		lease: (queue, terms, now) => database.write(() => leaseBatch(database, queue, terms, now)),

		renew: async (leases, leaseMs, now) => {
			const { rows } = await database.write(() =>
				sql<{ lease_token: string }>`
					UPDATE ${table} SET visible_at_ms = ${now + leaseMs}
					WHERE visible_at_ms <= ${now + leaseMs} AND ${isIn(leases)}
					RETURNING lease_token
				`.execute(database.kysely),
			);
			const renewed = new Set(rows.map(({ lease_token }) => lease_token));
			return leases.filter(({ leaseToken }) => renewed.has(leaseToken)).map(({ id }) => id);
		},

		acknowledge: async (leased) => {
			await database.write(() =>
				sql`
					UPDATE ${table} SET visible_at_ms = NULL, lease_token = NULL WHERE ${isIn(leased)}
				`.execute(database.kysely),
			);
		},

		giveBack: async (leased, { started }, retryAtMs) => {
			await database.write(() =>
				sql`
					UPDATE ${table} SET
						visible_at_ms = ${retryAtMs}, lease_token = NULL, tries = tries - ${started ? 0 : 1}
					WHERE ${isIn([leased])}
				`.execute(database.kysely),
			);
		},

		park: async (leased, releaser, failure, now) => {
			await database.write(() => park(database, leased, releaser, failure, now));
		},
	};
}

function isIn(leased: readonly Lease[]): RawBuilder<unknown> {
	return sql`lease_token IN (${sql.join(leased.map(({ leaseToken }) => leaseToken))})`;
}

async function leaseBatch(
	database: Database,
	queue: string,
	{ leaseToken, leaseMs, limit }: BatchTerms,
	now: number,
): Promise<LeasedBatch | undefined> {
	const table = database.table('held_event');
	if (leaseToken !== undefined) {
		const { rows: own } = await sql<HeldEventTable>`
			UPDATE ${table} SET visible_at_ms = ${now + leaseMs} WHERE lease_token = ${leaseToken}
			RETURNING *
		`.execute(database.kysely);
		if (own.length > 0) return batchOf(own);
	}
	const isVisible = sql`queue = ${queue} AND visible_at_ms <= ${now}`;
	const { rows } = await sql<HeldEventTable>`
		WITH due AS MATERIALIZED (
			SELECT held_id FROM ${table}
			WHERE ${isVisible} AND tries = (
				SELECT tries FROM ${table} WHERE ${isVisible} ORDER BY visible_at_ms, held_id LIMIT 1
			)
			ORDER BY visible_at_ms, held_id
			LIMIT ${limit}
			${database.skipLocked}
		)
		UPDATE ${table} SET
			tries = tries + 1,
			visible_at_ms = ${now + leaseMs},
			lease_token = ${leaseToken ?? randomUUID()}
		WHERE held_id IN (SELECT held_id FROM due)
		RETURNING *
	`.execute(database.kysely);
	return batchOf(rows);
}

function batchOf(rows: readonly HeldEventTable[]): LeasedBatch | undefined {
	const [first] = rows;
	if (first === undefined) return undefined;
	const leaseToken = first.lease_token ?? '';
	const payload = [...rows].sort(byAge).map(heldBackEvent);
	return { id: leaseToken, leaseToken, attempt: first.tries, payload };
}

/** Those of one window as they had arrived. */
function byAge(one: HeldEventTable, other: HeldEventTable): number {
	return one.held_at_ms - other.held_at_ms || one.seq - other.seq;
}

function heldBackEvent(row: HeldEventTable): HeldBackEvent {
	return {
		heldId: row.held_id,
		record: storedObject(row.payload),
		reason: row.reason,
		becauseEventId: row.because_event_id ?? undefined,
		notificationId: row.notification_id ?? undefined,
	};
}

/** They stay as history, and are kept as letters, in one transaction. */
async function park(
	database: Database,
	leased: Lease,
	releaser: Releaser,
	failure: string,
	now: number,
): Promise<void> {
	await database.kysely.transaction().execute(async (transaction) => {
		const { rows } = await sql<HeldEventTable>`
			UPDATE ${database.table('held_event')} SET visible_at_ms = NULL, lease_token = NULL
			WHERE ${isIn([leased])}
			RETURNING *
		`.execute(transaction);
		const [first] = rows;
		if (first === undefined) return;
		const letters = rows.map((row) =>
			letterOfDelivery(releaser, {
				letterId: idOf('held back', row.held_id),
				payload: deliveredHeldEvent(heldBackEvent(row), queueName(row.queue)),
				failure,
				attempts: leased.attempt,
			}),
		);
		const shelf = isTestQueue(first.queue) ? 'test' : 'live';
		await insertLetters(database, transaction, shelf, letters, now);
	});
}
