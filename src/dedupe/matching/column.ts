import type { Kind } from './kinds/kind';

/** One compared property of many records, each distinct value made ready once. */
export interface Column {
	/** Adds the next record's values. */
	add(values: readonly string[]): void;
	/** The level on which two records agree; -1 when one of them says nothing. */
	level(a: number, b: number): number;
	/** How many records have a record's value, and how many have any. */
	count(record: number): number;
	readonly filled: number;
	/** The chance that two records that have a value have the same one. */
	readonly chanceOfEqual: number;
	/** The hash of a record's blocking key, never 0; 0 for none. */
	key(name: string, record: number): number;
	/** A record's value in plain words; empty when it has none. */
	text(record: number): string;
	readonly levels: readonly string[];
}

export const MISSING = -1;

export function createColumn<Feature>(kind: Kind<Feature>, capacity: number): Column {
	const ids = new Int32Array(capacity);
	const known = new Map<string, number>();
	const features: Feature[] = [];
	const counts: number[] = [];
	const keyTables = new Map<string, Uint32Array>();
	let records = 0;
	let filled = 0;

	function idOf(values: readonly string[]): number {
		const joined = values.join('\u001f');
		const old = known.get(joined);
		if (old !== undefined) return old;
		const feature = kind.prepare(values);
		if (feature === undefined) {
			known.set(joined, 0);
			return 0;
		}
		// The same words in another spelling are one value.
		const text = `\u001e${kind.text(feature)}`;
		const same = known.get(text);
		if (same !== undefined) {
			if (known.size < 4_000_000) known.set(joined, same);
			return same;
		}
		features.push(feature);
		counts.push(0);
		known.set(text, features.length);
		known.set(joined, features.length);
		return features.length;
	}

	function keysOf(name: string): Uint32Array {
		const made = keyTables.get(name);
		if (made !== undefined) return made;
		const keyOf = kind.keys[name];
		if (keyOf === undefined) throw new Error(`There is no blocking key called ${name}`);
		const table = new Uint32Array(features.length + 1);
		features.forEach((feature, index) => {
			const key = keyOf(feature);
			table[index + 1] = key === undefined || key === '' ? 0 : hashOf(key);
		});
		keyTables.set(name, table);
		return table;
	}

	return {
		levels: kind.levels,
		add(values) {
			const id = idOf(values);
			ids[records++] = id;
			if (id === 0) return;
			filled++;
			counts[id - 1] = (counts[id - 1] ?? 0) + 1;
		},
		level(a, b) {
			const idOfA = ids[a] ?? 0;
			const idOfB = ids[b] ?? 0;
			if (idOfA === 0 || idOfB === 0) return MISSING;
			if (idOfA === idOfB) return 0;
			const [featureOfA, featureOfB] = [features[idOfA - 1], features[idOfB - 1]];
			if (featureOfA === undefined || featureOfB === undefined) return MISSING;
			return kind.compare(featureOfA, featureOfB);
		},
		count: (record) => counts[(ids[record] ?? 0) - 1] ?? 0,
		get filled() {
			return filled;
		},
		get chanceOfEqual() {
			if (filled < 2) return 1;
			const equal = counts.reduce((sum, count) => sum + count * (count - 1), 0);
			return Math.max(equal, 1) / (filled * (filled - 1));
		},
		key: (name, record) => keysOf(name)[ids[record] ?? 0] ?? 0,
		text(record) {
			const feature = features[(ids[record] ?? 0) - 1];
			return feature === undefined ? '' : kind.text(feature);
		},
	};
}

/** 32-bit FNV-1a over UTF-16 units, never 0. */
export function hashOf(text: string): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
	hash ^= hash >>> 15;
	return hash >>> 0 || 1;
}
