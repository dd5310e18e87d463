import type { EmailEvent } from '../records/email-event';
import { signalOf } from './signals';
import type { Arrival, Realm, Suppressions } from './suppressions';
import { transition, type Effect, type Transition } from './transition';

/** An event and who brings it. */
export interface ReceivedEvent {
	readonly event: EmailEvent;
	/** The same for a redelivery and a retry of the same item, different for everyone else. */
	readonly owner: string;
}

/** What became of an event. */
export type TakenEvent =
	| (Effect & { readonly transition: Transition })
	| { readonly decision: 'ignored'; readonly reason: 'duplicate' | 'not_about_the_address' };

/** So many events go to the store before progress is reported and a cancelled run ends. */
const BATCH = 5_000;

/**
 * Takes events in, in any order and any number of times, and says of each what it did. Places
 * without an event stay without.
 *
 * @param progress told how many events are taken in; may throw to end the work
 */
export async function takeInEvents(
	received: readonly (ReceivedEvent | undefined)[],
	realm: Realm,
	suppressions: Suppressions,
	now: number,
	progress: (done: number, total: number) => void,
): Promise<(TakenEvent | undefined)[]> {
	const taken: (TakenEvent | undefined)[] = [];
	for (let start = 0; start < received.length; start += BATCH) {
		const batch = received.slice(start, start + BATCH);
		for (const event of await takeInBatch(batch, realm, suppressions, now)) taken.push(event);
		progress(taken.length, received.length);
	}
	return taken;
}

async function takeInBatch(
	batch: readonly (ReceivedEvent | undefined)[],
	realm: Realm,
	suppressions: Suppressions,
	now: number,
): Promise<(TakenEvent | undefined)[]> {
	const arrivals = batch.map((received) => received && arrivalOf(received, now));
	const telling = arrivals.filter((arrival) => arrival !== undefined);
	const answers = await suppressions.takeIn(telling, transition, realm, now);
	const byArrival = new Map(telling.map((arrival, index) => [arrival, answers[index]]));
	return batch.map((received, index): TakenEvent | undefined => {
		if (received === undefined) return undefined;
		const arrival = arrivals[index];
		if (arrival === undefined) return { decision: 'ignored', reason: 'not_about_the_address' };
		const answer = byArrival.get(arrival);
		if (answer === undefined) throw new Error('The store gave no answer for an event.');
		if (answer === 'duplicate') return { decision: 'ignored', reason: 'duplicate' };
		return { ...answer.effect, transition: answer };
	});
}

function arrivalOf({ event, owner }: ReceivedEvent, now: number): Arrival | undefined {
	const signal = signalOf(event, now);
	if (signal === undefined) return undefined;
	const { channel, address, scope, provider, provider_event_id: id } = event;
	return {
		channel,
		address,
		scope,
		signal,
		event: { provider, id, owner },
		// Deliveries are most of all events, and matter only where bounces were counted.
		onlyIfKnown: signal.mark === 'delivered',
	};
}
