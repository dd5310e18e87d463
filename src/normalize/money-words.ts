import type { Doubt } from './reading';

/** An amount without the words around it, and what these say. */
export interface BareAmount {
	readonly amount: string;
	readonly doubts: readonly Doubt[];
	/** Whether the words make another quantity of it: a price per square foot, a rent per week. */
	readonly isRate: boolean;
}

const LABEL =
	/^(?:(?:our |the |my )?(?:(?:list(?:ing)?|asking|sales?|current|original|purchase|offer|special|new|total|monthly) )?(?:price|rent|budget|amount|offer)|listed|list|asking|offered|priced|reduced|sold|now|only|just)(?: is)?(?: (?:at|for|to|of))?\s*[:=]?\s*(?=\D{0,8}\d)/;
const QUALIFIER =
	/^(?:prices? )?(?:from|starting(?: (?:at|from))?|starts at|as low as|up to|upto|max(?:imum)?|min(?:imum)?|under|below|less than|no more than|not more than|over|above|more than|at least|about|around|roughly|approx(?:imately)?\.?|circa|ca\.?|~|±|\+\/-|<=?|>=?|≤|≥)\s*:?\s*/;
const QUALIFIER_BEHIND =
	/\s*(?:\+|\+\/-|±|or (?:less|more|below|under|above|over|so)|and (?:up|under|below)|max(?:imum)?\.?|min(?:imum)?\.?|tops|approx\.?|ish)$/;
const CONDITION_BEHIND =
	/\s*[,;]?\s*(?:\(?(?:obo|o\.b\.o\.?|or best offer|firm|neg(?:otiable)?\.?|cash|reduced|each|all in)\)?|[.*!])$/;
const PER_MONTH = /\s*(?:(?:\/|\bper\s|\ba\s)\s*(?:mo|mth|month|m)\.?|\bmonthly|\bpcm|\bp\.?m\.?)$/;
const RATE =
	/(?:\/|\bper\s|\ba\s|\ban\s)\s*(?:sq|sf|square|ft|foot|acre|ac|m2|y(?:ea)?r|week|wk|day|night|hour|hr|person|unit)\b|\b(?:psf|ppsf|yearly|annual(?:ly)?|weekly|nightly)\b/;

const APPROXIMATE: Doubt = {
	code: 'money_approximate',
	message: 'The amount stands for "from", "about" or "up to"',
};
const MONTHLY: Doubt = { code: 'money_per_month', message: 'An amount per month' };

/**
 * Takes off what people write around an amount: labels, "from" and "up to", "per month", "OBO".
 *
 * @param line in lower case
 */
export function withoutWords(line: string): BareAmount {
	const doubts = new Set<Doubt>();
	let amount = line;
	const strip = (pattern: RegExp, doubt?: Doubt) => {
		const rest = amount.replace(pattern, '').trim();
		if (rest === amount) return;
		amount = rest;
		if (doubt !== undefined) doubts.add(doubt);
	};
	// Words stand in any order, but never many.
	for (let round = 0; round < 3; round++) {
		strip(CONDITION_BEHIND);
		strip(PER_MONTH, MONTHLY);
		strip(QUALIFIER_BEHIND, APPROXIMATE);
		strip(QUALIFIER, APPROXIMATE);
		strip(LABEL);
	}
	return { amount, doubts: [...doubts], isRate: RATE.test(line) };
}
