// A linear-chain conditional random field, trained by stochastic gradient ascent (AdaGrad) on the
// logarithm of the likelihood. Deterministic: the same rows and seed give the same weights.
import { labels } from '../../dist/src/normalize/address/labels.js';
import {
	slotCount,
	slotsOf,
	slotsPerToken,
} from '../../dist/src/normalize/address/surroundings.js';
import { REACH, type Model } from '../../dist/src/normalize/address/tagger.js';
import { traitsOf } from '../../dist/src/normalize/address/token-traits.js';
import type { Row } from './rows.mts';
import { randomOf, shuffled } from './random.mts';

const LABELS = labels.length;
const OFFSETS = 2 * REACH + 1;
const LABEL_NUMBER = new Map<string, number>(labels.map((label, index) => [label, index]));

export interface Terms {
	readonly passes: number;
	readonly rate: number;
	/** How strongly weights are pulled to zero. */
	readonly decay: number;
	/** The part of known words hidden in each pass, so that the places count too. */
	readonly hidden: number;
	/** Words seen less often are unknown. */
	readonly leastSeen: number;
	readonly seed: number;
}

interface Example {
	readonly length: number;
	/** Numbers of attributes of each word. */
	readonly attributes: readonly (readonly number[])[];
	readonly isWord: readonly (readonly boolean[])[];
	readonly slots: Int32Array;
	readonly truth: readonly number[];
}

/** Weights with the sums of squared gradients that AdaGrad divides by, and of all states, to average. */
class Weights {
	readonly now: Float64Array;
	readonly #squares: Float64Array;

	constructor(size: number) {
		this.now = new Float64Array(size);
		this.#squares = new Float64Array(size).fill(1e-3);
	}

