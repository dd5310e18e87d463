import type { Deliveries, Lease, Leased, Returned } from '../../src/records/delivery';
import { UnavailableError } from '../../src/errors';

interface Kept {
	readonly id: string;
	attempts: number;
	token: string | undefined;
	leasedUntilMs: number;
}

/**
 * Deliveries in memory, with the promises of the port and a record of what was asked of them. Can be
 * taken away for a while, like a store that does not answer.
 */
export class DeliveriesInMemory implements Deliveries<string> {
	readonly kept: Kept[] = [];
	readonly acknowledged: string[] = [];
	readonly returned: (readonly [id: string, returned: Returned])[] = [];
	isOut = false;
	#tokens = 0;

	add(...ids: string[]): void {
		for (const id of ids) {
			this.kept.push({ id, attempts: 0, token: undefined, leasedUntilMs: 0 });
		}
	}

	async lease(limit: number, leaseMs: number, now: number): Promise<Leased<string>[]> {
		this.#answer();
		const due = this.kept.filter(({ leasedUntilMs }) => leasedUntilMs <= now).slice(0, limit);
		return due.map((one) => {
			one.token = `token ${++this.#tokens}`;
			one.attempts += 1;
			one.leasedUntilMs = now + leaseMs;
			return { id: one.id, attempt: one.attempts, leaseToken: one.token, payload: one.id };
		});
	}

	async renew(leases: readonly Lease[], leaseMs: number, now: number): Promise<string[]> {
		this.#answer();
		const untilMs = now + leaseMs;
		const held = this.#held(leases).filter(({ leasedUntilMs }) => leasedUntilMs <= untilMs);
		for (const one of held) one.leasedUntilMs = untilMs;
		return held.map(({ id }) => id);
	}

	async acknowledge(leases: readonly Lease[]): Promise<void> {
		this.#answer();
		for (const one of this.#held(leases)) {
			this.acknowledged.push(one.id);
			this.kept.splice(this.kept.indexOf(one), 1);
		}
	}

	async giveBack(lease: Lease, returned: Returned, now: number): Promise<void> {
		this.#answer();
		for (const one of this.#held([lease])) {
			this.returned.push([one.id, returned]);
			if (!returned.started) one.attempts -= 1;
			one.token = undefined;
			one.leasedUntilMs = returned.started ? now + 1_000 : now;
		}
	}

	#held(leases: readonly Lease[]): Kept[] {
		const tokens = new Set(leases.map(({ leaseToken }) => leaseToken));
		return this.kept.filter(({ token }) => token !== undefined && tokens.has(token));
	}

	#answer(): void {
		if (this.isOut) throw new UnavailableError('The store is away', 'Bring it back');
	}
}
