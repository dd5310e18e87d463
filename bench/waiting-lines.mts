/** Something that happened to a user, as every contestant is given it. */
export interface BenchEvent {
	readonly id: string;
	readonly user: string;
	readonly type: string;
	readonly subject: string;
	readonly email: string;
	readonly data: Readonly<Record<string, unknown>>;
}

/**
 * A program that lets events wait and hands out those of a user together: each event id once, the
 * user's time to wait begins anew with every event.
 */
export interface WaitingLine {
	/** Takes events in. None is due before `makeDue`. */
	queue(events: readonly BenchEvent[]): Promise<void>;
	/** Ends the time to wait, as far as this program cannot be told what time it is. Not timed. */
	makeDue(): Promise<void>;
	/** Hands out and settles all there is; returns how many events that was. */
	release(): Promise<number>;
	close(): Promise<void>;
}

const TYPES = ['price_drop', 'new_listing', 'status_change'];
const SUBJECTS = 50_000;

/** Events of users in no order, every user as often. They come from `from` on in an endless row. */
export function eventsOf(users: number, from: number, count: number): BenchEvent[] {
	return Array.from({ length: count }, (_, index): BenchEvent => {
		const number = from + index;
		// Prime to any number of users, so that all have their turn before one has its next.
		const user = `user-${(number * 7_919) % users}`;
		return {
			id: `event-${(number * 2_654_435_761) % 4_294_967_296}-${number}`,
			user,
			type: TYPES[number % TYPES.length] ?? '',
			subject: `stellar:${(number * 31) % SUBJECTS}`,
			email: `${user}@example.com`,
			data: { price_cents: 45_000_000 + number, remarks: 'Bright corner unit. '.repeat(6) },
		};
	});
}
