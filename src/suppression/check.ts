import type { AddressReading } from '../records/email-address';
import { EVERYTHING } from '../records/email-event';
import type { Cause } from './rules';
import type { Realm, Standing, Suppressions } from './suppressions';

/** One item, as far as this operation cares. */
export interface Recipient {
	readonly reading: AddressReading;
	/**
	 * What the mail is, so that unsubscribes from other things do not count; empty when nobody says,
	 * and then every unsubscribe does.
	 */
	readonly scopes: readonly string[];
}

export type CheckVerdict =
	| { readonly decision: 'allowed'; readonly reason: 'not_suppressed'; readonly address: string }
	| {
			readonly decision: 'suppressed';
			readonly reason: Cause;
			readonly address: string;
			readonly standing: Standing;
	  }
	| { readonly decision: 'suppressed'; readonly reason: 'no_address' | 'invalid_address' };

/** So many addresses are looked up before progress is reported and a cancelled run ends. */
const BATCH = 10_000;

/**
 * Decides for each recipient whether it may be mailed, in order. Who has no address may not.
 *
 * @param progress told how many addresses are looked up; may throw to end the work
 */
export async function checkRecipients(
	recipients: readonly Recipient[],
	realm: Realm,
	suppressions: Suppressions,
	now: number,
	progress: (done: number, total: number) => void,
): Promise<CheckVerdict[]> {
	const addresses = [...new Set(recipients.flatMap(({ reading }) => addressIn(reading)))];
	const known = new Map<string, readonly Standing[]>();
	for (let start = 0; start < addresses.length; start += BATCH) {
		const batch = addresses.slice(start, start + BATCH);
		const standings = await suppressions.standing('email', batch, realm, now);
		batch.forEach((address, index) => known.set(address, answered(standings[index])));
		progress(known.size, addresses.length);
	}
	return recipients.map(({ reading, scopes }) => {
		if ('problem' in reading) return { decision: 'suppressed', reason: reading.problem };
		return verdictOf(reading.address, answered(known.get(reading.address)), scopes);
	});
}

function addressIn(reading: AddressReading): readonly string[] {
	return 'address' in reading ? [reading.address] : [];
}

/** An address without an answer must never pass for one that nothing stands against. */
function answered(standings: readonly Standing[] | undefined): readonly Standing[] {
	if (standings === undefined) throw new Error('The store gave no answer for an address.');
	return standings;
}

function verdictOf(
	address: string,
	standings: readonly Standing[],
	scopes: readonly string[],
): CheckVerdict {
	const counting = standings.filter(
		({ scope }) => scope === EVERYTHING || scopes.length === 0 || scopes.includes(scope),
	);
	const standing = counting.find(({ scope }) => scope === EVERYTHING) ?? counting[0];
	if (standing === undefined) return { decision: 'allowed', reason: 'not_suppressed', address };
	return { decision: 'suppressed', reason: standing.cause, address, standing };
}
