import { isOneCase, repairCapitals } from './name-case';
import { isGivenName, isVietnamese } from './name/known-names';
import { isTitleOfSeveralWords } from './name/titles';

/** Words that companies, trusts and estates have in their names and people do not. */
const COMPANY_WORD =
	/(?:^|[\s,.(])(?:l\.?\s?l\.?\s?c|l\.?l\.?p|l\.p|p\.?l\.?l\.?c|inc|incorporated|corp|corporation|co|company|ltd|limited|gmbh|pty|n\.a|trust|trusts|trustees?|ttees?|tr\/?ust|holdings?|properties|property|investments?|investors?|realty|realtors|estates|enterprises?|ventures|associates|association|assn|assoc|foundation|partnership|partners|builders|construction|contractors?|contracting|mortgage|brokerage|rentals|management|mgmt|developments?|developers|capital|equity|fund|group|services?|solutions|systems|consulting|consultants|insurance|financial|industries|international|apartments|condominiums?|condos|hoa|restaurant|plumbing|electric|roofing|landscaping|hotels?|university|college|hospital|church|ministries|school|schools|district|department|dept|authority|agency|bancorp|bank|federal|homes|homebuyers|residential|commercial|logistics|technologies|studios?|clinic|pharmacy|law firm|law offices?|attorneys|title|escrow|sons|bros|brothers)\.?(?=$|[\s,.)])/i;
/** Of these alone people are called too: Charlotte Church, Tyra Banks, Bill Bank. */
const ALSO_NAMES =
	/^(?:co|church|bank|banks|school|college|group|title|fund|service|federal|homes|estates|equity|sons|capital|international|commercial|residential|property|systems|hotel|electric|partners|brothers|company|agency|authority|studio|district|holding)\.?$/i;
const ESTATE = /^(?:the\s+)?estate\s+of\s|\sreal estate\b|\S\s\S+\s+estate$/i;
const BEGINNING =
	/^(?:city|county|state|town|village|university|college|bank|church|board|department|office|law offices?|friends|diocese|archdiocese|housing authority)\s+of\s/i;
const THE_AND_MORE = /^the\s.+\s(?:group|company|team|agency|bank|church|firm|partners)$/i;
const AND_CO =
	/\s(?:&|and)\s(?:sons?|daughters?|co|company|bros|brothers|associates|partners)\.?$/i;
/** Offices and franchises that have no such word in their names. */
const KNOWN =
	/^(?:re\/?max|century 21|coldwell banker|keller williams|exp realty|compass real estate|berkshire hathaway|sotheby['’]?s|zillow|opendoor|offerpad|redfin|wells fargo|jpmorgan|fannie mae|freddie mac)\b/i;

/** Whether a name is that of a company, a trust or an estate and not of a person. */
export function isCompanyName(name: string): boolean {
	if (!name.includes(' ')) return false;
	if (ESTATE.test(name) || BEGINNING.test(name) || KNOWN.test(name)) return true;
	if (THE_AND_MORE.test(name) || AND_CO.test(name)) return true;
	const word = COMPANY_WORD.exec(name)?.[0]
		.trim()
		.replaceAll(/^[,.(]/g, '');
	if (word === undefined || isTitleOfSeveralWords(name)) return false;
	if (/^hoa$/i.test(word)) return !isVietnameseName(name.split(' '));
	const isOfTwoWords = name.split(' ').length === 2 && !name.includes(',');
	return !(isOfTwoWords && ALSO_NAMES.test(word)) && !isLastOfPerson(name, word);
}

/** `Nguyen Thi Hoa` is nobody's association; `Hoa Tran` would not be one either. */
function isVietnameseName(words: readonly string[]): boolean {
	return words.some((word) => isVietnamese(word) || /^thi$/i.test(word)) || words.includes('Hoa');
}

/** `Mary Jane Church`: a last name after first names, no company. */
function isLastOfPerson(name: string, word: string): boolean {
	const words = name.split(' ');
	if (!ALSO_NAMES.test(word) || words.at(-1) !== word || words.length > 3) return false;
	return words.slice(0, -1).every((one) => isGivenName(one) || /^\p{L}\.?$/u.test(one));
}

/** Whether its words are those of a family: trusts and estates are called after people. */
export function isCalledAfterPeople(company: string): boolean {
	return ESTATE.test(company) || /\b(?:trust|trustees?)\b/i.test(company);
}

const SMALL = new Set(['of', 'the', 'and', 'for', 'dated', 'dtd', 'under', 'u/a']);

/**
 * Repairs the capitals of what is called after people (`ESTATE OF JOHN MCDONALD`); other companies
 * may be written as they like.
 */
export function companyCapitals(company: string): string {
	if (!isOneCase(company) || !isCalledAfterPeople(company)) return company;
	const words = company.split(' ');
	return repairCapitals(words)
		.map((word, position) => {
			if (position > 0 && SMALL.has(word.toLowerCase())) return word.toLowerCase();
			return /^(?:llc|llp|lp|ttee)\.?$/i.test(word) ? word.toUpperCase() : word;
		})
		.join(' ');
}
