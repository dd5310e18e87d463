import type { Form } from './forms';
import { digitsOf } from '../matching/words';
import type { Details } from './details';
import type { Identifier } from './person';

/** Fields that identify by default. */
export const usualIdentifiers: readonly string[] = ['email', 'phone'];

/**
 * By what a person is known for certain. Only what a form has counts: an address that belongs to a
 * portal or a job, or a made-up phone, is none.
 *
 * @param kinds `email`, `phone`, or other fields such as a licence number
 */
export function identifiersOf(
	details: Details,
	form: Form,
	kinds: readonly string[],
): Identifier[] {
	return kinds.flatMap((kind): Identifier[] => {
		const value = Object.hasOwn(usual, kind) ? usual[kind]?.(form) : ownValue(details, kind);
		return value === undefined || value === '' ? [] : [[kind, value]];
	});
}

const usual: Readonly<Record<string, (form: Form) => string>> = {
	email: (form) => form.get('email') ?? '',
	phone: (form) => international(form.get('phone') ?? ''),
};

/** The same number, whether or not it says `+1`. */
function international(phone: string): string {
	const digits = digitsOf(phone);
	if (digits.length < 7) return '';
	return digits.length === 10 && !phone.startsWith('+') ? `1${digits}` : digits;
}

function ownValue(details: Details, field: string): string {
	for (const { values } of details.values()) {
		const value = values.get(field);
		if (value !== undefined) return String(value).trim().toLowerCase();
	}
	return '';
}
