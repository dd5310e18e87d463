import type { Issue } from '../records/issue';
import { leadFields, type Lead } from '../records/lead';
import { inWords } from './field-words';

/** A field that a lead may lack, and that can be required therefore. */
export type RequirableField = Exclude<
	keyof Lead,
	'lead_id' | 'extra' | 'address_verified' | 'phone_valid'
>;

const NEVER_LACKING: readonly string[] = ['lead_id', 'extra', 'address_verified', 'phone_valid'];

export const requirableFields = leadFields.filter(
	(field): field is RequirableField => !NEVER_LACKING.includes(field),
);

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
