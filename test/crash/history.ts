import type { z } from 'zod/v4';
import { readLines } from './recorder.mts';

/** One call of one worker. Times are milliseconds on one clock. */
export interface RecordedCall<Call> {
	readonly call: Call;
	readonly invokedAt: number;
	/** Undefined when the worker was killed before it knew the answer. */
	readonly answer: unknown;
	/** Infinity without an answer: the call may still take effect at any time. */
	readonly answeredAt: number;
}

export interface History<Call> {
	readonly calls: readonly RecordedCall<Call>[];
	/** What calls failed with. */
	readonly failures: readonly string[];
}

/** Puts the workers' files together. */
export function readHistory<Call>(files: readonly string[], call: z.ZodType<Call>): History<Call> {
	const calls = new Map<string, RecordedCall<Call>>();
	const failures: string[] = [];
	for (const line of files.flatMap(readLines)) {
		const known = calls.get(line.id);
		if ('call' in line) {
			const { id, invokedAt } = line;
			calls.set(id, {
				call: call.parse(line.call),
				invokedAt,
				answer: undefined,
				answeredAt: Infinity,
			});
		} else if ('failure' in line) {
			failures.push(line.failure);
		} else if (known !== undefined) {
			calls.set(line.id, { ...known, answer: line.answer, answeredAt: line.answeredAt });
		}
	}
	return { calls: [...calls.values()], failures };
}
