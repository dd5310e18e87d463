import { detailsOf, type Detail } from './details';
import { formOf } from './forms';
import { identifiersOf } from './identifiers';
import { lookupOf } from './lookup';
import type { PersonSighting } from './people';

export interface ReadTerms {
	/** The fields that identify: `email`, `phone`, or others such as a licence number. */
	readonly identifiers: readonly string[];
	/** Fields to keep beside those that people are compared by. */
	readonly alsoKept: readonly string[];
}

/** What an item says of a person, and by what the person is found. */
export function readPersonOf(
	json: Readonly<Record<string, unknown>>,
	{ identifiers, alsoKept }: ReadTerms,
	from: Omit<Detail, 'values'>,
): Pick<PersonSighting, 'person' | 'lookup'> {
	const own = identifiers.filter((field) => field !== 'email' && field !== 'phone');
	const details = detailsOf(json, [...alsoKept, ...own], from);
	const form = formOf(details);
	return {
		person: {
			details,
			forms: form.size === 0 ? [] : [form],
			identifiers: identifiersOf(details, form, identifiers),
		},
		lookup: lookupOf(form),
	};
}
