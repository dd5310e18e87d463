/** Never a name of anybody. */
const TITLES = new Set([
	...['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'doctor', 'prof', 'professor', 'rev', 'reverend'],
	...['honorable', 'messrs', 'mister', 'missus', 'madam', 'mme', 'mlle', 'monsieur', 'herr'],
	...['frau', 'señor', 'señora', 'señorita', 'sra', 'srta', 'capt', 'captain', 'colonel'],
	...['lt', 'lieutenant', 'sgt', 'sergeant', 'cpl', 'corporal', 'pvt', 'admiral'],
	...['cmdr', 'commander', 'senator', 'governor', 'ambassador', 'atty'],
	...['attorney', 'attn', 'congressman', 'congresswoman', 'msgr', 'ltc', 'ltcol', 'ltgen'],
	...['majgen', 'briggen', 'ssgt', 'msgt', 'cpt', 'lcdr', '1stlt', '2ndlt', 'sgtmaj'],
]);

/** Names too; titles with a dot, or before a first and a last name: Major John Smith. */
const RARE_TITLES = new Set([
	...['judge', 'major', 'general', 'gen', 'chief', 'officer', 'deputy', 'president', 'pastor'],
	...['father', 'brother', 'bishop', 'coach', 'mayor', 'lord', 'sheriff', 'secretary', 'rep'],
	...['representative', 'detective', 'agent', 'realtor', 'broker', 'sr', 'dean', 'cardinal'],
	...['archbishop', 'deacon', 'elder', 'councilman', 'councilwoman', 'trooper', 'private', 'fr'],
	...['hon', 'col', 'maj', 'adm', 'sen', 'gov', 'amb'],
]);

/** Titles of several words, of which some are names or say nothing alone. */
const OF_SEVERAL_WORDS = new RegExp(
	`^(?:(?:the )?(?:${[
		'(?:rt|right)\\.? hon(?:ou?rable)?\\.?',
		'(?:brig|brigadier|maj|major|lt|lieutenant)\\.? gen(?:eral)?\\.?',
		'(?:lt|lieutenant)\\.? (?:gov(?:ernor)?|cmdr|commander|col(?:onel)?)\\.?',
		'(?:vice|rear) (?:president|admiral|chair(?:man|woman)?)',
		'(?:(?:staff|master|gunnery|command|technical|first) )?(?:sgt\\.?|sergeant) (?:first class|major)',
		'(?:(?:master|senior) )?(?:chief )?petty officer(?: (?:first|second|third) class)?',
		'(?:(?:us|u\\.s\\.) )?(?:(?:chief|senior|associate) )?(?:district|circuit|magistrate|bankruptcy|municipal|county|probate|family court) (?:judge|justice)',
		'(?:chief|associate) justice',
		'(?:deputy )?attorney general',
	].join('|')}) )+(?=\\S)`,
	'i',
);

/** Behind a name as well: Smith, John Mr. */
const BEHIND = new Set(['mr', 'mrs', 'ms', 'miss', 'mx', 'dr']);

/** Before a first name: Sir Gerald. */
const WITH_FIRST_NAMES = new Set(['sir', 'dame', 'lady', 'sister', 'rabbi', 'imam']);

/** Mr. & Mrs. */
const JOINING = /^(?:&|\+|and)$/i;

export interface Titled {
	/** The titles as they were written; null without any. */
	readonly title: string | null;
	readonly rest: readonly string[];
	/** What a single name behind them is. */
	readonly single: 'first' | 'last' | undefined;
}

/** Takes titles off the front of a name, and `Mr` and its like off the end. */
export function takeTitles(words: readonly string[]): Titled {
	let from = words.length > 1 && isWord(words[0], 'the') && isTitle(words[1]) ? 1 : 0;
	const start = from;
	if (words.length > 2) from += wordsIn(OF_SEVERAL_WORDS.exec(words.slice(from).join(' '))?.[0]);
	let single: Titled['single'];
	while (from < words.length) {
		const isJoining = from > start && JOINING.test(words[from] ?? '') && isTitle(words[from + 1]);
		const kind = isJoining ? single : kindOf(words, from);
		if (kind === undefined) break;
		single = kind;
		from++;
	}
	let until = words.length;
	while (until > from + 1 && BEHIND.has(bare(words[until - 1]))) until--;
	if (from === start && until === words.length) return { title: null, rest: words, single };
	const titles = [...words.slice(0, from), ...words.slice(until)];
	return { title: titles.join(' '), rest: words.slice(from, until), single: single ?? 'last' };
}

function wordsIn(text = ''): number {
	return text.split(' ').length - 1;
}

/** Whether a text begins with a title of several words, whoever it is that has it. */
export function isTitleOfSeveralWords(text: string): boolean {
	return OF_SEVERAL_WORDS.test(text);
}

function kindOf(words: readonly string[], at: number): 'first' | 'last' | undefined {
	const word = bare(words[at]);
	const left = words.length - at - 1;
	if (TITLES.has(word)) return 'last';
	if (left >= 1 && WITH_FIRST_NAMES.has(word)) return 'first';
	const isSure = left >= 2 || (left === 1 && words[at]?.endsWith('.') === true);
	return isSure && RARE_TITLES.has(word) ? 'last' : undefined;
}

/** Whether a word is a title whoever has it: `Dr.`, not `Judge`, which is a name, too. */
export function isTitle(word: string | undefined): boolean {
	return TITLES.has(bare(word));
}

function isWord(word: string | undefined, other: string): boolean {
	return bare(word) === other;
}

function bare(word = ''): string {
	const lower = word.toLowerCase();
	return lower.includes('.') ? lower.replaceAll('.', '') : lower;
}
