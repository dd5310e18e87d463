import type { Kind } from './kinds/kind';

/** One compared property of many records, each distinct value made ready once. */
export interface Column {
	readonly levels: readonly string[];
	/** See {@link Kind.words}. */
	readonly words: Readonly<Record<string, string>>;
	/** How many records have a value. */
	readonly filled: number;
	/** The chance that two records that have a value have the same one. */
	readonly chanceOfEqual: number;
	/** Adds the next record's values. */
	add(values: readonly string[]): void;
	/** The level on which two records agree; {@link MISSING} when one of them says nothing. */
	level(a: number, b: number): number;
	/**
	 * The share of other records that have a record's value. Few records say little of that, so they
	 * are seen together with how common the value usually is.
	 */
	share(record: number, usual: number): number;
	/** How common a record's value usually is, where that is known. */
	usualShare(record: number, usual: number): number;
	/** The hash of a record's blocking key, never 0; 0 for none. */
	key(name: string, record: number): number;
	/** A record's blocking key; empty for none. */
	keyText(name: string, record: number): string;
	/** A record's value in plain words; empty when it has none. */
	text(record: number): string;
}

export const MISSING = -1;

const BETWEEN_FIELDS = '\u001f';
/** What is usual counts for so many records. */
const USUALLY = 100;
const PLAIN = '\u001e';

export class ColumnOf<Feature> implements Column {
	readonly levels: readonly string[];
	readonly words: Readonly<Record<string, string>>;
	filled = 0;
	readonly #kind: Kind<Feature>;
	/** For each record the position of its value, counted from 1; 0 for none. */
	readonly #valueOf: Int32Array;
	readonly #known = new Map<string, number>();
	readonly #features: Feature[] = [];
	readonly #counts: number[] = [];
	/** The level on which each value agrees with itself: two cities without a ZIP are no more than that. */
	readonly #equalLevels: number[] = [];
	readonly #keys = new Map<string, Uint32Array>();
	#records = 0;
	#chanceOfEqual: number | undefined;

	constructor(kind: Kind<Feature>, capacity: number) {
		this.#kind = kind;
		this.levels = kind.levels;
		this.words = kind.words;
		this.#valueOf = new Int32Array(capacity);
	}

	add(values: readonly string[]): void {
		const value = this.#valueIn(values);
		this.#valueOf[this.#records++] = value;
		if (value === 0) return;
		this.filled++;
		this.#counts[value - 1] = (this.#counts[value - 1] ?? 0) + 1;
	}

	level(a: number, b: number): number {
		const valueOfA = this.#valueOf[a] ?? 0;
		const valueOfB = this.#valueOf[b] ?? 0;
		if (valueOfA === 0 || valueOfB === 0) return MISSING;
		if (valueOfA === valueOfB) return this.#equalLevels[valueOfA - 1] ?? 0;
		const featureOfA = this.#features[valueOfA - 1];
		const featureOfB = this.#features[valueOfB - 1];
		if (featureOfA === undefined || featureOfB === undefined) return MISSING;
		return this.#kind.compare(featureOfA, featureOfB);
	}

	share(record: number, usual: number): number {
		const value = this.#valueOf[record] ?? 0;
		if (value === 0) return usual;
		const others = (this.#counts[value - 1] ?? 1) - 1;
		return (others + USUALLY * this.usualShare(record, usual)) / (this.filled + USUALLY);
	}

	usualShare(record: number, usual: number): number {
		const feature = this.#features[(this.#valueOf[record] ?? 0) - 1];
		return (feature === undefined ? undefined : this.#kind.usualShare?.(feature)) ?? usual;
	}

	get chanceOfEqual(): number {
		this.#chanceOfEqual ??= this.#countEqual();
		return this.#chanceOfEqual;
	}

	key(name: string, record: number): number {
		const keys = this.#keys.get(name) ?? this.#makeKeys(name);
		return keys[this.#valueOf[record] ?? 0] ?? 0;
	}

	keyText(name: string, record: number): string {
		const feature = this.#features[(this.#valueOf[record] ?? 0) - 1];
		return feature === undefined ? '' : (this.#keyOf(name)(feature) ?? '');
	}

	text(record: number): string {
		const feature = this.#features[(this.#valueOf[record] ?? 0) - 1];
		return feature === undefined ? '' : this.#kind.text(feature);
	}

	/** Finds or adds a value. The same words in another spelling are one value. */
	#valueIn(values: readonly string[]): number {
		const spelling = values.join(BETWEEN_FIELDS);
		const known = this.#known.get(spelling);
		if (known !== undefined) return known;
		const feature = this.#kind.prepare(values);
		const value = feature === undefined ? 0 : this.#valueOfFeature(feature);
		this.#known.set(spelling, value);
		return value;
	}

	#valueOfFeature(feature: Feature): number {
		const plain = PLAIN + this.#kind.text(feature);
		const known = this.#known.get(plain);
		if (known !== undefined) return known;
		const value = this.#features.push(feature);
		this.#counts.push(0);
		this.#equalLevels.push(this.#kind.compare(feature, feature));
		this.#known.set(plain, value);
		return value;
	}

	#keyOf(name: string): (feature: Feature) => string | undefined {
		const keyOf = this.#kind.keys[name];
		if (keyOf === undefined) throw new Error(`There is no blocking key called ${name}`);
		return keyOf;
	}

	#makeKeys(name: string): Uint32Array {
		const keyOf = this.#keyOf(name);
		const keys = new Uint32Array(this.#features.length + 1);
		this.#features.forEach((feature, index) => {
			const key = keyOf(feature) ?? '';
			keys[index + 1] = key === '' ? 0 : hashOf(key);
		});
		this.#keys.set(name, keys);
		return keys;
	}

	#countEqual(): number {
		if (this.filled < 2) return 1;
		const equal = this.#counts.reduce((sum, count) => sum + count * (count - 1), 0);
		return Math.max(equal, 1) / (this.filled * (this.filled - 1));
	}
}

/** 32 bits of FNV-1a over UTF-16 units, never 0. */
function hashOf(text: string): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
	return (hash ^ (hash >>> 15)) >>> 0 || 1;
}
