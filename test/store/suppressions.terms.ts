import { transition } from '../../src/suppression/transition';
import type { MarkKind } from '../../src/suppression/rules';
import type { Arrival, Realm, Suppressions } from '../../src/suppression/suppressions';

export const NOW = 1_700_000_000_000;
export const ANN = 'ann@example.com';
export const BOB = 'bob@example.com';

let ids = 0;

/** A hard bounce of Ann's, with an event id of its own, unless a test says otherwise. */
export function arrivalOf(
	mark: MarkKind = 'hard_bounce',
	changes: Partial<Arrival> & { at?: number; id?: string; owner?: string } = {},
): Arrival {
	const { at = NOW, id = `event ${++ids}`, owner = 'owner', ...rest } = changes;
	return {
		channel: 'email',
		address: ANN,
		scope: 'all',
		signal: { mark, at, eventType: mark, provider: 'sendgrid', detail: null },
		event: { provider: 'sendgrid', id, owner },
		onlyIfKnown: false,
		...rest,
	};
}

/** Takes arrivals in, and returns what they did. */
export async function effectsOf(
	suppressions: Suppressions,
	arrivals: readonly Arrival[],
	now = NOW,
	realm: Realm = 'live',
): Promise<string[]> {
	const taken = await suppressions.takeIn(arrivals, transition, realm, now);
	return taken.map((answer) => (answer === 'duplicate' ? answer : answer.effect.reason));
}

/** Why each address is suppressed; undefined: it is not. */
export async function causesOf(
	suppressions: Suppressions,
	addresses: readonly string[],
	now = NOW,
	realm: Realm = 'live',
): Promise<(string | undefined)[]> {
	const standings = await suppressions.standing('email', addresses, realm, now);
	return standings.map(([standing]) => standing?.cause);
}
