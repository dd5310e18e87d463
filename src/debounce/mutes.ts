import type { ConsolidationTable, SuppressRow } from './consolidation-table';
import { byEventTime, type WindowEvent } from './event';

/**
 * The latest word about a property, by event time: an event that silences all others about it until
 * `untilMs`, or one that has ended such a silence (then `untilMs` lies not after the event itself).
 * An older event never takes the place of a newer one, however late it arrives.
 */
export interface Mute {
	readonly subjectKey: string;
	readonly becauseEventId: string;
	readonly becauseEventType: string;
	readonly becauseOccurredAtMs: number;
	readonly untilMs: number;
}

/** The latest word about each property: of what was known before and of what has waited. */
export interface LatestWords {
	about(subjectKey: string | undefined): Mute | undefined;
	/** Those that the events have brought. */
	readonly fresh: readonly Mute[];
}

export function latestWords(
	events: readonly WindowEvent[],
	known: readonly Mute[],
	table: ConsolidationTable,
): LatestWords {
	const bySubject = new Map(known.map((mute) => [mute.subjectKey, mute]));
	const fresh = new Map<string, Mute>();
	for (const event of [...events].sort(byEventTime)) {
		const mute = muteBy(event, table);
		if (mute === undefined || isOlder(mute, bySubject.get(mute.subjectKey))) continue;
		bySubject.set(mute.subjectKey, mute);
		fresh.set(mute.subjectKey, mute);
	}
	return {
		about: (subjectKey) => (subjectKey === undefined ? undefined : bySubject.get(subjectKey)),
		fresh: [...fresh.values()],
	};
}

function isOlder(mute: Mute, known: Mute | undefined): boolean {
	return known !== undefined && mute.becauseOccurredAtMs < known.becauseOccurredAtMs;
}

/** What an event has to say about its property, if anything. */
function muteBy(event: WindowEvent, table: ConsolidationTable): Mute | undefined {
	if (event.subjectKey === undefined) return undefined;
	const row = suppressRowOf(event.eventType, table);
	if (row === undefined && !endsSilence(event.eventType, table)) return undefined;
	return {
		subjectKey: event.subjectKey,
		becauseEventId: event.eventId,
		becauseEventType: event.eventType,
		becauseOccurredAtMs: event.occurredAtMs,
		untilMs: row === undefined ? event.occurredAtMs : event.occurredAtMs + row.forMs,
	};
}

function suppressRowOf(eventType: string, table: ConsolidationTable): SuppressRow | undefined {
	return table.suppress.find(({ eventTypes }) => eventTypes.includes(eventType));
}

function endsSilence(eventType: string, table: ConsolidationTable): boolean {
	return table.suppress.some(({ endedBy }) => endedBy.includes(eventType));
}

export type Silenced = 'suppressed' | 'muted' | 'outdated';

/**
 * Whether the latest word about its property silences an event: `suppressed` by an event that waited
 * together with it, `muted` by an earlier one, `outdated` when the event would silence others itself
 * but something newer is known.
 */
export function silencedBy(
	event: WindowEvent,
	words: LatestWords,
	table: ConsolidationTable,
): { readonly reason: Silenced; readonly mute: Mute } | undefined {
	const mute = words.about(event.subjectKey);
	if (mute === undefined || mute.becauseEventId === event.eventId) return undefined;
	const isFresh = words.fresh.includes(mute);
	// A known word that is not in force has had its effect on what waited with it.
	const isSilencing = isFresh ? hasSuppressRow(mute.becauseEventType, table) : isInForce(mute);
	if (isSilencing && event.occurredAtMs <= mute.untilMs) {
		return { reason: isFresh ? 'suppressed' : 'muted', mute };
	}
	const isOutdated = !isSilencing && hasSuppressRow(event.eventType, table);
	return isOutdated ? { reason: 'outdated', mute } : undefined;
}

function hasSuppressRow(eventType: string, table: ConsolidationTable): boolean {
	return suppressRowOf(eventType, table) !== undefined;
}

function isInForce({ untilMs, becauseOccurredAtMs }: Mute): boolean {
	return untilMs > becauseOccurredAtMs;
}
