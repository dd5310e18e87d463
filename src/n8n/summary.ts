export type Count = readonly [count: number, words: string];

/**
 * One line that sums a run up, for the output pane: counts with their words, and the store.
 *
 * @param kept says what the store is to the node: "Remembered in"
 */
export function summaryLine(counts: readonly Count[], kept: string, store: string): string {
	const parts = counts.map(([count, words]) => `${count.toLocaleString('en-US')} ${words}`);
	return `${parts.join(', ')}. ${kept}: ${store}`;
}

/** How many answers there are of each kind, the given kinds first and always. */
export function countBy(answers: readonly string[], always: readonly string[] = []): Count[] {
	const counts = new Map(always.map((word) => [word, 0]));
	for (const word of answers) counts.set(word, (counts.get(word) ?? 0) + 1);
	return [...counts].map(([word, count]) => [count, word.replaceAll('_', ' ')] as const);
}
