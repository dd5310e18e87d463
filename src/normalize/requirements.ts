import type { Issue } from '../records/issue';
import type { Lead } from '../records/lead';

/** A field of which a lead must have something. */
export type RequirableField = Exclude<keyof Lead, 'lead_id' | 'extra' | 'address_verified'>;

/** Of each group one field at least. */
export type Requirements = readonly (readonly RequirableField[])[];

/** Why a record does not meet a requirement. */
export interface Unmet {
	readonly missing: readonly RequirableField[];
	/** In words: what is missing, and why what was there does not count. */
	readonly message: string;
}

export function unmetRequirements(
	record: Readonly<Record<RequirableField, unknown>>,
	requirements: Requirements,
	issues: readonly Issue[],
): Unmet[] {
	return requirements
		.filter((group) => group.every((field) => record[field] === null))
		.map((missing) => ({
			missing,
			message: `There is no ${missing.map(inWords).join(' and no ')}${because(missing, issues)}`,
		}));
}

function because(missing: readonly string[], issues: readonly Issue[]): string {
	const reasons = issues
		.filter(({ field }) => missing.includes(field))
		.map(({ field, message, value }) => `${inWords(field)} ${JSON.stringify(value)}: ${message}`);
	return reasons.length === 0 ? '' : ` that can be used (${reasons.join('; ')})`;
}

const WORDS: Readonly<Record<string, string>> = {
	email: 'e-mail address',
	phone: 'phone number',
	mls_id: 'MLS number',
	zip: 'ZIP code',
	budget_cents: 'budget',
	property_price_cents: 'property price',
};

/** A field's name as people say it. */
export function inWords(field: string): string {
	return WORDS[field] ?? field.replaceAll('_', ' ');
}
