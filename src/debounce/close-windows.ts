import { closeWindowsOf, type Closing } from './close-window';
import type { ConsolidationTable } from './consolidation-table';
import { takeTurns } from '../event-loop';
import type { ContactWindows } from './contact-windows';
import type { DueWindow } from './freeze';

export interface ClosingTerms {
	readonly queue: string;
	/** A second queue whose cooldowns and mutes count as well, but which is not written to. */
	readonly alsoReads: string | undefined;
	readonly table: ConsolidationTable;
	/** Drawn by the caller for this call alone. */
	readonly leaseToken: string;
	/** About so many windows are closed. */
	readonly limit: number;
}

/** Long enough for the decision, which needs nobody else; a closer that died is not waited for long. */
const LEASE_MS = 30_000;
/** So few that neither the decision nor a statement of its settling holds the event loop for long. */
const WINDOWS_AT_ONCE = 50;

/**
 * Closes the windows that are due and returns what was settled. A window that another closer has
 * taken over meanwhile is the other's.
 */
export async function closeWindows(
	windows: ContactWindows,
	{ queue, alsoReads, table, leaseToken, limit }: ClosingTerms,
	now: number,
): Promise<Closing[]> {
	const closed: Closing[] = [];
	const queues = alsoReads === undefined ? [queue] : [queue, alsoReads];
	const takeTurn = takeTurns();
	for (let leased = 0; leased < limit; ) {
		await takeTurn();
		const terms = {
			leaseToken,
			leaseMs: LEASE_MS,
			limit: Math.min(WINDOWS_AT_ONCE, limit - leased),
		};
		const due = await windows.lease(queue, terms, now);
		const closings = await decide(windows, queues, due, table, now);
		await takeTurn();
		const settled = await windows.settle(closings, now);
		closed.push(...closings.filter((_, index) => settled[index]));
		if (due.length < terms.limit) break;
		leased += due.length;
	}
	return closed;
}

/** What closing these windows would come to, without changing anything. */
export async function decide(
	windows: Pick<ContactWindows, 'facts'>,
	queues: readonly string[],
	due: readonly DueWindow[],
	table: ConsolidationTable,
	now: number,
): Promise<Closing[]> {
	const users = [...byUser(due)].map(([userKey, own]) => ({
		userKey,
		windows: own,
		events: own.flatMap(({ events }) => events),
	}));
	const facts = await windows.facts(queues, users, now);
	return users.flatMap((user, index) =>
		closeWindowsOf(user.windows, facts[index] ?? { cooldowns: [], mutes: [] }, table, now),
	);
}

function byUser(windows: readonly DueWindow[]): Map<string, DueWindow[]> {
	const users = new Map<string, DueWindow[]>();
	for (const window of windows) {
		const own = users.get(window.userKey);
		if (own === undefined) users.set(window.userKey, [window]);
		else own.push(window);
	}
	return users;
}
