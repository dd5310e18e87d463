import type { Assigned, Assignments, AssignmentTerms } from '../score-route/assignments';
import { nextTurn, type Agent, type RotationState } from '../score-route/rotation';
import { sql, type Kysely } from '../vendor/kysely';
import { z } from '../vendor/zod';
import type { Database } from './database';
import { inSlices } from './slices';
import type { Tables } from './tables';

/** Expired assignments that each slice of new ones takes along. */
const SWEPT_PER_WRITE = 200;

interface AssignmentRow {
	readonly lead_id: string;
	readonly agent_id: string;
	readonly execution_id: string;
	readonly assigned_at_ms: number;
}

interface NewRow {
	readonly lead_id: string;
	readonly agent_id: string;
}

const newRowColumns = { lead_id: 'text', agent_id: 'text' } as const;

/** What `rotation.credits` holds: credit by agent, as pairs, since an agent may have any name. */
const creditsSchema = z.array(z.tuple([z.string(), z.number()]));

/**
 * Who has which lead, in `assignment`, and whose turn it is, in `rotation`. A slice of leads is one
 * transaction under the pool's row of `rotation`, so parallel runs take turns one after the other.
 */
export function assignmentsIn(database: Database): Assignments {
	return {
		assign: (pool, leadIds, agents, terms, now) =>
			inSlices(leadIds, database.sliceSize, sameLead, (slice) =>
				database.write(() =>
					database.kysely
						.transaction()
						.execute((transaction) =>
							assignSlice(database, transaction, pool, slice, agents, terms, now),
						),
				),
			),

		look: (pool, leadIds, now) =>
			inSlices(leadIds, database.sliceSize, sameLead, async (slice) => {
				const known = await findAssignments(database, database.kysely, pool, slice, now);
				return slice.map((leadId) => toAssigned(known.get(leadId)));
			}),
	};
}

const sameLead = (leadId: string) => leadId;

async function assignSlice(
	database: Database,
	transaction: Kysely<Tables>,
	pool: string,
	leadIds: readonly string[],
	agents: readonly Agent[],
	terms: AssignmentTerms,
	now: number,
): Promise<(Assigned | undefined)[]> {
	let state = await lockRotation(database, transaction, pool, now);
	const known = await findAssignments(database, transaction, pool, leadIds, now);
	const fresh = new Map<string, Assigned>();
	for (const leadId of leadIds) {
		const turn = known.has(leadId) ? undefined : nextTurn(agents, state);
		if (turn === undefined) continue;
		({ state } = turn);
		const { executionId } = terms;
		fresh.set(leadId, { agentId: turn.agentId, assignedAtMs: now, executionId, isNew: true });
	}
	if (fresh.size > 0) {
		await insertAssignments(database, transaction, pool, fresh, terms, now);
		await keepRotation(database, transaction, pool, state);
		await sweepExpired(database, transaction, now);
	}
	return leadIds.map((leadId) => fresh.get(leadId) ?? toAssigned(known.get(leadId)));
}

function toAssigned(row: AssignmentRow | undefined): Assigned | undefined {
	if (row === undefined) return undefined;
	return {
		agentId: row.agent_id,
		assignedAtMs: row.assigned_at_ms,
		executionId: row.execution_id,
		isNew: false,
	};
}

async function lockRotation(
	database: Database,
	transaction: Kysely<Tables>,
	pool: string,
	now: number,
): Promise<RotationState> {
	const { rows } = await sql<{ credits: string }>`
		INSERT INTO ${database.table('rotation')} (pool, credits, used_at_ms)
		VALUES (${pool}, '[]', ${now})
		ON CONFLICT (pool) DO UPDATE SET used_at_ms = excluded.used_at_ms
		RETURNING credits
	`.execute(transaction);
	return new Map(creditsSchema.parse(JSON.parse(rows[0]?.credits ?? '[]')));
}

async function keepRotation(
	database: Database,
	transaction: Kysely<Tables>,
	pool: string,
	state: RotationState,
): Promise<void> {
	await sql`
		UPDATE ${database.table('rotation')} SET credits = ${JSON.stringify([...state])}
		WHERE pool = ${pool}
	`.execute(transaction);
}

/** An assignment that has expired may still have its row; the new one takes its place. */
async function insertAssignments(
	database: Database,
	transaction: Kysely<Tables>,
	pool: string,
	fresh: ReadonlyMap<string, Assigned>,
	terms: AssignmentTerms,
	now: number,
): Promise<void> {
	const rows = [...fresh].map(([lead_id, { agentId }]): NewRow => ({ lead_id, agent_id: agentId }));
	const expiresAt = terms.rememberMs === undefined ? null : now + terms.rememberMs;
	await sql`
		INSERT INTO ${database.table('assignment')}
			(pool, lead_id, agent_id, execution_id, assigned_at_ms, expires_at_ms)
		SELECT ${pool}, lead_id, agent_id, ${terms.executionId}, ${now}, ${expiresAt}
		FROM ${database.input(newRowColumns, rows)}
		WHERE true
		ON CONFLICT (pool, lead_id) DO UPDATE SET
			agent_id = excluded.agent_id,
			execution_id = excluded.execution_id,
			assigned_at_ms = excluded.assigned_at_ms,
			expires_at_ms = excluded.expires_at_ms
	`.execute(transaction);
}

/** A cross join, because SQLite then goes by the leads asked for and not through the whole pool. */
async function findAssignments(
	database: Database,
	connection: Kysely<Tables>,
	pool: string,
	leadIds: readonly string[],
	now: number,
): Promise<Map<string, AssignmentRow>> {
	const asked = leadIds.map((lead_id): NewRow => ({ lead_id, agent_id: '' }));
	const { rows } = await sql<AssignmentRow>`
		SELECT known.lead_id, known.agent_id, known.execution_id, known.assigned_at_ms
		FROM ${database.input(newRowColumns, asked)}
		CROSS JOIN ${database.table('assignment')} AS known
		WHERE known.pool = ${pool} AND known.lead_id = input.lead_id
			AND (known.expires_at_ms IS NULL OR known.expires_at_ms > ${now})
	`.execute(connection);
	return new Map(rows.map((row) => [row.lead_id, row]));
}

async function sweepExpired(
	database: Database,
	transaction: Kysely<Tables>,
	now: number,
): Promise<void> {
	const table = database.table('assignment');
	await sql`
		DELETE FROM ${table} WHERE (pool, lead_id) IN (
			SELECT pool, lead_id FROM ${table}
			WHERE expires_at_ms <= ${now}
			ORDER BY expires_at_ms
			LIMIT ${SWEPT_PER_WRITE}
			${database.skipLocked}
		)
	`.execute(transaction);
}
