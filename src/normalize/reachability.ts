import type { Lead } from '../records/lead';
import type { CountryCode } from '../vendor/libphonenumber';
import type { Draft } from './draft';
import { readEmail } from './email';
import type { LeadTarget } from './lead-targets';
import { readPhone } from './phone';

export interface Reachability {
	readonly fields: Pick<
		Lead,
		'email' | 'email_type' | 'phone' | 'phone_e164' | 'phone_country' | 'phone_valid' | 'phone_type'
	>;
	/** What the same cells held beyond that. */
	readonly extra: Readonly<Record<string, unknown>>;
}

/** How the lead can be reached. */
export function reachabilityOf(
	draft: Draft<LeadTarget>,
	defaultCountry: CountryCode,
): Reachability {
	const email = draft.take('email', readEmail);
	const phone = draft.take('phone', (value) => readPhone(value, defaultCountry));
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
