// Meetings for programs and benches, which run the built pack; tests have `dedupe/people/sightings.ts`.
import { registerModel } from '../../dist/src/dedupe/people/register-model.js';
import { usualIdentifiers } from '../../dist/src/dedupe/people/identifiers.js';
import type { Meeting, People, PersonSighting } from '../../dist/src/dedupe/people/people.js';
import { recognize } from '../../dist/src/dedupe/people/recognize.js';
import { readPersonOf } from '../../dist/src/dedupe/people/sighting.js';

export const REGISTER = 'live:people';

const terms = {
	model: registerModel,
	survivorship: { rules: new Map(), trustedSources: [] },
} as const;

/** A lead that tells of somebody, as the node reads it with everything as it is shipped. */
export function sightingOf(
	json: Readonly<Record<string, unknown>>,
	leadKey: readonly string[],
): PersonSighting {
	return {
		register: REGISTER,
		liveRegister: undefined,
		leadKey,
		rememberMs: undefined,
		...readPersonOf(
			json,
			{ identifiers: usualIdentifiers, alsoKept: [] },
			{ source: 'test', atMs: 1, isEnriched: false },
		),
	};
}

export async function meetIn(
	people: People,
	sighting: PersonSighting,
	now = Date.now(),
): Promise<Meeting> {
	return await people.meet(sighting, (known) => recognize(sighting, known, terms), now);
}
