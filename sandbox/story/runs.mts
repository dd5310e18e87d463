import { setTimeout as delay } from 'node:timers/promises';

import type { Execution, N8nRest } from '../n8n-rest.mts';
import { UserMessage } from '../user-message.mts';

const LOOK_AGAIN_MS = 100;
const WITHIN_MS = 60_000;
const OVER = new Set(['success', 'error', 'crashed', 'canceled']);

type Json = Readonly<Record<string, unknown>>;

/** What a node put out on one of its outputs, the first time it ran. */
export function itemsOf({ runs }: Pick<Execution, 'runs'>, node: string, output = 0): Json[] {
	const items = runs[node]?.[0]?.data?.main[output] ?? [];
	return items.map(({ json }) => json);
}

/** Why a run failed, if it did. */
export function failureOf({
	status,
	runs,
}: Pick<Execution, 'status' | 'runs'>): string | undefined {
	if (status === 'success') return undefined;
	const errors = Object.values(runs).flatMap((times) => times.map(({ error }) => error?.message));
	return errors.find((message) => message !== undefined) ?? status;
}

/** The runs of one workflow that are over, of those that began after this was made. */
export class FinishedRuns {
	readonly #rest: N8nRest;
	readonly #workflowId: string;
	readonly #earlier: ReadonlySet<string>;
	readonly #finished = new Map<string, Execution>();

	private constructor(rest: N8nRest, workflowId: string, earlier: ReadonlySet<string>) {
		this.#rest = rest;
		this.#workflowId = workflowId;
		this.#earlier = earlier;
	}

	static async of(rest: N8nRest, workflowId: string): Promise<FinishedRuns> {
		const earlier = await rest.executions(workflowId);
		return new FinishedRuns(rest, workflowId, new Set(earlier.map(({ id }) => id)));
	}

	/** Waits for runs of which `found` makes something; there may be more than one. */
	async until<Found>(
		what: string,
		found: (runs: readonly Execution[]) => Found | undefined,
		signal: AbortSignal,
	): Promise<Found> {
		const deadline = Date.now() + WITHIN_MS;
		for (;;) {
			await this.#look();
			const result = found([...this.#finished.values()]);
			if (result !== undefined) return result;
			if (Date.now() > deadline) {
				throw new UserMessage(`Waited ${WITHIN_MS / 1_000} seconds in vain for ${what}.`);
			}
			await delay(LOOK_AGAIN_MS, undefined, { signal });
		}
	}

	async #look(): Promise<void> {
		for (const { id, status } of await this.#rest.executions(this.#workflowId)) {
			const isNews = OVER.has(status) && !this.#earlier.has(id) && !this.#finished.has(id);
			if (isNews) this.#finished.set(id, await this.#rest.execution(id));
		}
	}
}
