import { setTimeout as delay } from 'node:timers/promises';
import type { Answer } from './webhook-call';

/** One lead sent once. */
export interface Sending {
	readonly key: string;
	readonly sentAtMs: number;
	readonly answeredAtMs: number;
	/** Undefined when none came. */
	readonly answer: Answer | undefined;
}

/** Several senders that send leads one after the other until they are stopped. */
export interface Senders {
	sendings(): readonly Sending[];
	/** Resolves when so many more leads were answered. */
	afterAnswers(count: number): Promise<void>;
	/** Lets the last sendings end, and returns all. */
	stop(): Promise<readonly Sending[]>;
}

const PAUSE_WITHOUT_ANSWER_MS = 50;

export interface SendersOptions {
	count: number;
	nextKey(): string;
	send(key: string): Promise<Answer>;
}

export function startSenders({ count, nextKey, send }: SendersOptions): Senders {
	const sendings: Sending[] = [];
	let stopped = false;
	const sendUntilStopped = async () => {
		while (!stopped) {
			const key = nextKey();
			const sentAtMs = Date.now();
			const answer = await send(key).catch(() => undefined);
			sendings.push({ key, sentAtMs, answeredAtMs: Date.now(), answer });
			if (answer === undefined) await delay(PAUSE_WITHOUT_ANSWER_MS);
		}
	};
	const all = Promise.all(Array.from({ length: count }, sendUntilStopped));
	const answered = () => sendings.filter(({ answer }) => answer !== undefined).length;
	return {
		sendings: () => sendings,
		async afterAnswers(more) {
			const enough = answered() + more;
			while (!stopped && answered() < enough) await delay(10);
		},
		async stop() {
			stopped = true;
			await all;
			return sendings;
		},
	};
}
