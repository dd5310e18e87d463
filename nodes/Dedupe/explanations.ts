import type { Sighting, Verdict } from '../../src/dedupe/skip-seen';
import type { DecisionDetails } from '../../src/n8n/operation';
import { summaryLine, type Count } from '../../src/n8n/summary';

/** A verdict as items carry it under `doorman.dedupe`. */
export function describeVerdict(verdict: Verdict, sighting?: Sighting): DecisionDetails {
	return { ...explain(verdict, sighting?.owner), ...optional('key', sighting?.key) };
}

function explain(verdict: Verdict, owner: string | undefined): DecisionDetails {
	const { decision, reason } = verdict;
	if (verdict.decision === 'new') {
		return {
			decision,
			reason,
			...optional('first_seen_at', isoTime(verdict.firstSeenAtMs)),
			...optional('held_until', isoTime(verdict.heldUntilMs)),
			...optional('hold_token', verdict.heldUntilMs === undefined ? undefined : owner),
		};
	}
	return {
		decision,
		reason,
		...optional('first_seen_at', isoTime(verdict.known?.firstSeenAtMs)),
		...optional('first_execution_id', verdict.known?.executionId),
		...optional('held_until', isoTime(verdict.known?.heldUntilMs)),
		...optional('repeats_item', verdict.repeats),
	};
}

/** One line that sums a run up, for the output pane. */
export function summarizeVerdicts(verdicts: readonly Verdict[], store: string): string {
	const count = (matches: (verdict: Verdict) => boolean) => verdicts.filter(matches).length;
	const withoutKey = count(({ reason }) => reason === 'without_key');
	const repeated = count(({ reason }) => reason === 'repeated_in_batch');
	const counts: Count[] = [
		[count(({ decision }) => decision === 'new'), 'new'],
		[count(({ decision }) => decision === 'seen'), 'seen'],
		...(repeated > 0 ? [[repeated, 'of them repeated in this run'] as const] : []),
		...(withoutKey > 0 ? [[withoutKey, 'without a key'] as const] : []),
	];
	return summaryLine(counts, 'Remembered in', store);
}

function isoTime(ms: number | undefined): string | undefined {
	return ms === undefined ? undefined : new Date(ms).toISOString();
}

function optional<Value>(name: string, value: Value | undefined): Record<string, Value> {
	return value === undefined ? {} : { [name]: value };
}
