import type { MatchingModel } from './model';
import type { Records } from './records';

/** Pairs of records that are worth comparing; `a` and `b` run in step. */
export interface Pairs {
	readonly a: Int32Array;
	readonly b: Int32Array;
	readonly size: number;
}

/**
 * Each pair that agrees on all keys of a rule once. Rules come in their order, strict ones first;
 * one that would select more pairs than are left to it selects only by its rarer keys. In a small
 * batch everybody is compared with everybody.
 */
export function pairsToCompare(records: Records): Pairs {
	const { size, model } = records;
	if ((size * (size - 1)) / 2 <= FEWEST_TO_CHOOSE) return everyPair(size);
	const most = Math.max(FEWEST_PAIRS, size * model.pairsPerRecord);
	const keys: Uint32Array[] = [];
	const pairs = new PairList();
	for (const rule of model.blockingRules) {
		const ofRule = keysOfRule(records, rule);
		forEachBlock(ofRule, model.largestBlock, (most - pairs.size) / 2, (block) => {
			addPairs(block, keys, pairs);
		});
		keys.push(ofRule);
	}
	return pairs.done();
}

/** So few are all compared. */
const FEWEST_TO_CHOOSE = 1_000_000;
/** So many may be compared in any case. */
const FEWEST_PAIRS = 1_300_000;

function everyPair(size: number): Pairs {
	const pairs = new PairList();
	addPairs(
		Int32Array.from({ length: size }, (_, record) => record),
		[],
		pairs,
	);
	return pairs.done();
}

function addPairs(block: Int32Array, earlier: readonly Uint32Array[], pairs: PairList): void {
	for (let i = 1; i < block.length; i++) {
		for (let j = 0; j < i; j++) {
			const [a, b] = [block[j] ?? 0, block[i] ?? 0];
			if (!isKnown(earlier, a, b)) pairs.add(a, b);
		}
	}
}

function isKnown(earlier: readonly Uint32Array[], a: number, b: number): boolean {
	for (const keys of earlier) if (keys[a] !== 0 && keys[a] === keys[b]) return true;
	return false;
}

class PairList {
	#a = new Int32Array(1024);
	#b = new Int32Array(1024);
	#size = 0;

	get size(): number {
		return this.#size;
	}

	add(a: number, b: number): void {
		if (this.#size === this.#a.length) {
			this.#a = doubled(this.#a);
			this.#b = doubled(this.#b);
		}
		this.#a[this.#size] = Math.min(a, b);
		this.#b[this.#size++] = Math.max(a, b);
	}

	done(): Pairs {
		return { a: this.#a, b: this.#b, size: this.#size };
	}
}

function doubled(list: Int32Array): Int32Array<ArrayBuffer> {
	const larger = new Int32Array(list.length * 2);
	larger.set(list);
	return larger;
}

/** The combined hash of a rule's keys for every record; 0 where one of them is missing. */
function keysOfRule(records: Records, rule: readonly string[]): Uint32Array {
	const combined = new Uint32Array(records.size).fill(1);
	for (const part of rule) {
		const keyOf = keyOfPart(records, part);
		for (let record = 0; record < records.size; record++) {
			const hash = keyOf(record);
			const before = combined[record] ?? 0;
			combined[record] = hash === 0 || before === 0 ? 0 : mixed(before, hash);
		}
	}
	return combined;
}

/** `surname`, `surname.sound`, or `given + surname`: two values in whatever order. */
function keyOfPart(records: Records, part: string): (record: number) => number {
	const keys = part.split(' + ').map((one) => {
		const [name = '', key = 'value'] = one.split('.');
		const column = records.columns[indexOf(records.model, name)];
		return (record: number) => column?.key(key, record) ?? 0;
	});
	const [only, second] = keys;
	if (second === undefined) return only ?? (() => 0);
	const first = only ?? second;
	return (record) => {
		const [one, other] = [first(record), second(record)];
		return one === 0 || other === 0 ? 0 : (one + other) >>> 0 || 1;
	};
}

function indexOf({ comparisons }: MatchingModel, name: string): number {
	const index = comparisons.findIndex((comparison) => comparison.name === name);
	if (index < 0) throw new Error(`There is no comparison called ${name}`);
	return index;
}

function mixed(a: number, b: number): number {
	let hash = Math.imul(a ^ (a >>> 16), 0x45d9f3b) ^ b;
	hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
	return (hash ^ (hash >>> 13)) >>> 0 || 1;
}

/** Calls back with each group of records of one key; the keys of too large ones become 0. */
function forEachBlock(
	keys: Uint32Array,
	largest: number,
	mostPairs: number,
	use: (block: Int32Array) => void,
): void {
	const order = recordsByKey(keys);
	const fitting = largestFitting(order, keys, largest, mostPairs);
	for (const [start, end] of blocksOf(order, keys)) {
		const block = order.subarray(start, end);
		if (block.length > fitting) for (const record of block) keys[record] = 0;
		else if (block.length > 1) use(block);
	}
}

function* blocksOf(order: Int32Array, keys: Uint32Array): Generator<[start: number, end: number]> {
	for (let start = 0; start < order.length; ) {
		const key = keys[order[start] ?? 0];
		let end = start + 1;
		while (end < order.length && keys[order[end] ?? 0] === key) end++;
		yield [start, end];
		start = end;
	}
}

/** The largest size of block with which all blocks together stay within the pairs allowed. */
function largestFitting(
	order: Int32Array,
	keys: Uint32Array,
	largest: number,
	mostPairs: number,
): number {
	const blocks = new Uint32Array(largest + 1);
	for (const [start, end] of blocksOf(order, keys)) {
		const size = end - start;
		if (size <= largest) blocks[size] = (blocks[size] ?? 0) + 1;
	}
	let pairs = 0;
	for (let size = 2; size <= largest; size++) {
		pairs += ((blocks[size] ?? 0) * size * (size - 1)) / 2;
		if (pairs > mostPairs) return size - 1;
	}
	return largest;
}

/** The records that have a key, those of one key next to each other. */
function recordsByKey(keys: Uint32Array): Int32Array {
	const BITS = 11;
	let from = new Int32Array(keys.length);
	let size = 0;
	for (let record = 0; record < keys.length; record++)
		if (keys[record] !== 0) from[size++] = record;
	from = from.slice(0, size);
	let to = new Int32Array(size);
	for (let shift = 0; shift < 32; shift += BITS) {
		const starts = new Uint32Array((1 << BITS) + 1);
		const digit = (record: number) => ((keys[record] ?? 0) >>> shift) & ((1 << BITS) - 1);
		for (const record of from) starts[digit(record) + 1] = (starts[digit(record) + 1] ?? 0) + 1;
		for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0);
		for (const record of from) {
			const place = starts[digit(record)] ?? 0;
			to[place] = record;
			starts[digit(record)] = place + 1;
		}
		[from, to] = [to, from];
	}
	return from;
}
