import { decoderOf } from './decoder';
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

/** Makes the tagger of a model; it remembers the words it has seen, in bounded memory. */
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
