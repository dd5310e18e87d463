import type { Letter } from './letters';

/** A letter as items show it. What went wrong is its `failure`: n8n acts upon an `error`. */
export function describeLetter(letter: Letter): Record<string, unknown> {
	return {
		letter_id: letter.letterId,
		state: letter.state,
		failure: letter.failure,
		attempts: letter.attempts,
		source: letter.source,
		workflow_id: letter.workflowId,
		execution_id: letter.executionId ?? null,
		parked_at: isoTime(letter.parkedAtMs),
		taken_until: isoTime(letter.takenUntilMs),
		settled_at: isoTime(letter.settledAtMs),
	};
}

/** The item that was parked, to go through the workflow again, with its letter in its notes. */
export function replayOf(letter: Letter, decision: string): Record<string, unknown> {
	const { doorman } = letter.payload;
	const notes = typeof doorman === 'object' && doorman !== null ? doorman : {};
	return {
		...letter.payload,
		letter_id: letter.letterId,
		doorman: { ...notes, letter: { decision, reason: decision, ...describeLetter(letter) } },
	};
}

function isoTime(ms: number | undefined): string | null {
	return ms === undefined ? null : new Date(ms).toISOString();
}
