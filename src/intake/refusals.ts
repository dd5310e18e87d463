import type { RefusalReason } from './receive';

const MOST_SENDERS = 5;

/** What was refused since the last summary. A type, so that it may go where any record goes. */
export type RefusalSummary = {
	readonly refused: number;
	readonly reasons: Readonly<Partial<Record<RefusalReason, number>>>;
	/** Addresses of some of the senders. */
	readonly senders: readonly string[];
	readonly first_at: string;
	readonly last_at: string;
};

/** Counts refusals, in bounded memory, however many there are. */
export class Refusals {
	readonly #reasons = new Map<RefusalReason, number>();
	readonly #senders = new Set<string>();
	#firstAtMs: number | undefined;
	#lastAtMs = 0;

	/** @param now epoch milliseconds */
	add(reason: RefusalReason, sender: string | undefined, now: number): void {
		this.#reasons.set(reason, (this.#reasons.get(reason) ?? 0) + 1);
		if (sender !== undefined && this.#senders.size < MOST_SENDERS) this.#senders.add(sender);
		this.#firstAtMs ??= now;
		this.#lastAtMs = now;
	}

	/** Takes over what was counted elsewhere, later than here. */
	addAll(others: Refusals): void {
		for (const [reason, count] of others.#reasons) {
			this.#reasons.set(reason, (this.#reasons.get(reason) ?? 0) + count);
		}
		for (const sender of others.#senders) {
			if (this.#senders.size < MOST_SENDERS) this.#senders.add(sender);
		}
		this.#firstAtMs ??= others.#firstAtMs;
		this.#lastAtMs = Math.max(this.#lastAtMs, others.#lastAtMs);
	}

	/** Undefined when nothing was refused. */
	summary(): RefusalSummary | undefined {
		if (this.#firstAtMs === undefined) return undefined;
		return {
			refused: [...this.#reasons.values()].reduce((sum, count) => sum + count, 0),
			reasons: Object.fromEntries(this.#reasons),
			senders: [...this.#senders],
			first_at: new Date(this.#firstAtMs).toISOString(),
			last_at: new Date(this.#lastAtMs).toISOString(),
		};
	}
}
