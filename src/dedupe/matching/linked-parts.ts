import { Groups } from './groups';
import type { Link } from './link';

/** All pairs of a part are judged. */
const LARGEST_PART = 500;

/** Records that hang together by links, one for all its copies. */
export interface Part {
	readonly records: readonly number[];
	readonly links: readonly Link[];
}

/**
 * Takes records apart into those that hang together, each in ascending order. Where too many do, the
 * least sure links fall away.
 *
 * @param sorted the links, the surest first
 * @param copies records that are copies of each other, which count as one
 */
export function linkedParts(size: number, sorted: readonly Link[], copies: Groups): Part[] {
	const first = Int32Array.from({ length: size }, (_, record) => copies.of(record)[0] ?? record);
	const firsts = sorted
		.map(({ a, b, probability }) => ({ a: first[a] ?? a, b: first[b] ?? b, probability }))
		.filter(({ a, b }) => a !== b);
	const hanging = new Groups(size);
	for (const { a, b } of firsts) {
		if (hanging.of(a).length + hanging.of(b).length <= LARGEST_PART) hanging.join(a, b);
	}
	const linksOf = new Map<readonly number[], Link[]>();
	for (const link of firsts) {
		const records = hanging.of(link.a);
		if (records !== hanging.of(link.b)) continue;
		const known = linksOf.get(records);
		if (known === undefined) linksOf.set(records, [link]);
		else known.push(link);
	}
	return [...linksOf].map(([records, own]) => ({
		records: [...records].sort((a, b) => a - b),
		links: own,
	}));
}
