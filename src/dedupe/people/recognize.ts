import { comparerOf, type Agreement } from '../matching/agreement';
import { MISSING } from '../matching/column';
import type { MatchingModel } from '../matching/model';
import { reasonsOf } from '../matching/reasons';
import { recordsOf, type Records } from '../matching/records';
import { scorerOf, type ShareOf } from '../matching/score';
import { shippedWeights, withSwaps } from '../matching/weights';
import type { Form } from './forms';
import { countedTerms } from './lookup';
import type { Candidate, Decided, Known, PersonSighting } from './people';
import { joinedPerson } from './person';
import type { Alike, Recognition } from './recognition';
import type { SurvivorshipTerms } from './survivorship';

export interface RecognizeTerms {
	readonly model: MatchingModel;
	readonly survivorship: SurvivorshipTerms;
}

/** What an identifier that one person only has says, as long as nothing contradicts it. */
const CERTAIN = 0.999;
/** Below it, one identifier and another name are two people of one house, whom nobody needs to look at. */
const HARDLY = 0.02;
/** A register that is small yet says little of how many people there are to be confused with. */
const FEWEST_PEOPLE = 100_000;
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
	const judged = judgeCandidates(sighting.person.forms[0] ?? new Map(), known, model);
	const recognition = recognitionFrom(judged, known, model);
	if (recognition.decision !== 'matched') return { recognition, own: sighting.person };
	const match = known.candidates.find(({ personId }) => personId === recognition.match.personId);
	if (match === undefined) throw new Error('Nobody but a candidate can be recognized.');
	return { recognition, own: joinedPerson(match.parts[0], sighting.person, survivorship) };
}

interface Judged extends Alike {
	readonly isIdentified: boolean;
	/** Whether an identifier says who it is and the names do not make it somebody else of the house. */
	readonly isCertain: boolean;
	/** Whether anything but the name agrees. */
	readonly isCorroborated: boolean;
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
	const isSame = ({ isCertain, isCorroborated, probability }: Judged) =>
		isCertain || (probability >= thresholds.match && isCorroborated);
	const [best, ...others] = judged.filter(isSame);
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

/** All candidates, the most likely first. */
function judgeCandidates(form: Form, known: Known, model: MatchingModel): Judged[] {
	const { candidates, population } = known;
	const formsOf = ({ parts }: Candidate) => parts.flatMap(({ forms }) => forms);
	const all = [form, ...candidates.flatMap(formsOf)];
	const records = recordsOf(model, all.length, (at, field) => all[at]?.get(field) ?? '');
	const weights = withSwaps(records, shippedWeights(records, Math.max(population, FEWEST_PEOPLE)));
	const compare = comparerOf(records);
	const score = scorerOf(records, weights, sharesFrom(records, known));
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
		const isOnesOwn =
			names === 'same' || (names === 'alike' && best.probability >= model.thresholds.match);
		return judgedFrom(candidate, { ...best, isOnesOwn, isCorroborated, reasons: said });
	});
	return judged.sort((a, b) => b.probability - a.probability || (a.personId < b.personId ? -1 : 1));
}

function judgedFrom(
	{ personId, identifiedBy }: Candidate,
	found: Pick<Judged, 'probability' | 'reasons' | 'isCorroborated'> & {
		/** Whether what identifies this one can be the sighting's own. */
		readonly isOnesOwn: boolean;
	},
): Judged {
	const isIdentified = identifiedBy.length > 0;
	const isCertain = isIdentified && found.isOnesOwn;
	const named = identifiedBy.map((kind) => `same ${identifierNames.get(kind) ?? kind}`);
	return {
		personId,
		isIdentified,
		isCertain,
		isCorroborated: found.isCorroborated,
		probability: isCertain ? Math.max(found.probability, CERTAIN) : found.probability,
		reasons: [...new Set([...named, ...found.reasons])],
	};
}

const identifierNames = new Map([['email', 'e-mail']]);

/** A name that is counted is as common as the count says, every other value as usual. */
function sharesFrom({ model, columns }: Records, { counts, population }: Known): ShareOf {
	const people = Math.max(population, FEWEST_PEOPLE);
	return (index, record) => {
		const comparison = model.comparisons[index];
		const average = comparison?.levels['exact']?.[1] ?? 1;
		const usual = columns[index]?.usualShare(record, average) ?? average;
		const term = countedTerms.find((name) => name === comparison?.name);
		if (term === undefined) return usual;
		const count = counts.get(term);
		// Not even the rarest name is known to be nobody else's.
		return Math.max(usual, count === undefined ? 0 : count / people);
	};
}

/** Whether what a person does not change makes two the same, perhaps the same, or two people. */
type Names = 'same' | 'alike' | 'others';

const nearness: readonly Names[] = ['same', 'alike', 'others'];

function nearer(a: Names, b: Names): Names {
	return nearness.indexOf(a) < nearness.indexOf(b) ? a : b;
}

/** First names that are only alike are as often those of two who share a phone: Mark and Mary. */
const ALIKE = ['close', 'initial', 'similar'];

function namesOf({ model, columns }: Records, agreement: Agreement): Names {
	const levelOf = (name: string): string | undefined => {
		const index = model.comparisons.findIndex((comparison) => comparison.name === name);
		const level = agreement[index] ?? MISSING;
		return level === MISSING ? undefined : columns[index]?.levels[level];
	};
	const given = levelOf('given');
	const lasting = [given, levelOf('generation'), levelOf('birth')];
	if (lasting.includes('different')) return 'others';
	const isOtherFamily = levelOf('surname') === 'different';
	if (given === undefined) return isOtherFamily ? 'others' : 'same';
	const isAlike = ALIKE.includes(given) || (given === 'nickname' && isOtherFamily);
	return isAlike ? 'alike' : 'same';
}

/** Namesakes share their names, and a state is shared by millions. */
const SAYS_LITTLE = ['given', 'surname', 'generation'];

function corroborates({ model, columns }: Records, agreement: Agreement): boolean {
	return model.comparisons.some(({ name }, index) => {
		const level = agreement[index] ?? MISSING;
		if (level === MISSING || SAYS_LITTLE.includes(name)) return false;
		const word = columns[index]?.levels[level];
		return word !== 'different' && word !== 'state';
	});
}
