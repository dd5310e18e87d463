import type { SuppressingMark } from './rules';
import { judge, withSignal, type Signal, type SuppressionState, type Verdict } from './state';

/** What a signal did. */
export type Effect =
	| { readonly decision: 'applied'; readonly reason: AppliedReason }
	| { readonly decision: 'ignored'; readonly reason: IgnoredReason };

type AppliedReason =
	/** The address was mailable and is not any more. */
	| 'suppressed'
	/** It was not mailable before; there is one cause more, or a newer one. */
	| 'already_suppressed'
	/** It was suppressed and is mailable again. */
	| 'lifted'
	/** One more day with a soft bounce; not yet enough of them. */
	| 'counted'
	/** A delivery: soft bounces are counted from the start. */
	| 'count_restarted';

type IgnoredReason =
	/** It happened before what is known already. */
	| 'newer_event_known'
	/** It lifts nothing, because what suppresses the address is not for it to lift. */
	| 'still_suppressed'
	| 'nothing_to_lift'
	/** The same day's soft bounces count once. */
	| 'counted_already';

export interface Transition {
	readonly state: SuppressionState;
	readonly before: Verdict;
	readonly after: Verdict;
	readonly effect: Effect;
}

/** Takes a signal in and says what that changed. */
export function transition(known: SuppressionState, signal: Signal): Transition {
	const state = withSignal(known, signal);
	const [before, after] = [judge(known), judge(state)];
	return { state, before, after, effect: effectOf(known, signal, before, after) };
}

function effectOf(
	known: SuppressionState,
	signal: Signal,
	before: Verdict,
	after: Verdict,
): Effect {
	const isNews = (known.marks[signal.mark]?.at ?? -Infinity) < signal.at;
	if (before.status === 'clear' && after.status === 'suppressed') return applied('suppressed');
	if (before.status === 'suppressed' && after.status === 'clear') return applied('lifted');
	if (isLifting(signal.mark)) return effectOfLifting(isNews, before, after);
	if (signal.mark === 'soft_bounce' && after.status === 'clear') {
		return effectOfCounting(isNews, before, after);
	}
	return isNews && after.status === 'suppressed'
		? applied('already_suppressed')
		: ignored('newer_event_known');
}

function isLifting(mark: Signal['mark']): mark is Exclude<Signal['mark'], SuppressingMark> {
	return mark === 'resubscribe' || mark === 'delivered' || mark === 'removal';
}

function effectOfLifting(isNews: boolean, before: Verdict, after: Verdict): Effect {
	if (!isNews) return ignored('newer_event_known');
	if (after.status === 'suppressed') return ignored('still_suppressed');
	if (countOf(after) < countOf(before)) return applied('count_restarted');
	return ignored('nothing_to_lift');
}

function effectOfCounting(isNews: boolean, before: Verdict, after: Verdict): Effect {
	if (countOf(after) > countOf(before)) return applied('counted');
	return ignored(isNews && countOf(after) > 0 ? 'counted_already' : 'newer_event_known');
}

function countOf(verdict: Verdict): number {
	return verdict.status === 'clear' ? verdict.softBounceDays : 0;
}

function applied(reason: AppliedReason): Effect {
	return { decision: 'applied', reason };
}

function ignored(reason: IgnoredReason): Effect {
	return { decision: 'ignored', reason };
}
