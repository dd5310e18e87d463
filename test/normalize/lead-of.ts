import { leadNormalizer, type LeadTerms } from '../../src/normalize/normalize-lead';
import type { Lead } from '../../src/records/lead';
import { recordOf } from './normalized';

type Json = Readonly<Record<string, unknown>>;

const terms: LeadTerms = { mapping: [], defaultCountry: 'US', requirements: [] };

/** The lead that must come of an item, with the issues as `field: code`. */
export function leadOf(json: Json, own: Partial<LeadTerms> = {}): Lead & { issues: string[] } {
	return recordOf(leadNormalizer({ ...terms, ...own })(json));
}
