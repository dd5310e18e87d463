import type { Inbox } from '../intake/inbox';
import type { RefusalReason } from '../intake/receive';
import { Refusals } from '../intake/refusals';

const MINUTE_MS = 60_000;
/** So that a burst is in one summary. */
const COLLECT_MS = 1_000;
const AGAIN_MS = 10_000;

/** What reporting needs of a store. */
export interface ReportingStore {
	readonly inbox: Pick<Inbox, 'keepRefusals'>;
	now(): Promise<number>;
}

/** What this process refuses for one inbox. Counting costs memory only, and little of that. */
export class RefusalReports {
	readonly #inbox: string;
	#refusals = new Refusals();
	#isScheduled = false;

	constructor(inbox: string) {
		this.#inbox = inbox;
	}

	/** Counts a refusal, and sees to it that a summary comes out soon. */
	add(
		store: ReportingStore,
		refusal: { readonly reason: RefusalReason; readonly sender: string | undefined },
		now: number,
	): void {
		this.#refusals.add(refusal.reason, refusal.sender, now);
		this.#schedule(store, COLLECT_MS);
	}

	/**
	 * Keeps a summary in the store, unless one was kept in the same minute, by whatever process; then
	 * what was counted goes into the next one.
	 */
	async report(store: ReportingStore): Promise<void> {
		const refusals = this.#refusals;
		const summary = refusals.summary();
		if (summary === undefined) return;
		this.#refusals = new Refusals();
		if (await this.#isKept(store, summary)) return;
		refusals.addAll(this.#refusals);
		this.#refusals = refusals;
		this.#schedule(store, AGAIN_MS);
	}

	async #isKept(
		store: ReportingStore,
		summary: NonNullable<ReturnType<Refusals['summary']>>,
	): Promise<boolean> {
		try {
			const minute = Math.floor((await store.now()) / MINUTE_MS);
			return await store.inbox.keepRefusals(this.#inbox, minute, summary);
		} catch {
			// The store is away, which others say loudly enough. There is no hurry.
			return false;
		}
	}

	#schedule(store: ReportingStore, afterMs: number): void {
		if (this.#isScheduled) return;
		this.#isScheduled = true;
		setTimeout(() => {
			this.#isScheduled = false;
			void this.report(store);
		}, afterMs).unref();
	}
}

const reports = new Map<string, RefusalReports>();

/** The reports of this process for an inbox. */
export function refusalReportsOf(inbox: string): RefusalReports {
	const known = reports.get(inbox);
	if (known !== undefined) return known;
	const made = new RefusalReports(inbox);
	reports.set(inbox, made);
	return made;
}
