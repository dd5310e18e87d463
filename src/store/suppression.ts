import { NOTHING_KNOWN } from '../suppression/state';
import type { Arrival, Decide, Realm, Suppressions } from '../suppression/suppressions';
import type { Transition } from '../suppression/transition';
import type { Kysely } from '../vendor/kysely';
import type { Database } from './database';
import { inSlices } from './slices';
import { claimEvents, recordHistory, sweepExpired } from './suppression-records';
import { standingIn } from './suppression-standing';
import { findKnown, lockStates, saveStates, subjectOf, subjectText } from './suppression-states';
import type { Tables } from './tables';

/**
 * What is known of addresses, in the tables `suppression`, `suppression_history` and
 * `provider_event`. `suppression_list` follows by itself.
 */
export function suppressionsIn(database: Database): Suppressions {
	return {
		standing: (channel, addresses, realm, now) =>
			standingIn(database, channel, addresses, realm, now),

		takeIn: async (arrivals, decide, realm, now) => {
			const placed = arrivals.map((arrival, place) => ({ arrival, place: String(place) }));
			return await inSlices(
				placed,
				database.sliceSize,
				({ place }) => place,
				async (slice) => {
					const own = slice.map(({ arrival }) => arrival);
					const taken = await database.write(() =>
						database.kysely
							.transaction()
							.execute((connection) =>
								takeInSlice({ database, connection, realm, now }, own, decide),
							),
					);
					await sweepExpired(database, own.length, now);
					return taken;
				},
			);
		},
	};
}

/** The transaction one slice of arrivals is taken in by. */
export interface Work {
	readonly database: Database;
	readonly connection: Kysely<Tables>;
	readonly realm: Realm;
	readonly now: number;
}

async function takeInSlice(
	work: Work,
	arrivals: readonly Arrival[],
	decide: Decide,
): Promise<(Transition | 'duplicate')[]> {
	const telling = await withoutTheUntelling(work, arrivals);
	const duplicates = await claimEvents(work, telling);
	const states = await lockStates(
		work,
		telling.filter((arrival) => !duplicates.has(arrival)),
	);
	const made: [Arrival, Transition][] = [];
	const answers = arrivals.map((arrival) => {
		if (duplicates.has(arrival)) return 'duplicate';
		const subject = subjectText(subjectOf(arrival, work.realm));
		const known = states.get(subject);
		const next = decide(known ?? NOTHING_KNOWN, arrival.signal);
		if (known !== undefined) {
			states.set(subject, next.state);
			made.push([arrival, next]);
		}
		return next;
	});
	await saveStates(work, states);
	await recordHistory(work, made);
	return answers;
}

/** Leaves out what means nothing because nothing is known of its address, before or in this slice. */
async function withoutTheUntelling(
	work: Work,
	arrivals: readonly Arrival[],
): Promise<readonly Arrival[]> {
	const textOf = (arrival: Arrival) => subjectText(subjectOf(arrival, work.realm));
	const told = new Set(arrivals.filter(({ onlyIfKnown }) => !onlyIfKnown).map(textOf));
	const open = arrivals.filter((arrival) => !told.has(textOf(arrival)));
	const known = await findKnown(work, open);
	return arrivals.filter((arrival) => told.has(textOf(arrival)) || known.has(textOf(arrival)));
}
