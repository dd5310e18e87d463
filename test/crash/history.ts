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

/** Puts the workers' files together. */
export function readHistory<Call>(
	files: readonly string[],
	call: z.ZodType<Call>,
): RecordedCall<Call>[] {
	const calls = new Map<string, RecordedCall<Call>>();
	for (const line of files.flatMap(readLines)) {
		const begun = calls.get(line.id);
		if ('call' in line) {
			const { id, invokedAt } = line;
			calls.set(id, {
				call: call.parse(line.call),
				invokedAt,
				answer: undefined,
				answeredAt: Infinity,
			});
		} else if (begun !== undefined) {
			calls.set(line.id, { ...begun, answer: line.answer, answeredAt: line.answeredAt });
		}
	}
	return [...calls.values()];
}
