import type { Timing } from './timing-table';

/** Something happened that may deserve a message to a user. */
export interface ContactEvent {
	/** Whoever sends it again sends the same id. */
	readonly eventId: string;
	readonly eventType: string;
	readonly userKey: string;
	/** What it is about, as a rule a property; undefined when it is about nothing in particular. */
	readonly subjectKey: string | undefined;
	/** Never later than its arrival. */
	readonly occurredAtMs: number;
	readonly content: EventContent;
}

/** What notifications carry of an event. */
export interface EventContent {
	/** The event as it came, with its canonical fields. */
	readonly record: Readonly<Record<string, unknown>>;
	readonly email: string | undefined;
	readonly recipient: unknown;
}

/** An event in its window. */
export interface WindowEvent extends ContactEvent, Pick<Timing, 'template' | 'priority'> {
	/** Its place in the window: as events arrived. */
	readonly seq: number;
	readonly cooldownMs: number;
	readonly arrivedAtMs: number;
	/** Set for events with a delay of their own. */
	readonly delayUntilMs: number | undefined;
}

/** Orders events as they happened; those of the same moment as they arrived. */
export function byEventTime(one: WindowEvent, other: WindowEvent): number {
	return one.occurredAtMs - other.occurredAtMs || one.seq - other.seq;
}
