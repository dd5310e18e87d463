import type { MatchingModel } from '../matching/model';
import { judgeCandidates, type Judged } from './judge-candidates';
import type { Decided, Known, PersonSighting } from './people';
import { joinedPerson } from './person';
import type { Alike, Recognition } from './recognition';
import type { SurvivorshipTerms } from './survivorship';

export interface RecognizeTerms {
	readonly model: MatchingModel;
	readonly survivorship: SurvivorshipTerms;
}

/** Below it, one identifier and another name are two people of one house, whom nobody needs to look at. */
const HARDLY = 0.02;
/** More candidates help nobody to decide. */
const MOST_SHOWN = 5;

/**
 * Says who a sighting is: by identifiers that one person only has, else by how likely each candidate
 * is the same person under the model. A person is never merged with another one here.
 */
export function recognize(
	sighting: PersonSighting,
	known: Known,
	{ model, survivorship }: RecognizeTerms,
): Decided {
	const judged = judgeCandidates(sighting.person, known, model);
	const recognition = recognitionFrom(judged, known, model);
	if (recognition.decision !== 'matched') return { recognition, part: 0, person: sighting.person };
	const match = judged.find(({ personId }) => personId === recognition.match.personId);
	const one = match?.parts[match.part];
	if (match === undefined || one === undefined) throw new Error('Only candidates are recognized.');
	const person = joinedPerson(one, sighting.person, survivorship);
	return { recognition, part: match.part, person };
}

function recognitionFrom(
	judged: readonly Judged[],
	{ earlier }: Known,
	{ thresholds }: MatchingModel,
): Recognition {
	const before = judged.find(({ personId }) => personId === earlier);
	if (before !== undefined) {
		const match = { personId: before.personId, probability: 1, reasons: ['same lead as before'] };
		return { decision: 'matched', reason: 'same_lead', match, others: [] };
	}
	const [best, ...others] = judged.filter(({ isCertain, isAlike }) => isCertain || isAlike);
	if (best !== undefined) {
		const reason = best.isCertain ? 'identifier' : 'alike';
		return { decision: 'matched', reason, match: toAlike(best), others: others.map(toAlike) };
	}
	const maybe = judged.filter(
		({ probability, isIdentified }) => probability >= (isIdentified ? HARDLY : thresholds.review),
	);
	const [likeliest] = maybe;
	if (likeliest === undefined) {
		const [closest] = judged.map(toAlike);
		return { decision: 'new', reason: 'nobody_alike', ...(closest && { closest }) };
	}
	return {
		decision: 'review',
		reason: likeliest.isIdentified ? 'identifier_with_another_name' : 'may_be_known',
		candidates: maybe.slice(0, MOST_SHOWN).map(toAlike),
	};
}

function toAlike({ personId, probability, reasons }: Judged): Alike {
	return { personId, probability, reasons };
}
