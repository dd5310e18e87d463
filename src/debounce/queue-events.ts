import type { ArrivingEvent, ContactWindows, QueueAnswer } from './contact-windows';
import { eventTime, type EventTime } from './event-time';
import { storableKey, subjectKeyOf } from './keys';
import type { Timing } from './timing-table';

/** What an item says of an event, before anything of it is known to be right. */
export interface Candidate {
	readonly userKey: unknown;
	readonly eventType: unknown;
	readonly subjectKey: unknown;
	/** Without one the owner stands in. */
	readonly eventId: unknown;
	readonly occurredAt: unknown;
	readonly email: unknown;
	readonly recipient: unknown;
	/** Everything else of the item. */
	readonly rest: Readonly<Record<string, unknown>>;
	readonly owner: string;
}

export type QueueVerdict =
	| {
			readonly decision: 'queued';
			readonly reason: 'waits' | 'queued_before';
			readonly event: ArrivingEvent;
			readonly time: Exclude<EventTime['status'], 'unreadable'>;
			/** Unknown for an event that was queued before. */
			readonly dueAtMs: number | undefined;
	  }
	| {
			readonly decision: 'dropped';
			readonly reason: DropReason;
			readonly eventType?: string | undefined;
	  };

export type DropReason =
	| 'without_user'
	| 'without_type'
	| 'unknown_type'
	| 'unreadable_time'
	| 'repeated';

export interface QueueTerms {
	readonly queue: string;
	/** A second queue whose events count as queued before, but which is not written to. */
	readonly alsoReads: string | undefined;
	readonly timingOf: (eventType: string) => Timing | undefined;
}

/** So many events go to the store before progress is reported and a cancelled run ends. */
const BATCH = 5_000;

/** Puts events into their windows, in the order given, and says of each what became of it and why. */
export async function queueEvents(
	candidates: readonly Candidate[],
	{ queue, alsoReads, timingOf }: QueueTerms,
	windows: ContactWindows,
	now: number,
	progress: (done: number, total: number) => void,
): Promise<QueueVerdict[]> {
	const verdicts: QueueVerdict[] = [];
	for (let start = 0; start < candidates.length; start += BATCH) {
		const read = candidates
			.slice(start, start + BATCH)
			.map((candidate) => readEvent(candidate, timingOf, now));
		const elsewhere = await knownIn(windows, alsoReads, read, now);
		const open = read.filter((one) => 'event' in one && !elsewhere.has(one.event.event.eventId));
		const events = open.flatMap((one) => ('event' in one ? [one.event] : []));
		const answers = await windows.queue(queue, events, now);
		const byEvent = new Map(events.map((event, index) => [event, answers[index]]));
		for (const one of read) verdicts.push('event' in one ? verdictOf(one, byEvent) : one);
		progress(verdicts.length, candidates.length);
	}
	return verdicts;
}

interface ReadEvent {
	readonly event: ArrivingEvent;
	readonly time: Exclude<EventTime['status'], 'unreadable'>;
}

type Dropped = QueueVerdict & { readonly decision: 'dropped' };

function readEvent(
	candidate: Candidate,
	timingOf: QueueTerms['timingOf'],
	now: number,
): ReadEvent | Dropped {
	const userKey = storableKey(candidate.userKey);
	if (userKey === undefined) return { decision: 'dropped', reason: 'without_user' };
	const eventType = typeKey(candidate.eventType);
	if (eventType === undefined) return { decision: 'dropped', reason: 'without_type' };
	const timing = timingOf(eventType);
	if (timing === undefined) return { decision: 'dropped', reason: 'unknown_type', eventType };
	const time = eventTime(candidate.occurredAt, now);
	if (time.status === 'unreadable') {
		return { decision: 'dropped', reason: 'unreadable_time', eventType };
	}
	const eventId = storableKey(candidate.eventId) ?? candidate.owner;
	const subjectKey = subjectKeyOf(candidate.subjectKey);
	const canonical = {
		event_id: eventId,
		event_type: eventType,
		user_id: userKey,
		...(subjectKey === undefined ? {} : { subject_key: subjectKey }),
		occurred_at: new Date(time.atMs).toISOString(),
	};
	const content = {
		record: { ...candidate.rest, ...canonical },
		email: storableKey(candidate.email),
		recipient: candidate.recipient ?? undefined,
	};
	const event = { eventId, eventType, userKey, subjectKey, occurredAtMs: time.atMs, content };
	return { event: { event, timing, owner: candidate.owner }, time: time.status };
}

/** `Price Drop`, `price-drop` and `price_drop` are one type. */
export function typeKey(value: unknown): string | undefined {
	return storableKey(value)
		?.toLowerCase()
		.replaceAll(/[\s-]+/g, '_');
}

async function knownIn(
	windows: ContactWindows,
	queue: string | undefined,
	read: readonly (ReadEvent | Dropped)[],
	now: number,
): Promise<Set<string>> {
	if (queue === undefined) return new Set();
	const ids = read.flatMap((one) => ('event' in one ? [one.event.event.eventId] : []));
	const known = await windows.lookUp(queue, ids, now);
	return new Set(ids.filter((_, index) => known[index]));
}

function verdictOf(
	{ event, time }: ReadEvent,
	answers: ReadonlyMap<ArrivingEvent, QueueAnswer | undefined>,
): QueueVerdict {
	const answer = answers.get(event);
	if (answer?.state === 'queued') {
		return { decision: 'queued', reason: 'waits', event, time, dueAtMs: answer.dueAtMs };
	}
	if (answer?.state === 'queued_before') {
		return { decision: 'queued', reason: 'queued_before', event, time, dueAtMs: undefined };
	}
	return { decision: 'dropped', reason: 'repeated', eventType: event.event.eventType };
}
