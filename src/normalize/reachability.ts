import type { Lead } from '../records/lead';
import type { CountryCode } from '../vendor/libphonenumber';
import type { Draft } from './draft';
import { readEmail } from './email';
import type { LeadTarget } from './lead-targets';
import { numberBeside } from './name/asides';
import { readPhone } from './phone';
import type { Reading } from './reading';
import { lineOf } from './text';

export interface Reachability {
	readonly fields: Pick<
		Lead,
		'email' | 'email_type' | 'phone' | 'phone_e164' | 'phone_country' | 'phone_valid' | 'phone_type'
	>;
	/** What the same cells held beyond that. */
	readonly extra: Readonly<Record<string, unknown>>;
}

/** How the lead can be reached; to be asked after its names, which may hold what is missing. */
export function reachabilityOf(
	draft: Draft<LeadTarget>,
	{ defaultCountry, areaCode }: { defaultCountry: CountryCode; areaCode: string },
): Reachability {
	const email =
		draft.take('email', readEmail) ??
		besideName(draft, { field: 'email', code: 'name_is_email', reader: readEmail });
	const ofPhone = (value: unknown) => readPhone(value, defaultCountry, areaCode);
	const phone =
		draft.take('phone', ofPhone) ??
		besideName(draft, {
			field: 'phone',
			code: 'name_is_phone',
			reader: (value) => ofPhone(numberBeside(lineOf(value))),
		});
	return {
		fields: {
			email: email?.address ?? null,
			email_type: email?.type ?? null,
			phone: phone?.national ?? null,
			phone_e164: phone?.e164 ?? null,
			phone_country: phone?.country ?? null,
			phone_valid: phone?.isValid ?? null,
			phone_type: phone?.type ?? null,
		},
		extra: {
			...(email !== null && email.others.length > 0 ? { other_emails: email.others } : {}),
			...(phone !== null && phone.others.length > 0 ? { other_phones: phone.others } : {}),
			...(phone?.extension == null ? {} : { phone_extension: phone.extension }),
		},
	};
}

/** An address or a number that was noticed in a field for a name, where the right field has none. */
function besideName<Value>(
	draft: Draft<LeadTarget>,
	{ field, code, reader }: Beside<Value>,
): Value | null {
	const target = NAME_FIELDS.find((name) =>
		draft.issues.some((issue) => issue.field === name && issue.code === code),
	);
	return target === undefined ? null : draft.take(target, reader, field);
}

interface Beside<Value> {
	readonly field: string;
	/** Of the issue with the name. */
	readonly code: string;
	readonly reader: (value: unknown) => Reading<Value>;
}

const NAME_FIELDS = ['full_name', 'first_name', 'last_name'] as const;
