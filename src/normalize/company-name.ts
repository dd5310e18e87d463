/** Words that companies, trusts and estates have in their names and people do not. */
const COMPANY_WORD =
	/(?:^|[\s,.(])(?:l\.?l\.?c|l\.?l\.?p|p\.?l\.?l\.?c|inc|incorporated|corp|corporation|ltd|limited|trust|trustees?|holdings?|properties|investments?|investors|realty|realtors|enterprises?|ventures|associates|association|foundation|partnership|builders|construction|mortgage|brokerage|rentals|management)\.?(?:$|[\s,.)])/i;
const ESTATE = /^(?:the\s+)?estate\s+of\s/i;
const THE_AND_MORE = /^the\s.+\s(?:group|company|team|agency|bank|church)$/i;

/** Whether a name is that of a company, a trust or an estate and not of a person. */
export function isCompanyName(name: string): boolean {
	if (!name.includes(' ')) return false;
	return COMPANY_WORD.test(name) || ESTATE.test(name) || THE_AND_MORE.test(name);
}
