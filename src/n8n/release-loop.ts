import type { Deliveries, Leased } from '../records/delivery';
import { Pace, type PaceLimits } from './pace';
import type { RunEnd } from './run-end';
import { settle } from './settle';

/**
 * How long a lease lasts: what a killed process had under way is tried again after that time. It is
 * renewed so often that two renewals may fail.
 */
export const LEASE_MS = 30_000;
const RENEW_AFTER_MS = 10_000;
/**
 * n8n does not always say how a run ended. One that nobody has settled for so long is taken for lost:
 * its lease is renewed no more, so that its delivery is tried again.
 */
export const LONGEST_RUN_MS = 6 * 3_600_000;
/** So that one statement stays short; when there are more, they are leased right after. */
const LEASED_AT_ONCE = 50;

export interface ReleaseLoopOptions<Payload> {
	readonly deliveries: Deliveries<Payload>;
	readonly pace: PaceLimits;
	/** The store's time in epoch milliseconds. */
	now(): Promise<number>;
	/** Starts a run with a delivery and tells how it ended. Never rejects. */
	run(leased: Leased<Payload>): Promise<RunEnd>;
	/** Called with how many runs were taken for lost, see {@link LONGEST_RUN_MS}. */
	onUnheard(runs: number): void;
	/** Called once when the store stops answering. */
	onOutage(error: unknown): void;
	/** Called once when it answers again. */
	onRecovery(): void;
}

interface Run<Payload> {
	readonly leased: Leased<Payload>;
	readonly startedAtMs: number;
	renewedAtMs: number;
	end: RunEnd | undefined;
}

/**
 * Hands deliveries to a workflow and settles them when their runs end. It has no timer and no clock:
 * it acts when {@link release} is called, which whoever has it does every second, and at once when
 * something was stored. Nothing that the store fails to do is lost: it is done in a later round.
 */
export class ReleaseLoop<Payload> {
	readonly #options: ReleaseLoopOptions<Payload>;
	readonly #pace: Pace;
	/** Runs under way, and ended ones that the store does not know of yet. */
	readonly #runs = new Set<Run<Payload>>();
	#rounds: Promise<void> | undefined;
	#isAskedFor = false;
	#isStopped = false;
	#isOut = false;

	constructor(options: ReleaseLoopOptions<Payload>) {
		this.#options = options;
		this.#pace = new Pace(options.pace);
	}

	/** Whether no run is under way and all are settled. */
	get isIdle(): boolean {
		return this.#runs.size === 0;
	}

	/**
	 * Settles what has ended, renews leases, and starts as many deliveries as are due and the pace
	 * allows. Resolves when that is done; never rejects. One round runs at a time; asked for during
	 * one, another follows.
	 */
	async release(): Promise<void> {
		this.#isAskedFor = true;
		this.#rounds ??= this.#runRounds();
		await this.#rounds;
	}

	/**
	 * Starts nothing from now on and waits for the round under way. Runs go on; as long as `release`
	 * is called, they keep their leases and are settled when they end.
	 */
	async stop(): Promise<void> {
		this.#isStopped = true;
		await this.#rounds;
	}

	async #runRounds(): Promise<void> {
		try {
			while (this.#isAskedFor) {
				this.#isAskedFor = false;
				await this.#round();
			}
		} finally {
			this.#rounds = undefined;
		}
	}

	/** In this order: after an outage this loop must not take its own runs for abandoned ones. */
	async #round(): Promise<void> {
		try {
			const now = await this.#options.now();
			await this.#settleEnded(now);
			await this.#renewLeases(now);
			if (!this.#isStopped) await this.#startDue(now);
			if (this.#isOut) this.#options.onRecovery();
			this.#isOut = false;
		} catch (error) {
			if (!this.#isOut) this.#options.onOutage(error);
			this.#isOut = true;
		}
	}

	async #settleEnded(now: number): Promise<void> {
		const { deliveries } = this.#options;
		for (const status of ['succeeded', 'waiting', 'unknown'] as const) {
			const alike = [...this.#runs].filter(({ end }) => end?.status === status);
			await settle(deliveries, leasesOf(alike), { status }, now);
			this.#forget(alike);
		}
		for (const run of this.#runs) {
			if (run.end === undefined) continue;
			await settle(deliveries, [run.leased], run.end, now);
			this.#forget([run]);
		}
	}

	/**
	 * What is no longer held was settled where its run was executed, or is given up here: either way
	 * there is room for another run. If its end is heard after all, that is still settled.
	 */
	async #renewLeases(now: number): Promise<void> {
		const unheard = [...this.#runs].filter(
			({ end, startedAtMs }) => end === undefined && now - startedAtMs >= LONGEST_RUN_MS,
		);
		this.#forget(unheard);
		if (unheard.length > 0) this.#options.onUnheard(unheard.length);
		const due = [...this.#runs].filter(({ renewedAtMs }) => now - renewedAtMs >= RENEW_AFTER_MS);
		if (due.length === 0) return;
		const renewed = await this.#options.deliveries.renew(leasesOf(due), LEASE_MS, now);
		const held = new Set(renewed);
		for (const run of due) run.renewedAtMs = now;
		this.#forget(due.filter(({ leased }) => !held.has(leased.id)));
	}

	async #startDue(now: number): Promise<void> {
		const underWay = [...this.#runs].filter(({ end }) => end === undefined).length;
		const limit = Math.min(this.#pace.room(underWay, now), LEASED_AT_ONCE);
		if (limit === 0) return;
		const leased = await this.#options.deliveries.lease(limit, LEASE_MS, now);
		for (const one of leased) await this.#startUnlessStopped(one, now);
		if (leased.length === limit) this.#isAskedFor = true;
	}

	async #startUnlessStopped(leased: Leased<Payload>, now: number): Promise<void> {
		if (this.#isStopped) {
			await this.#options.deliveries.giveBack(leased, { started: false }, now);
			return;
		}
		this.#pace.started(now);
		const run: Run<Payload> = {
			leased,
			startedAtMs: now,
			renewedAtMs: now,
			end: undefined,
		};
		this.#runs.add(run);
		void this.#options.run(leased).then((end) => {
			run.end = end;
			this.#runs.add(run);
			void this.release();
		});
	}

	#forget(runs: readonly Run<Payload>[]): void {
		for (const run of runs) this.#runs.delete(run);
	}
}

function leasesOf<Payload>(runs: readonly Run<Payload>[]): Leased<Payload>[] {
	return runs.map(({ leased }) => leased);
}
