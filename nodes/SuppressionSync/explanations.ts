import type { DecisionDetails } from '../../src/n8n/operation';
import type { EmailEvent } from '../../src/records/email-event';
import type { AdditionOutcome } from '../../src/suppression/add';
import type { CheckVerdict } from '../../src/suppression/check';
import type { Verdict } from '../../src/suppression/state';
import type { TakenEvent } from '../../src/suppression/take-in';

/** A verdict of Check as items carry it under `doorman.suppression`. */
export function describeCheck(verdict: CheckVerdict): DecisionDetails {
	const { decision, reason } = verdict;
	if (!('standing' in verdict)) {
		return { decision, reason, ...optional('address', addressIn(verdict)) };
	}
	const { scope, eventType, eventAtMs, provider, detail } = verdict.standing;
	return {
		decision,
		reason,
		address: verdict.address,
		scope,
		event_type: eventType,
		event_timestamp: isoTime(eventAtMs),
		provider,
		...optional('detail', detail ?? undefined),
	};
}

/** What an event did, likewise. */
export function describeTaken(taken: TakenEvent, event: EmailEvent): DecisionDetails {
	const { decision, reason } = taken;
	const common = { decision, reason, address: event.address, scope: event.scope };
	return 'transition' in taken ? { ...common, ...describeVerdict(taken.transition.after) } : common;
}

/** What became of an address that was added, likewise. */
export function describeAddition(outcome: AdditionOutcome, scope: string): DecisionDetails {
	const { decision, reason } = outcome;
	if (outcome.decision === 'not_added') return { decision, reason };
	const { address, transition } = outcome;
	return { decision, reason, address, scope, ...describeVerdict(transition.after) };
}

/** Where the address stands now. */
function describeVerdict(verdict: Verdict) {
	if (verdict.status === 'suppressed') {
		return { status: verdict.status, cause: verdict.cause, since: isoTime(verdict.because.at) };
	}
	const { status, softBounceDays } = verdict;
	return { status, ...optional('soft_bounce_days', softBounceDays || undefined) };
}

function addressIn(verdict: CheckVerdict): string | undefined {
	return 'address' in verdict ? verdict.address : undefined;
}

function isoTime(ms: number): string {
	return new Date(ms).toISOString();
}

function optional<Value>(name: string, value: Value | undefined): Record<string, Value> {
	return value === undefined ? {} : { [name]: value };
}
