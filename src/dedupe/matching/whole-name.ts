/** The two halves of a name that is written in one field; either may be empty. */
export interface NameHalves {
	readonly given: string;
	readonly surname: string;
}

/** What is written behind a name and is no part of it. */
const BEHIND = new Set(['jr', 'sr', 'ii', 'iii', 'iv', 'esq', 'md', 'phd', 'dds', 'cpa']);

/**
 * Takes a whole name apart where its first and last name are not given: `John A. Smith Jr.`,
 * `Smith, John`. One word alone is neither. Normalize does this with more care; here a missing half is
 * only one agreement less.
 */
export function halvesOf(wholeName: string): NameHalves {
	const [before = '', after = ''] = wholeName.slice(0, 200).split(',', 2);
	const words = wordsOf(before);
	const behind = wordsOf(after);
	const isLastFirst = behind.length > 0 && !/^\d/.test(behind[0] ?? '');
	if (isLastFirst) return { given: behind.join(' '), surname: words.join(' ') };
	if (words.length < 2) return { given: '', surname: '' };
	return { given: words.slice(0, -1).join(' '), surname: words.at(-1) ?? '' };
}

function wordsOf(text: string): string[] {
	const words = text.split(/\s+/).filter((word) => word !== '');
	while (BEHIND.has((words.at(-1) ?? '').toLowerCase().replaceAll('.', ''))) words.pop();
	return words;
}
