/** May follow a single name: Smith, Jr. */
const GENERATIONS = new Map([
	['jr', 'Jr.'],
	['jnr', 'Jr.'],
	['sr', 'Sr.'],
	['snr', 'Sr.'],
	['ii', 'II'],
	['2nd', 'II'],
	['iii', 'III'],
	['3rd', 'III'],
	['iv', 'IV'],
	['4th', 'IV'],
	['esq', 'Esq.'],
	['esquire', 'Esq.'],
]);

/** Behind a whole name only: a single word before them may as well be a first name. */
const BEHIND_TWO = new Map([
	['junior', 'Jr.'],
	['senior', 'Sr.'],
	['vi', 'VI'],
	['vii', 'VII'],
	['viii', 'VIII'],
	['md', 'MD'],
	['dds', 'DDS'],
	['dmd', 'DMD'],
	['dvm', 'DVM'],
	['rn', 'RN'],
	['np', 'NP'],
	['crnp', 'CRNP'],
	['fnp', 'FNP'],
	['ccrn', 'CCRN'],
	['bsn', 'BSN'],
	['msn', 'MSN'],
	['lpn', 'LPN'],
	['cpa', 'CPA'],
	['phd', 'PhD'],
	['psyd', 'PsyD'],
	['pharmd', 'PharmD'],
	['edd', 'EdD'],
	['jd', 'JD'],
	['llm', 'LLM'],
	['mba', 'MBA'],
	['msw', 'MSW'],
	['lcsw', 'LCSW'],
	['lmft', 'LMFT'],
	['mph', 'MPH'],
	['dpm', 'DPM'],
	['facs', 'FACS'],
	['cfp', 'CFP'],
	['cfa', 'CFA'],
	['pmp', 'PMP'],
	['llb', 'LLB'],
	['qc', 'QC'],
	['obe', 'OBE'],
	['mbe', 'MBE'],
	['cbe', 'CBE'],
	['usmc', 'USMC'],
	['usaf', 'USAF'],
	['usn', 'USN'],
	['ret', 'Ret.'],
	['gri', 'GRI'],
	['crs', 'CRS'],
	['ccim', 'CCIM'],
	['realtor', 'Realtor'],
]);

/** Last names and initials too: suffixes only behind a comma, or in capitals beside small letters. */
const AMBIGUOUS = new Map(
	['V', 'I', 'MA', 'BA', 'DO', 'PA', 'PE', 'OD', 'DC', 'AIA', 'PT', 'CNE', 'ABR', 'SRES'].map(
		(suffix) => [suffix.toLowerCase(), suffix],
	),
);

const FIRST_NAMES_TOO = new Set(['junior', 'senior', 'vi']);

/** A suffix in its usual form; another one as it is. */
export function usualSuffix(suffix: string): string {
	const word = bare(suffix);
	return GENERATIONS.get(word) ?? BEHIND_TWO.get(word) ?? AMBIGUOUS.get(word) ?? suffix;
}

export interface WithoutSuffix {
	readonly words: readonly string[];
	readonly suffixes: readonly string[];
}

/**
 * Takes suffixes off the end of words: John Smith III MD.
 *
 * @param wordsBefore of the same name, in front of these
 */
export function takeSuffixes(
	words: readonly string[],
	isOneCase: boolean,
	wordsBefore = 0,
): WithoutSuffix {
	const suffixes: string[] = [];
	let until = words.length;
	while (until > 1) {
		const word = words[until - 1] ?? '';
		const suffix = suffixAfter(until - 1 + wordsBefore, word, isOneCase);
		if (suffix === undefined) break;
		suffixes.unshift(suffix);
		until--;
	}
	return { words: until === words.length ? words : words.slice(0, until), suffixes };
}

function suffixAfter(before: number, word: string, isOneCase: boolean): string | undefined {
	const plain = bare(word);
	const generation = GENERATIONS.get(plain);
	if (generation !== undefined || before < 2) return generation;
	const further = BEHIND_TWO.get(plain);
	if (further !== undefined) return further;
	// Mary Ann I. has a short last name, John Paul Smith I is the first of his name.
	const mayBeSuffix = plain !== 'i' || (before > 2 && word === 'I');
	const isCapitals = !isOneCase && word === word.toUpperCase() && mayBeSuffix;
	return isCapitals ? AMBIGUOUS.get(plain) : undefined;
}

/** The suffixes that a part between commas consists of; undefined when there is more in it. */
export function onlySuffixes(words: readonly string[], wordsBefore: number): string[] | undefined {
	const suffixes = words.map((word) => {
		const plain = bare(word);
		if (wordsBefore < 2 && FIRST_NAMES_TOO.has(plain)) return undefined;
		const known = GENERATIONS.get(plain) ?? BEHIND_TWO.get(plain);
		return known ?? (wordsBefore > 1 ? AMBIGUOUS.get(plain) : undefined);
	});
	return suffixes.length > 0 && suffixes.every((suffix) => suffix !== undefined)
		? suffixes
		: undefined;
}

function bare(word: string): string {
	if (/^\p{L}*$/u.test(word)) return word.toLowerCase();
	// J.R. are initials.
	if (/^\p{L}\.\p{L}\.?$/u.test(word) && !/^m\.?d/i.test(word)) return '';
	return word.toLowerCase().replaceAll(/[.,®]/g, '');
}
