const TITLE = /^(?:mr|mrs|ms|miss|mx|dr|prof|professor|rev|reverend)\.?\s+/i;

/** Suffixes that may follow a single word: Smith, Jr. */
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
]);

/** Suffixes behind a whole name only: a single word before them may as well be a first name. */
const FURTHER_SUFFIXES = new Map([
	['junior', 'Jr.'],
	['senior', 'Sr.'],
	['md', 'MD'],
	['dds', 'DDS'],
	['dmd', 'DMD'],
	['dvm', 'DVM'],
	['rn', 'RN'],
	['cpa', 'CPA'],
	['phd', 'PhD'],
]);

/** A suffix in its usual form; another one as it is. */
export function usualSuffix(suffix: string): string {
	const word = suffix.toLowerCase().replaceAll(/[.,]/g, '');
	return GENERATIONS.get(word) ?? FURTHER_SUFFIXES.get(word) ?? suffix;
}

/** Takes titles off the front of a name and suffixes off its end. */
export function splitAffixes(name: string): { bare: string; suffix: string | null } {
	let bare = name;
	while (TITLE.test(bare)) bare = bare.replace(TITLE, '');
	const suffixes: string[] = [];
	for (;;) {
		const [, before = '', last = ''] = /^(.*[^\s,])\s*[\s,]\s*(\S+)$/.exec(bare) ?? [];
		const suffix = suffixBehind(before, last);
		if (suffix === undefined) return { bare, suffix: suffixes.join(' ') || null };
		suffixes.unshift(suffix);
		bare = before;
	}
}

function suffixBehind(before: string, last: string): string | undefined {
	if (before === '') return undefined;
	const word = last.toLowerCase().replaceAll('.', '');
	return GENERATIONS.get(word) ?? (before.includes(' ') ? FURTHER_SUFFIXES.get(word) : undefined);
}
