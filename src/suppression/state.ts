import { RULES, SOFT_BOUNCE_DAYS, type Cause, type LiftingMark, type MarkKind } from './rules';

/** The latest event of one kind. */
export interface Mark {
	/** When it happened, epoch milliseconds. */
	readonly at: number;
	/** The event's type, as the list shows it. */
	readonly eventType: string;
	/** Who said so. */
	readonly provider: string;
	/** In the words of who said so. */
	readonly detail: string | null;
}

/** What is known of one address, on one channel, in one scope. */
export interface SuppressionState {
	readonly marks: Readonly<Partial<Record<MarkKind, Mark>>>;
	/** The last soft bounce of each day with one: the latest days, latest first. */
	readonly softBounces: readonly number[];
}

export const NOTHING_KNOWN: SuppressionState = { marks: {}, softBounces: [] };

/** An event as the state takes it in. */
export interface Signal extends Mark {
	readonly mark: MarkKind;
}

export type Verdict =
	| { readonly status: 'suppressed'; readonly cause: Cause; readonly because: Mark }
	| { readonly status: 'clear'; readonly softBounceDays: number };

/**
 * Takes a signal in. The result is the same in whatever order and however often signals come.
 */
export function withSignal(state: SuppressionState, signal: Signal): SuppressionState {
	const { mark: kind, ...mark } = signal;
	return {
		marks: { ...state.marks, [kind]: laterOf(state.marks[kind], mark) },
		softBounces: kind === 'soft_bounce' ? withDay(state.softBounces, mark.at) : state.softBounces,
	};
}

/** What the rules make of a state. */
export function judge(state: SuppressionState): Verdict {
	const softBounceDays = softBounceDaysOf(state);
	for (const { mark, cause, liftedBy } of RULES) {
		const because = state.marks[mark];
		if (because === undefined || because.at < liftedAt(state, liftedBy)) continue;
		if (cause === 'soft_bounces' && softBounceDays < SOFT_BOUNCE_DAYS) continue;
		return { status: 'suppressed', cause, because };
	}
	return { status: 'clear', softBounceDays };
}

function softBounceDaysOf(state: SuppressionState): number {
	const rule = RULES.find(({ mark }) => mark === 'soft_bounce');
	const since = liftedAt(state, rule?.liftedBy ?? []);
	return state.softBounces.filter((at) => at >= since).length;
}

function liftedAt({ marks }: SuppressionState, liftedBy: readonly LiftingMark[]): number {
	return Math.max(-Infinity, ...liftedBy.map((kind) => marks[kind]?.at ?? -Infinity));
}

/** Of two at the same time the one whose text sorts last, so that the order of arrival never counts. */
function laterOf(one: Mark | undefined, other: Mark): Mark {
	if (one === undefined || one.at < other.at) return other;
	if (one.at > other.at) return one;
	return textOf(one) >= textOf(other) ? one : other;
}

function textOf({ eventType, provider, detail }: Mark): string {
	return JSON.stringify([eventType, provider, detail]);
}

const DAY_MS = 86_400_000;

function withDay(softBounces: readonly number[], at: number): number[] {
	const days = new Map<number, number>();
	for (const time of [...softBounces, at]) {
		const day = Math.floor(time / DAY_MS);
		days.set(day, Math.max(time, days.get(day) ?? time));
	}
	return [...days.values()].sort((one, other) => other - one).slice(0, SOFT_BOUNCE_DAYS);
}
