import type { Consumer, Consumers } from '../../debounce/consumers';
import { sql } from '../../vendor/kysely';
import type { Database } from '../database';
import type { ConsumerTable } from '../tables';

/** Who releases which queue, in the table `consumer`. */
export function consumersIn(database: Database): Consumers {
	const table = database.table('consumer');
	/** @param heldUntil not after `now` for somebody who holds nothing */
	const put = async (queue: string, consumer: Consumer, heldUntil: number, now: number) => {
		const { workflowId, workflowName, nodeId } = consumer;
		const { rows } = await sql`
			INSERT INTO ${table} AS known (
				queue, workflow_id, workflow_name, node_id, held_until_ms, last_tick_at_ms
			)
			VALUES (${queue}, ${workflowId}, ${workflowName}, ${nodeId}, ${heldUntil}, ${now})
			ON CONFLICT (queue) DO UPDATE SET
				workflow_id = excluded.workflow_id,
				workflow_name = excluded.workflow_name,
				node_id = excluded.node_id,
				held_until_ms = excluded.held_until_ms,
				last_tick_at_ms = excluded.last_tick_at_ms
			WHERE known.held_until_ms <= ${now}
				OR (known.workflow_id = excluded.workflow_id AND known.node_id = excluded.node_id)
			RETURNING queue
		`.execute(database.kysely);
		return rows.length > 0;
	};
	const find = async (queue: string) => {
		const found = await sql<ConsumerTable>`
			SELECT * FROM ${table} WHERE queue = ${queue}
		`.execute(database.kysely);
		return found.rows[0];
	};
	return {
		claim: async (queue, consumer, holdMs, now) => {
			if (await put(queue, consumer, now + holdMs, now)) return undefined;
			const holder = await find(queue);
			return holder && consumerOf(holder);
		},

		release: async (queue, { workflowId, nodeId }, now) => {
			await sql`
				UPDATE ${table} SET held_until_ms = ${now}
				WHERE queue = ${queue} AND workflow_id = ${workflowId} AND node_id = ${nodeId}
			`.execute(database.kysely);
		},

		note: async (queue, consumer, now) => {
			await put(queue, consumer, now, now);
		},

		lastSeen: async (queue) => (await find(queue))?.last_tick_at_ms,
	};
}

function consumerOf(row: ConsumerTable): Consumer {
	return {
		workflowId: row.workflow_id,
		workflowName: row.workflow_name,
		nodeId: row.node_id,
	};
}
