import { sql, type Kysely } from '../../vendor/kysely';
import type { Database } from '../database';
import type { ContactWindowTable, Tables, WindowEventTable } from '../tables';
import { windowKeyColumns, windowName, type WindowKey } from './rows';

/** What changes while a window is open. */
const changingColumns = {
	last_seq: 'bigint',
	settled_seq: 'bigint',
	opened_at_ms: 'bigint',
	last_arrival_at_ms: 'bigint',
	quiet_ms: 'bigint',
	max_wait_ms: 'bigint',
	delay_until_ms: 'bigint',
	max_events: 'bigint',
	due_at_ms: 'bigint',
	lease_token: 'text',
	lease_seq: 'bigint',
} as const;

type ChangingWindow = WindowKey & Pick<ContactWindowTable, keyof typeof changingColumns>;

const windowColumns = { ...windowKeyColumns, ...changingColumns } as const;

/** Writes windows of one queue, which the transaction has locked. */
export async function updateWindows(
	database: Database,
	transaction: Kysely<Tables>,
	queue: string,
	windows: readonly ContactWindowTable[],
): Promise<void> {
	if (windows.length === 0) return;
	const changes = Object.keys(changingColumns).map(
		(name) => sql`${sql.ref(name)} = input.${sql.ref(name)}`,
	);
	await sql`
		UPDATE ${database.table('contact_window')} AS own SET ${sql.join(changes)}
		FROM ${database.input<ChangingWindow>(windowColumns, windows)}
		WHERE own.queue = ${queue}
			AND own.user_key = input.user_key AND own.group_key = input.group_key
	`.execute(transaction);
}

export interface AskedRange extends WindowKey {
	readonly after_seq: number;
	readonly up_to_seq: number;
}

const rangeColumns = { ...windowKeyColumns, after_seq: 'bigint', up_to_seq: 'bigint' } as const;

/** The events of ranges of windows, as they arrived, by the windows' names. */
export async function eventsIn(
	database: Database,
	connection: Kysely<Tables>,
	queue: string,
	ranges: readonly AskedRange[],
): Promise<Map<string, WindowEventTable[]>> {
	const events = new Map<string, WindowEventTable[]>();
	if (ranges.length === 0) return events;
	const { rows } = await sql<WindowEventTable>`
		SELECT event.*
		FROM ${database.input(rangeColumns, ranges)}
		CROSS JOIN ${database.table('window_event')} AS event
		WHERE event.queue = ${queue}
			AND event.user_key = input.user_key AND event.group_key = input.group_key
			AND event.seq > input.after_seq AND event.seq <= input.up_to_seq
		ORDER BY event.user_key, event.group_key, event.seq
	`.execute(connection);
	for (const row of rows) {
		const name = windowName(row);
		const known = events.get(name);
		if (known === undefined) events.set(name, [row]);
		else known.push(row);
	}
	return events;
}
