import { takeTurns } from '../../event-loop';
import type { Meeting, People, PersonSighting } from './people';
import { recognize, type RecognizeTerms } from './recognize';

export type MatchVerdict =
	| { readonly decision: 'met'; readonly meeting: Meeting }
	/** It says nothing by which a person could ever be found. */
	| { readonly decision: 'nothing_to_go_by' };

/**
 * Says for each sighting who it is and remembers it, one after the other, so that those who come
 * later are recognized by those before them.
 *
 * @param progress told how many are done; may throw to end the work
 */
export async function matchPeople(
	sightings: readonly PersonSighting[],
	terms: RecognizeTerms,
	people: People,
	now: number,
	progress: (done: number, total: number) => void,
): Promise<MatchVerdict[]> {
	const takeTurn = takeTurns();
	const verdicts: MatchVerdict[] = [];
	for (const sighting of sightings) {
		await takeTurn();
		if (sighting.lookup.keys.length === 0 && sighting.person.identifiers.length === 0) {
			verdicts.push({ decision: 'nothing_to_go_by' });
		} else {
			const decide = (known: Parameters<typeof recognize>[1]) => recognize(sighting, known, terms);
			verdicts.push({ decision: 'met', meeting: await people.meet(sighting, decide, now) });
		}
		progress(verdicts.length, sightings.length);
	}
	return verdicts;
}
