import type { AddressReading } from '../records/email-address';
import type { Arrival, Realm, Suppressions } from './suppressions';
import { transition, type Transition } from './transition';

/** Why a person puts an address on the list. */
export const addedCauses = ['manual', 'unsubscribe', 'complaint'] as const;
export type AddedCause = (typeof addedCauses)[number];

export interface Addition {
	readonly reading: AddressReading;
	readonly cause: AddedCause;
	/** What it is not to be mailed. */
	readonly scope: string;
	readonly note: string | null;
}

export type AdditionOutcome =
	| {
			readonly decision: 'added';
			readonly reason: 'suppressed' | 'already_suppressed';
			readonly address: string;
			readonly transition: Transition;
	  }
	| { readonly decision: 'not_added'; readonly reason: 'no_address' | 'invalid_address' };

/** Suppresses addresses by hand, as of now. Doing it again changes only the time. */
export async function addAddresses(
	additions: readonly Addition[],
	realm: Realm,
	suppressions: Suppressions,
	now: number,
): Promise<AdditionOutcome[]> {
	const arrivals = additions.map((addition) => arrivalOf(addition, now));
	const valid = arrivals.filter((arrival) => 'address' in arrival);
	const taken = await suppressions.takeIn(valid, transition, realm, now);
	const answers = new Map(valid.map((arrival, index) => [arrival, taken[index]]));
	return arrivals.map((arrival) => {
		if ('problem' in arrival) return { decision: 'not_added', reason: arrival.problem };
		const answer = answers.get(arrival);
		if (answer === undefined || answer === 'duplicate') {
			throw new Error('The store gave no answer for an address.');
		}
		const isNew = answer.before.status === 'clear';
		return {
			decision: 'added',
			reason: isNew ? 'suppressed' : 'already_suppressed',
			address: arrival.address,
			transition: answer,
		};
	});
}

function arrivalOf(
	{ reading, cause, scope, note }: Addition,
	now: number,
): Arrival | Extract<AddressReading, { problem: string }> {
	if ('problem' in reading) return reading;
	return {
		channel: 'email',
		address: reading.address,
		scope,
		signal: { mark: cause, at: now, eventType: cause, provider: 'manual', detail: note },
		event: undefined,
		onlyIfKnown: false,
	};
}
