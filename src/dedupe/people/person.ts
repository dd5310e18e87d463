import type { Details } from './details';
import { withForm, type Form } from './forms';
import { survivingDetails, type SurvivorshipTerms } from './survivorship';

/** What is remembered of one person. */
export interface Person {
	/** What survived of all that was said. */
	readonly details: Details;
	/** How the person was written, the newest last. */
	readonly forms: readonly Form[];
	/** By what the person is known for certain: pairs of kind and value. */
	readonly identifiers: readonly Identifier[];
}

/** Says who somebody is, for certain, as long as one person only has it. */
export type Identifier = readonly [kind: string, value: string];

/** All that is known of a person who may have been merged from several. */
export function wholePerson(
	parts: readonly [Person, ...Person[]],
	terms: SurvivorshipTerms,
): Person {
	const [own, ...merged] = parts;
	return merged.reduce((whole, part) => joinedPerson(whole, part, terms), own);
}

/** However many a hostile sender makes up. */
const MOST_IDENTIFIERS = 100;

/** Two records of one person in one. */
export function joinedPerson(known: Person, other: Person, terms: SurvivorshipTerms): Person {
	return {
		details: survivingDetails(known.details, other.details, terms),
		forms: other.forms.reduce(withForm, known.forms),
		identifiers: withIdentifiers(known.identifiers, other.identifiers),
	};
}

function withIdentifiers(
	known: readonly Identifier[],
	more: readonly Identifier[],
): readonly Identifier[] {
	const all = new Map([...known, ...more].map((one) => [JSON.stringify(one), one]));
	return [...all.values()].slice(0, MOST_IDENTIFIERS);
}
