import { registerModel } from '../../../src/dedupe/people/register-model';
import { usualIdentifiers } from '../../../src/dedupe/people/identifiers';
import type { Meeting, People, PersonSighting } from '../../../src/dedupe/people/people';
import { recognize } from '../../../src/dedupe/people/recognize';
import { readPersonOf } from '../../../src/dedupe/people/sighting';

/** What the tests about people agree on; every rule as it is shipped. */
export const matchTerms = {
	model: registerModel,
	survivorship: { rules: new Map(), trustedSources: [] },
} as const;

let leads = 0;

/** A lead nobody has seen before, unless it has an id that was used. */
export function sightingOf(
	json: Readonly<Record<string, unknown>>,
	{
		leadId = `lead ${++leads}`,
		source = 'web',
		atMs = 1,
		isEnriched = false,
		register = 'live:people',
		rememberMs = undefined as number | undefined,
		identifiers = usualIdentifiers,
	} = {},
): PersonSighting {
	return {
		register,
		liveRegister: undefined,
		leadKey: [source, leadId],
		rememberMs,
		...readPersonOf(json, { identifiers, alsoKept: [] }, { source, atMs, isEnriched }),
	};
}

/** Lets a register meet somebody under the shipped rules. */
export async function met(people: People, sighting: PersonSighting, now = 1): Promise<Meeting> {
	return await people.meet(sighting, (known) => recognize(sighting, known, matchTerms), now);
}