	step(at: number, gradient: number, rate: number, decay: number): void {
		const weight = this.now[at] as number;
		const pulled = gradient - decay * weight;
		const square = (this.#squares[at] as number) + pulled * pulled;
		this.#squares[at] = square;
		this.now[at] = weight + (rate * pulled) / Math.sqrt(square);
	}
}

export function train(rows: readonly Row[], terms: Terms): Model {
	const attributes = vocabularyOf(rows, terms.leastSeen);
	const examples = rows.map((row) => exampleOf(row, attributes));
	const learner = learnerOf(attributes.size, terms);
	const random = randomOf(terms.seed);
	for (let pass = 0; pass < terms.passes; pass++) {
		const rate = terms.rate * (1 - pass / terms.passes) + 0.001;
		for (const example of shuffled(examples, random)) learner.learn(example, rate, random);
	}
	return { attributes, ...learner.weights() };
}

function vocabularyOf(rows: readonly Row[], leastSeen: number): Map<string, number> {
	const seen = new Map<string, number>();
	for (const { tokens } of rows) {
		for (const token of tokens) {
			for (const name of traitsOf(token).attributes) seen.set(name, (seen.get(name) ?? 0) + 1);
		}
	}
	const names = [...seen].filter(([, count]) => count >= leastSeen).map(([name]) => name);
	return new Map(names.sort().map((name, index) => [name, index]));
}

function exampleOf({ tokens, tags }: Row, attributes: ReadonlyMap<string, number>): Example {
	const traits = tokens.map(traitsOf);
	const named = traits.map((own) => own.attributes.filter((name) => attributes.has(name)));
	return {
		length: tokens.length,
		attributes: named.map((names) => names.map((name) => attributes.get(name) ?? 0)),
		isWord: named.map((names) => names.map((name) => /^(?:word|tail) /.test(name))),
		slots: slotsOf(tokens, traits),
		truth: tags.map((tag) => LABEL_NUMBER.get(tag) ?? 0),
	};
}

function learnerOf(attributeCount: number, { decay, hidden }: Terms) {
	const attributeWeights = new Weights(attributeCount * OFFSETS * LABELS);
	const slotWeights = new Weights(slotCount * LABELS);
	const transitions = new Weights(LABELS * LABELS);
	return {
		learn(
			{ length, attributes, isWord, slots, truth }: Example,
			rate: number,
			random: () => number,
		) {
			const visible = attributes.map((numbers, at) => {
				const hides = random() < hidden;
				return hides ? numbers.filter((_, index) => isWord[at]?.[index] !== true) : numbers;
			});
			const rowsOf = (at: number): number[] => {
				const starts: number[] = [];
				for (let offset = -REACH; offset <= REACH; offset++) {
					for (const number of visible[at + offset] ?? []) {
						starts.push((number * OFFSETS + offset + REACH) * LABELS);
					}
				}
				return starts;
			};
			const slotRowsOf = (at: number): number[] =>
				[...slots.subarray(at * slotsPerToken, (at + 1) * slotsPerToken)].map((s) => s * LABELS);
			const attributeRows = Array.from({ length }, (_, at) => rowsOf(at));
			const slotRows = Array.from({ length }, (_, at) => slotRowsOf(at));
			const scores = new Float64Array(length * LABELS);
			for (let at = 0; at < length; at++) {
				addRows(scores, at * LABELS, attributeWeights.now, attributeRows[at] ?? []);
				addRows(scores, at * LABELS, slotWeights.now, slotRows[at] ?? []);
			}
			const { single, pair } = expectations(scores, length, transitions.now);
			for (let at = 0; at < length; at++) {
				for (let label = 0; label < LABELS; label++) {
					const expected = single[at * LABELS + label] as number;
					const gradient = (truth[at] === label ? 1 : 0) - expected;
					if (Math.abs(gradient) < 1e-4) continue;
					for (const start of attributeRows[at] ?? []) {
						attributeWeights.step(start + label, gradient, rate, decay);
					}
					for (const start of slotRows[at] ?? []) {
						slotWeights.step(start + label, gradient, rate, decay);
					}
				}
			}
			for (let at = 1; at < length; at++) {
				const place = (truth[at - 1] ?? 0) * LABELS + (truth[at] ?? 0);
				pair[place] = (pair[place] as number) - 1;
			}
			for (let place = 0; place < pair.length; place++) {
				const gradient = -(pair[place] as number);
				if (Math.abs(gradient) > 1e-4) transitions.step(place, gradient, rate, decay);
			}
		},
		weights: () => ({
			attributeWeights: Float32Array.from(attributeWeights.now),
			slotRows: Int32Array.from({ length: slotCount }, (_, slot) => slot * LABELS),
			slotWeights: Float32Array.from(slotWeights.now),
			transitions: Float32Array.from(transitions.now),
		}),
	};
}

function addRows(scores: Float64Array, to: number, weights: Float64Array, starts: number[]): void {
	for (const start of starts) {
		for (let label = 0; label < LABELS; label++) {
			scores[to + label] = (scores[to + label] as number) + (weights[start + label] as number);
		}
	}
}

/** By the forward-backward algorithm: how often each label, and each pair of labels, is expected. */
function expectations(scores: Float64Array, length: number, transitions: Float64Array) {
	const factors = transitions.map(Math.exp);
	const own = new Float64Array(scores.length);
	for (let at = 0; at < length; at++) {
		const part = scores.subarray(at * LABELS, (at + 1) * LABELS);
		const most = Math.max(...part);
		part.forEach((score, label) => (own[at * LABELS + label] = Math.exp(score - most)));
	}
	const forward = new Float64Array(scores.length);
	const backward = new Float64Array(scores.length);
	forward.set(own.subarray(0, LABELS));
	scale(forward, 0);
	for (let at = 1; at < length; at++) {
		const [here, before] = [at * LABELS, (at - 1) * LABELS];
		for (let from = 0; from < LABELS; from++) {
			const weight = forward[before + from] as number;
			for (let to = 0; to < LABELS; to++) {
				forward[here + to] =
					(forward[here + to] as number) + weight * (factors[from * LABELS + to] as number);
			}
		}
		for (let to = 0; to < LABELS; to++) {
			forward[here + to] = (forward[here + to] as number) * (own[here + to] as number);
		}
		scale(forward, here);
	}
	backward.fill(1 / LABELS, (length - 1) * LABELS);
	const pair = new Float64Array(LABELS * LABELS);
	const local = new Float64Array(LABELS * LABELS);
	for (let at = length - 2; at >= 0; at--) {
		const [here, after] = [at * LABELS, (at + 1) * LABELS];
		let total = 0;
		for (let from = 0; from < LABELS; from++) {
			let sum = 0;
			for (let to = 0; to < LABELS; to++) {
				const ahead =
					(factors[from * LABELS + to] as number) *
					(own[after + to] as number) *
					(backward[after + to] as number);
				sum += ahead;
				const both = (forward[here + from] as number) * ahead;
				local[from * LABELS + to] = both;
				total += both;
			}
			backward[here + from] = sum;
		}
		for (let place = 0; place < local.length; place++) {
			pair[place] = (pair[place] as number) + (local[place] as number) / total;
		}
		scale(backward, here);
	}
	const single = new Float64Array(scores.length);
	for (let at = 0; at < length; at++) {
		const here = at * LABELS;
		for (let label = here; label < here + LABELS; label++) {
			single[label] = (forward[label] as number) * (backward[label] as number);
		}
		scale(single, here);
	}
	return { single, pair };
}

function scale(values: Float64Array, start: number): void {
	let total = 0;
	for (let at = start; at < start + LABELS; at++) total += values[at] as number;
	for (let at = start; at < start + LABELS; at++) values[at] = (values[at] as number) / total;
}
