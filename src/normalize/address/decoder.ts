import { labels } from './labels';

const LABELS = labels.length;

/** The labels of all words, by their numbers. */
export interface Path {
	readonly path: readonly number[];
	readonly probability: number;
}

/** Labels so much less likely than the best so far, in logarithms, are not followed further. */
const BEAM = 8;

/** What one step of the decoder works with and hands on; made once and used again. */
interface Front {
	/** The score of the best way to each label. */
	readonly reached: Float64Array;
	/** How probable all ways to each label are together, as parts of one. */
	readonly mass: Float64Array;
	/** The labels that are followed further, and how many they are. */
	readonly followed: Uint8Array;
	count: number;
}

const frontOf = (): Front => ({
	reached: new Float64Array(LABELS),
	mass: new Float64Array(LABELS),
	followed: new Uint8Array(LABELS),
	count: 0,
});

/**
 * The most probable sequence (Viterbi's algorithm) and how probable it is (the forward algorithm, each
 * step scaled so that nothing overflows), in one pass.
 */
export function decoderOf(
	transitions: Float32Array,
): (scores: Float32Array, count: number) => Path {
	const factors = transitions.map((weight) => Math.exp(weight));
	const fronts = [frontOf(), frontOf()] as const;
	return (scores, count) => {
		const from = new Uint8Array(count * LABELS);
		let [now, before]: readonly [Front, Front] = fronts;
		now.count = 0;
		let logMass = 0;
		for (let start = 0; start < count * LABELS; start += LABELS) {
			[now, before] = [before, now];
			if (start === 0) now.reached.fill(0);
			else reach(now, before, transitions, from, start);
			prune(now, scores, start);
			logMass += gather(now, before, factors, scores, start);
		}
		return traced(from, now.reached, count, logMass);
	};
}

/** For each label the best way to come to it; notes which label that comes from. */
function reach(
	{ reached }: Front,
	before: Front,
	transitions: Float32Array,
	from: Uint8Array,
	start: number,
): void {
	reached.fill(-Infinity);
	for (let at = 0; at < before.count; at++) {
		const label = before.followed[at] as number;
		const score = before.reached[label] as number;
		const row = label * LABELS;
		for (let next = 0; next < LABELS; next++) {
			const sum = score + (transitions[row + next] as number);
			if (sum > (reached[next] as number)) {
				reached[next] = sum;
				from[start + next] = label;
			}
		}
	}
}

/** Adds the scores of the word itself, and lists the labels that are worth following. */
function prune(front: Front, scores: Float32Array, start: number): void {
	const { reached, followed } = front;
	let best = -Infinity;
	for (let label = 0; label < LABELS; label++) {
		const score = (reached[label] as number) + (scores[start + label] as number);
		reached[label] = score;
		if (score > best) best = score;
	}
	front.count = 0;
	for (let label = 0; label < LABELS; label++) {
		if ((reached[label] as number) > best - BEAM) followed[front.count++] = label;
	}
}

/** Sums up all ways to each label that is followed; returns the logarithm of the scale. */
function gather(
	{ mass, followed, count }: Front,
	before: Front,
	factors: Float32Array,
	scores: Float32Array,
	start: number,
): number {
	let most = -Infinity;
	for (let at = 0; at < count; at++) {
		most = Math.max(most, scores[start + (followed[at] as number)] as number);
	}
	let total = 0;
	for (let at = 0; at < count; at++) {
		const label = followed[at] as number;
		let sum = before.count === 0 ? 1 : 0;
		for (let earlier = 0; earlier < before.count; earlier++) {
			const other = before.followed[earlier] as number;
			sum += (before.mass[other] as number) * (factors[other * LABELS + label] as number);
		}
		sum *= Math.exp((scores[start + label] as number) - most);
		mass[label] = sum;
		total += sum;
	}
	for (let at = 0; at < count; at++) {
		const label = followed[at] as number;
		mass[label] = (mass[label] as number) / total;
	}
	return most + Math.log(total);
}

function traced(from: Uint8Array, reached: Float64Array, count: number, logMass: number): Path {
	let label = 0;
	for (let other = 1; other < LABELS; other++) {
		if ((reached[other] as number) > (reached[label] as number)) label = other;
	}
	const probability = Math.min(1, Math.exp((reached[label] as number) - logMass));
	const path = new Array<number>(count);
	for (let at = count - 1; at >= 0; at--) {
		path[at] = label;
		label = from[at * LABELS + label] as number;
	}
	return { path, probability };
}
