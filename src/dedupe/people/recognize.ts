import { comparerOf, type Agreement } from '../matching/agreement';
import { MISSING } from '../matching/column';
import type { MatchingModel } from '../matching/model';
import { reasonsOf } from '../matching/reasons';
import { recordsOf, type Records } from '../matching/records';
import { scorerOf, type RareOn } from '../matching/score';
import { shippedWeights, withSwaps, type Weights } from '../matching/weights';
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
	/** Another first name, generation or birth date: somebody else with the same phone or address. */
	readonly isContradicted: boolean;
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
	const isSame = (one: Judged) =>
		(one.isIdentified && !one.isContradicted) ||
		(one.probability >= thresholds.match && one.isCorroborated);
	const [best, ...others] = judged.filter(isSame);
	if (best !== undefined) {
		const reason = best.isIdentified && !best.isContradicted ? 'identifier' : 'alike';
		return { decision: 'matched', reason, match: toAlike(best), others: others.map(toAlike) };
	}
	const maybe = judged.filter(
		({ probability, isIdentified }) => isIdentified || probability >= thresholds.review,
	);
	if (maybe.length === 0) {
		const [closest] = judged.map(toAlike);
		return { decision: 'new', reason: 'nobody_alike', ...(closest && { closest }) };
	}
	const isIdentified = maybe.some((one) => one.isIdentified);
	return {
		decision: 'review',
		reason: isIdentified ? 'identifier_with_another_name' : 'may_be_known',
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
	const score = scorerOf(records, weights, raritiesFrom(records, known, weights));
	const reasons = reasonsOf(records);
	const agreement: Agreement = new Int8Array(records.columns.length);
	let next = 1;
	const judged = candidates.map((candidate) => {
		const first = next;
		next += formsOf(candidate).length;
		let best = { probability: 0, at: 0 };
		let isContradicted = next > first;
		let isCorroborated = false;
		for (let at = first; at < next; at++) {
			compare(0, at, agreement);
			const { probability } = score(0, at, agreement);
			if (probability > best.probability || best.at === 0) {
				best = { probability, at };
				isCorroborated = corroborates(records, agreement);
			}
			isContradicted &&= contradicts(records, agreement);
		}
		const said = best.at === 0 ? [] : reasons(0, best.at);
		return judgedFrom(candidate, { ...best, isContradicted, isCorroborated, reasons: said });
	});
	return judged.sort((a, b) => b.probability - a.probability || (a.personId < b.personId ? -1 : 1));
}

function judgedFrom(
	{ personId, identifiedBy }: Candidate,
	found: Omit<Judged, 'personId' | 'isIdentified'>,
): Judged {
	const { isContradicted, isCorroborated } = found;
	const isIdentified = identifiedBy.length > 0;
	const isCertain = isIdentified && !isContradicted;
	const named = identifiedBy.map((kind) => `same ${IDENTIFIER_NAMES[kind] ?? kind}`);
	return {
		personId,
		isIdentified,
		isContradicted,
		isCorroborated,
		probability: isCertain ? Math.max(found.probability, CERTAIN) : found.probability,
		reasons: [...new Set([...named, ...found.reasons])],
	};
}

const IDENTIFIER_NAMES: Readonly<Record<string, string>> = { email: 'e-mail', phone: 'phone' };

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
		const isPartial = column.rarityOn(level)?.isPartial === true;
		return isPartial ? Math.max(0, Math.log(usual / average)) : 0;
	};
}

/** What a person does not change. */
const LASTING = ['given', 'generation', 'birth'];

function contradicts({ model, columns }: Records, agreement: Agreement): boolean {
	const levelOf = (name: string): string | undefined => {
		const index = model.comparisons.findIndex((comparison) => comparison.name === name);
		const level = agreement[index] ?? MISSING;
		return level === MISSING ? undefined : columns[index]?.levels[level];
	};
	if (LASTING.some((name) => levelOf(name) === 'different')) return true;
	return levelOf('given') === undefined && levelOf('surname') === 'different';
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
