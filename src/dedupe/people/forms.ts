import { isPersonalAddress } from '../../records/email-type';
import { fieldsOf } from '../matching/batch';
import { personModel } from '../matching/person-model';
import { digitsOf } from '../matching/words';
import type { Details } from './details';

/**
 * A person as one source wrote them: the texts that are compared, by field, in the order of the
 * fields. People move, marry and change their phones; who they were then still recognizes them.
 */
export type Form = ReadonlyMap<string, string>;

/** The fields that people are compared by. */
const FIELDS: readonly string[] = fieldsOf(personModel);

/** The last so many forms of a person are remembered. */
const MOST_FORMS = 8;

/** What there is to compare of a person; empty when there is nothing. */
export function formOf(details: Details): Form {
	const texts = new Map<string, string>();
	for (const { values } of details.values()) {
		for (const [field, value] of values) texts.set(field, String(value));
	}
	// Names that are written apart say it better than the whole.
	if (texts.has('first_name') && texts.has('last_name')) texts.delete('full_name');
	const phone = phoneOf(texts);
	const email = texts.get('email')?.toLowerCase();
	const form = new Map<string, string>();
	for (const field of FIELDS) {
		let text = texts.get(field);
		if (field === 'phone') text = phone;
		if (field === 'email') text = email !== undefined && isPersonalAddress(email) ? email : '';
		if (text !== undefined && text !== '') form.set(field, text);
	}
	return form;
}

/** In international form where it is known. */
function phoneOf(texts: ReadonlyMap<string, string>): string {
	const phone = texts.get('phone_e164') ?? texts.get('phone') ?? '';
	return isPlaceholder(digitsOf(phone)) ? '' : phone;
}

/** What people type who do not want to be called: one digit over and over, or counting up. */
function isPlaceholder(digits: string): boolean {
	const national = digits.slice(-10);
	return /^(\d)\1*$/.test(national) || ['1234567890', '0123456789'].includes(national);
}

/** All forms of a person, the newest last, each once. */
export function withForm(known: readonly Form[], form: Form): readonly Form[] {
	if (form.size === 0) return known;
	const text = textOfForm(form);
	return [...known.filter((other) => textOfForm(other) !== text), form].slice(-MOST_FORMS);
}

/** Equal for equal forms. */
export function textOfForm(form: Form): string {
	return JSON.stringify([...form]);
}
