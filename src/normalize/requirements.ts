import type { Issue } from '../records/issue';
import { inWords } from './field-words';

/** Of each group one field at least. */
export type Requirements = readonly (readonly string[])[];

/** Why a record does not meet a requirement. */
export interface Unmet {
	readonly missing: readonly string[];
	/** In words: what is missing, and why what was there does not count. */
	readonly message: string;
}

/** The groups of which a record has no field; one that is null or not there is lacking. */
export function unmetRequirements(
	record: object,
	requirements: Requirements,
	issues: readonly Issue[],
): Unmet[] {
	return requirements
		.filter((group) => group.every((field) => (Reflect.get(record, field) ?? null) === null))
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
