import { personModel } from '../matching/person-model';
import { recordsOf } from '../matching/records';
import type { Form } from './forms';

/**
 * By what somebody is looked up: people who agree on all keys of one rule are compared. Fewer and
 * narrower rules than for a batch, since every one is a row for every form of a person. Written as
 * blocking rules are: `given + surname` finds first and last name in the wrong fields.
 */
export const lookupRules: readonly (readonly string[])[] = [
	['email'],
	['phone'],
	['email.mailbox'],
	['given + surname'],
	['surname', 'birth'],
	['given', 'birth'],
	['surname', 'place.zip'],
	['given', 'place.zip'],
	['surname.sound', 'given.initial', 'place.city'],
	['street', 'place.zip'],
	['street', 'place.city'],
	['surname', 'street.name'],
	['surname', 'company'],
];

/** What is counted to know how common a name is. */
export const countedTerms = ['given', 'surname'] as const;

export type CountedTerm = (typeof countedTerms)[number];

/** What somebody is looked up by, and how the person's names are counted. */
export interface Lookup {
	/** One text for each rule that the form has all keys of. */
	readonly keys: readonly string[];
	readonly terms: ReadonlyMap<CountedTerm, string>;
}

export function lookupOf(form: Form): Lookup {
	const { columns } = recordsOf(personModel, 1, (_, field) => form.get(field) ?? '');
	const keyOf = (reference: string): string => {
		const [name = '', key = 'value'] = reference.split('.');
		const index = personModel.comparisons.findIndex((comparison) => comparison.name === name);
		return columns[index]?.keyText(key, 0) ?? '';
	};
	const keys = lookupRules.flatMap((rule) => {
		const parts = rule.map((part) => part.split(' + ').map(keyOf).toSorted());
		return parts.flat().includes('') ? [] : [JSON.stringify([rule, parts])];
	});
	const terms = countedTerms.flatMap((name) => {
		const text = keyOf(name);
		return text === '' ? [] : [[name, text] as const];
	});
	return { keys, terms: new Map(terms) };
}
