import { comparerOf } from './agreement';
import { MISSING, type Column } from './column';
import type { Records } from './records';
import { normalized, type Weights } from './weights';

const DRAWS = 300_000;
const SEED = 20_261_122;
/** Pairs that the shipped weights count for beside those that are drawn. */
const STRENGTH = 10;

/**
 * How often two records drawn at random agree on each level of each comparison. A level that was not
 * drawn is rarer than one in all draws, but no rarer than the shipped weights have it.
 */
export function randomAgreement(records: Records, shipped: Weights): Float64Array[] {
	const compare = comparerOf(records);
	const agreement = new Int8Array(records.columns.length);
	const next = randomFrom(SEED);
	const counts = shipped.strangers.map((levels) => levels.map((share) => share * STRENGTH));
	for (let draw = 0; draw < DRAWS; draw++) {
		const a = Math.floor(next() * records.size);
		const b = Math.floor(next() * records.size);
		if (a === b) continue;
		compare(a, b, agreement);
		for (let index = 0; index < agreement.length; index++) {
			const level = agreement[index] ?? MISSING;
			const levels = counts[index];
			if (level !== MISSING && levels !== undefined) levels[level] = (levels[level] ?? 0) + 1;
		}
	}
	return counts.map((levels, index) => {
		const least = shipped.strangers[index]?.map((share) => Math.min(share * DRAWS, 1));
		const drawn = levels.map((count, level) => Math.max(count, least?.[level] ?? 0));
		return withCountedChance(drawn, records.columns[index]);
	});
}

/** Equal values are too rare to be drawn, but can be counted. */
function withCountedChance(counts: Float64Array, column: Column | undefined): Float64Array {
	if (column === undefined || column.filled < 2) return normalized(counts);
	const rest = counts.reduce((sum, count, level) => (level === 0 ? sum : sum + count), 0);
	const chance = column.chanceOfEqual;
	return normalized(
		counts.map((count, level) => (level === 0 ? chance : (count / rest) * (1 - chance))),
	);
}

/** The same numbers between 0 and 1 each time (mulberry32), so that a batch has one answer. */
export function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mix = Math.imul(state ^ (state >>> 15), 1 | state);
		mix = (mix + Math.imul(mix ^ (mix >>> 7), 61 | mix)) ^ mix;
		return ((mix ^ (mix >>> 14)) >>> 0) / 4_294_967_296;
	};
}
