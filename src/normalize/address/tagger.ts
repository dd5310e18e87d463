import { labels, type Label } from './labels';
import { slotsOf, slotsPerToken } from './surroundings';
import { traitsKey, traitsOf, type Traits } from './token-traits';
import type { Break, Token } from './tokens';

/** How many words to each side are looked at. */
export const REACH = 2;
const OFFSETS = 2 * REACH + 1;
const LABELS = labels.length;

/** What the tagger learned: weights of a linear-chain conditional random field, all in natural logarithms. */
export interface Model {
	/** Number of each attribute; its weights begin at number × offsets × labels. */
	readonly attributes: ReadonlyMap<string, number>;
	readonly attributeWeights: Float32Array;
	/** Where the weights of each slot begin in `slotWeights`; -1 for slots without weights. */
	readonly slotRows: Int32Array;
	readonly slotWeights: Float32Array;
	/** Label × next label. */
	readonly transitions: Float32Array;
}

export interface Tagging {
	/** One for each token. */
	readonly labels: readonly Label[];
	/** How probable the whole sequence is by the model, 0 to 1. */
	readonly probability: number;
}

/** For each word the labels it cannot have, as {@link labelBits}. */
export type Forbidden = readonly number[];

/** Labels as one number: a bit for each. */
export function labelBits(...names: readonly Label[]): number {
	return names.reduce((bits, name) => bits | (1 << labels.indexOf(name)), 0);
}

interface Known {
	readonly traits: Traits;
	/** The weights its attributes add for itself and its neighbours: offset × labels. */
	readonly weights: Float32Array;
}

/** Enough for the words that come again and again; 6 MB. */
const MOST_KNOWN = 8_000;

export interface Tagger {
	/**
	 * What each word is, by the most probable sequence.
	 *
	 * @param forbid tells by their traits what the words cannot be; default: nothing
	 */
	tag(tokens: readonly Token[], forbid?: (traits: readonly Traits[]) => Forbidden): Tagging;
}

export function taggerOf(model: Model): Tagger {
	const lookUp = memoryOf(model);
	const decode = decoderOf(model.transitions);
	return {
		tag(tokens, forbid) {
			const found = tokens.map(lookUp);
			const traits = found.map((known) => known.traits);
			const scores = scoresOf(model, slotsOf(tokens, traits), found);
			if (forbid !== undefined) exclude(scores, forbid(traits));
			const { path, probability } = decode(scores, tokens.length);
			return { labels: path.map((label) => labels[label] as Label), probability };
		},
	};
}

/** Remembers what words add, by their letters or shape, and by what stands behind them. */
function memoryOf(model: Model): (token: Token) => Known {
	const known = new Map<string, (Known | undefined)[]>();
	return (token) => {
		const key = traitsKey(token);
		let forms = known.get(key);
		if (forms === undefined) {
			if (known.size >= MOST_KNOWN) known.clear();
			forms = new Array<Known | undefined>(2 * BREAKS.length).fill(undefined);
			known.set(key, forms);
		}
		const form = BREAKS.indexOf(token.breakAfter) * 2 + (token.hasDot ? 1 : 0);
		return (forms[form] ??= learn(model, token));
	};
}

const BREAKS: readonly Break[] = ['none', 'comma', 'line'];

function learn({ attributes, attributeWeights }: Model, token: Token): Known {
	const traits = traitsOf(token);
	const width = OFFSETS * LABELS;
	const weights = new Float32Array(width);
	for (const attribute of traits.attributes) {
		const number = attributes.get(attribute);
		if (number === undefined) continue;
		const start = number * width;
		for (let at = 0; at < width; at++) {
			weights[at] = (weights[at] as number) + (attributeWeights[start + at] as number);
		}
	}
	return { traits, weights };
}

function scoresOf(model: Model, slots: Int32Array, found: readonly Known[]): Float32Array {
	const count = found.length;
	const scores = new Float32Array(count * LABELS);
	for (let at = 0; at < count; at++) {
		const start = at * LABELS;
		for (let offset = -REACH; offset <= REACH; offset++) {
			const neighbour = found[at + offset];
			if (neighbour !== undefined) add(scores, start, neighbour.weights, (offset + REACH) * LABELS);
		}
		for (let slot = at * slotsPerToken; slot < (at + 1) * slotsPerToken; slot++) {
			const row = model.slotRows[slots[slot] as number] as number;
			if (row >= 0) add(scores, start, model.slotWeights, row);
		}
	}
	return scores;
}

function add(scores: Float32Array, start: number, weights: Float32Array, from: number): void {
	for (let label = 0; label < LABELS; label++) {
		scores[start + label] = (scores[start + label] as number) + (weights[from + label] as number);
	}
}

const NEVER = -1e4;

function exclude(scores: Float32Array, forbidden: Forbidden): void {
	for (let at = 0; at < forbidden.length; at++) {
		const bits = forbidden[at] as number;
		for (let label = 0; bits >> label !== 0; label++) {
			if (((bits >> label) & 1) === 1) scores[at * LABELS + label] = NEVER;
		}
	}
}

interface Path {
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
function decoderOf(transitions: Float32Array): (scores: Float32Array, count: number) => Path {
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
