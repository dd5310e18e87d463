import { comparerOf, type Agreement } from '../matching/agreement';
import type { MatchingModel } from '../matching/model';
import { reasonsOf } from '../matching/reasons';
import { recordsOf, type Records } from '../matching/records';
import { scorerOf, type RareOn } from '../matching/score';
import { shippedWeights, withSwaps, type Weights } from '../matching/weights';
import type { Form } from './forms';
import { countedTerms } from './lookup';
import { corroborates, namesOf, nearer, type Names } from './names';
import type { Candidate, Known, Parts } from './people';
import type { Person } from './person';
import type { Alike } from './recognition';
import { FEWEST_PEOPLE } from './register-model';

/** What an identifier that one person only has says, as long as nothing contradicts it. */
const CERTAIN = 0.999;

/** A candidate and what speaks for it. */
export interface Judged extends Alike {
	readonly isIdentified: boolean;
	/** Whether an identifier says who it is and the names do not make it somebody else of the house. */
	readonly isCertain: boolean;
	/** Whether it is likely enough, with more than the names to speak for it and nothing lasting against. */
	readonly isAlike: boolean;
	readonly parts: Parts;
	/** The position of the part that the sighting is most like. */
	readonly part: number;
}

/** All candidates, the most likely first. */
export function judgeCandidates(person: Person, known: Known, model: MatchingModel): Judged[] {
	const { candidates, population } = known;
	const formsOf = ({ parts }: Candidate) => parts.flatMap(({ forms }) => forms);
	const all: Form[] = [person.forms[0] ?? new Map(), ...candidates.flatMap(formsOf)];
	const records = recordsOf(model, all.length, (at, field) => all[at]?.get(field) ?? '');
	const weights = withSwaps(records, shippedWeights(records, population));
	const compare = comparerOf(records);
	const score = scorerOf(records, weights, raritiesFrom(records, known, weights));
	const reasons = reasonsOf(records);
	const agreement: Agreement = new Int8Array(records.columns.length);
	let next = 1;
	const judged = candidates.map((candidate) => {
		const first = next;
		next += formsOf(candidate).length;
		let best = { probability: 0, at: 0 };
		let names: Names = next > first ? 'others' : 'same';
		let isCorroborated = false;
		for (let at = first; at < next; at++) {
			compare(0, at, agreement);
			const { probability } = score(0, at, agreement);
			if (probability > best.probability || best.at === 0) {
				best = { probability, at };
				isCorroborated = corroborates(records, agreement);
			}
			names = nearer(names, namesOf(records, agreement));
		}
		const said = best.at === 0 ? [] : reasons(0, best.at);
		const part = partOf(person, candidate.parts, best.at - first);
		const isLikely = best.probability >= model.thresholds.match;
		return judgedFrom(candidate, names, {
			isCertain: names === 'same' || (names === 'alike' && isLikely),
			isAlike: names !== 'others' && isLikely && isCorroborated,
			probability: best.probability,
			reasons: said,
			part,
		});
	});
	return judged.sort((a, b) => b.probability - a.probability || (a.personId < b.personId ? -1 : 1));
}

/** @param found what would be said if an identifier said the same */
function judgedFrom(
	{ personId, identifiedBy, parts }: Candidate,
	names: Names,
	found: Omit<Judged, 'personId' | 'isIdentified' | 'parts'>,
): Judged {
	// Of two who share all that identifies, hardly ever the names are alike as well.
	const isCertain = found.isCertain || (names === 'alike' && identifiedBy.length > 1);
	const isIdentified = identifiedBy.length > 0;
	const named = identifiedBy.map((kind) => `same ${identifierNames.get(kind) ?? kind}`);
	const judged = { ...found, personId, parts, isIdentified, isCertain: isIdentified && isCertain };
	return {
		...judged,
		probability: judged.isCertain ? Math.max(found.probability, CERTAIN) : found.probability,
		reasons: [...new Set([...named, ...found.reasons])],
	};
}

const identifierNames = new Map([['email', 'e-mail']]);

/**
 * Names are as common as they are counted, at least as common as they usually are; names that are
 * only alike mean less when they are common. Every other value is as common as any.
 */
function raritiesFrom(
	{ model, columns }: Records,
	{ counts, population }: Known,
	{ strangers }: Weights,
): RareOn {
	const people = Math.max(population, FEWEST_PEOPLE);
	return (index, level, a, b) => {
		const column = columns[index];
		const term = countedTerms.find((name) => name === model.comparisons[index]?.name);
		if (term === undefined || column === undefined) return 0;
		const average = strangers[index]?.[0] ?? 1;
		const usual = Math.max(column.usualShare(a) ?? average, column.usualShare(b) ?? average);
		const counted = (counts.get(term) ?? 0) / people;
		if (level === 0) return Math.log(Math.max(usual, counted) / average);
		return column.isPartial(level) ? Math.max(0, Math.log(usual / average)) : 0;
	};
}

/** Who has the most of the sighting's identifiers, else who has the form that is most like it. */
function partOf(person: Person, parts: Parts, formAt: number): number {
	const wanted = new Set(person.identifiers.map((one) => JSON.stringify(one)));
	const shared = parts.map(
		({ identifiers }) => identifiers.filter((one) => wanted.has(JSON.stringify(one))).length,
	);
	const most = Math.max(...shared);
	if (most > 0) return shared.indexOf(most);
	let formsBefore = 0;
	const part = parts.findIndex(({ forms }) => (formsBefore += forms.length) > formAt);
	return Math.max(part, 0);
}
