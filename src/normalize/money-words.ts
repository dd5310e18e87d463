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
/** Words that make an amount something else than what is paid for the whole. */
const OTHER_THAN_PRICE =
	/\b(?:off|save|savings?|discount|down|deposit|fees?|hoa|dues|tax(?:es)?|bonus|credit|by|cut|drop|drops|less|minus|was|equity|income|salary|loan|closing|monthly|weekly|per)\b|\//;
/** `Regular price:`, `MSRP:`: any words in front of a colon. */
const COLON = /^[a-z][a-z ]{0,29}:\s*(?=\D{0,8}\d)/;
const SIGNED =
	/(?:us\s?\$|\$\s?us|\$|\busd)\s?(?:\d[\d,.]*\d|\d)\s*(?:k|mm?|thousand|million)?(?![\w%]|['’]\w)/g;

/**
 * The one amount with a dollar sign among words that hold no other digit: `Free to talk at $350,000`.
 * Undefined when the words may make something else of it, such as a deposit.
 */
export function amountAmongWords(line: string): string | undefined {
	const [amount, ...others] = line.match(SIGNED) ?? [];
	if (amount === undefined || others.length > 0) return undefined;
	const [before = '', behind = ''] = line.split(amount);
	const isPlain = !/\d|%/.test(before + behind) && !/[-(]\s*$/.test(before);
	return isPlain && !OTHER_THAN_PRICE.test(`${before} ${behind}`) ? amount.trim() : undefined;
}

const QUALIFIER =
	/^(?:prices? )?(?:from|starting(?: (?:at|from))?|starts at|as low as|up to|upto|max(?:imum)?|min(?:imum)?|under|below|less than|no more than|not more than|over|above|more than|at least|about|around|roughly|approx(?:imately)?\.?|circa|ca\.?|~|±|\+\/-|<=?|>=?|≤|≥)\s*:?\s*/;
const QUALIFIER_BEHIND =
	/\s*(?:\+|\+\/-|±|or (?:less|more|below|under|above|over|so)|and (?:up|under|below)|max(?:imum)?\.?|min(?:imum)?\.?|tops|approx\.?|ish)$/;
const CONDITION_BEHIND =
	/\s*[,;]?\s*(?:\(?(?:obo|o\.b\.o\.?|or best offer|firm|neg(?:otiable)?\.?|cash|reduced|\/?\s?ea(?:ch)?|all in)\)?|[.*!])$/;
const PER_MONTH = /\s*(?:(?:\/|\bper\s|\ba\s)\s*(?:mo|mth|month|m)\.?|\bmonthly|\bpcm|\bp\.?m\.?)$/;
const RATE =
	/(?:\/|\bper\s|\ba\s|\ban\s)\s*(?:sq|sf|square|ft|foot|acre|ac|m2|y(?:ea)?r|week|wk|day|night|hour|hr|person|unit)\b|\b(?:psf|ppsf|yearly|annual(?:ly)?|weekly|nightly)\b/;

const APPROXIMATE: Doubt = {
	code: 'money_approximate',
	message: 'The amount stands for "from", "about" or "up to"',
};
const MONTHLY: Doubt = { code: 'money_per_month', message: 'An amount per month' };

/** Of an amount with no words around it. */
export function bareAmount(amount: string): BareAmount {
	return { amount, doubts: [], isRate: false };
}

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
		if (!OTHER_THAN_PRICE.test(amount)) strip(COLON);
	}
	return { amount, doubts: [...doubts], isRate: RATE.test(line) };
}
