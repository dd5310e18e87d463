import { kindWeights } from './kinds/weights';
import type { KindName } from './kinds';
import type { Comparison, MatchingModel } from './model';

/** A comparison with the shipped weights of its kind. */
export function comparison(
	name: string,
	label: string,
	kind: KindName,
	fields: readonly string[],
): Comparison {
	const isFixed = kind === 'generation';
	return {
		name,
		label,
		kind,
		fields,
		levels: kindWeights[kind],
		byFrequency: !isFixed,
		learned: !isFixed,
	};
}

/** How people are compared. */
export const personModel: MatchingModel = {
	comparisons: [
		comparison('given', 'first name', 'givenName', ['first_name']),
		comparison('surname', 'last name', 'surname', ['last_name']),
		comparison('generation', 'suffix', 'generation', ['suffix']),
		comparison('email', 'e-mail', 'email', ['email']),
		comparison('phone', 'phone', 'phone', ['phone']),
		comparison('street', 'street', 'street', ['street', 'unit']),
		comparison('place', 'city', 'place', ['city', 'state', 'zip']),
		comparison('birth', 'birth date', 'date', ['date_of_birth']),
		comparison('company', 'company', 'text', ['company']),
	],
	blockingRules: [
		['email'],
		['phone'],
		['given', 'surname'],
		['surname', 'birth'],
		['given', 'birth'],
		['birth', 'place.zip'],
		['birth', 'place.city'],
		['surname', 'place.zip'],
		['given', 'place.zip'],
		['surname.sound', 'given.initial', 'place.city'],
		['surname', 'street.name'],
		['given', 'street.name'],
		['street', 'place.city'],
		['street', 'place.zip'],
		['street.number', 'birth'],
		['street.number', 'given', 'place.city'],
		['email.mailbox'],
		['birth'],
		['surname.sound', 'given.start'],
		['birth.monthAndDay', 'given.initial'],
		['birth.year', 'surname.sound'],
		['street.number', 'street.nameStart'],
		['given', 'place.city'],
		['surname', 'place.city'],
		['street.name'],
		['place.zip', 'given.initial'],
		['surname'],
		['given'],
	],
	largestBlock: 500,
	pairsPerRecord: 8,
	expected: { same: 0.1, household: 0.1 },
	thresholds: { match: 0.98, review: 0.5 },
};
