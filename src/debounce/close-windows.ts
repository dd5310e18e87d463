import { byUser, closeWindowsOf, NOTHING_KNOWN, type Closing } from './closing';
import type { ConsolidationTable } from './consolidation-table';
import { takeTurns } from '../event-loop';
import type { ContactWindows, SettleTerms } from './contact-windows';
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
	const settling: SettleTerms = {
		queues: alsoReads === undefined ? [queue] : [queue, alsoReads],
		decide: (own, facts) => closeWindowsOf(own, facts, table, now),
	};
	const takeTurn = takeTurns();
	for (let leased = 0; leased < limit; ) {
		await takeTurn();
		const terms = {
			leaseToken,
			leaseMs: LEASE_MS,
			limit: Math.min(WINDOWS_AT_ONCE, limit - leased),
		};
		const due = await windows.lease(queue, terms, now);
		await takeTurn();
		closed.push(...(await windows.settle(due, settling, now)));
		if (due.length < terms.limit) break;
		leased += due.length;
	}
	return closed;
}

/** What closing these windows would come to now, without changing anything. */
export async function foresee(
	windows: Pick<ContactWindows, 'facts'>,
	queue: string,
	due: readonly DueWindow[],
	table: ConsolidationTable,
	now: number,
): Promise<Closing[]> {
	const users = byUser(due);
	const facts = await windows.facts([queue], users, now);
	return users.flatMap((user, index) =>
		closeWindowsOf(user.windows, facts[index] ?? NOTHING_KNOWN, table, now),
	);
}
