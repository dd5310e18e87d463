import type { Kind } from './kinds/kind';
import { chanceOfMeeting, rarityOf, tallied, type Rarity, type Tally } from './rarity';

/** One compared property of many records, each distinct value made ready once. */
export interface Column {
	readonly levels: readonly string[];
	/** See {@link Kind.words}. */
	readonly words: Readonly<Record<string, string>>;
	/** What records can be looked up by: see {@link Kind.keys}. */
	readonly keyNames: readonly string[];
	/** How many records have a value. */
	readonly filled: number;
	/** The chance that two records that have a value agree fully. */
	readonly chanceOfEqual: number;
	/** Adds the next record's values. */
	add(values: readonly string[]): void;
	/** All records are there: what only adding needs is let go. */
	close(): void;
	/** The level on which two records agree; {@link MISSING} when one of them says nothing. */
	level(a: number, b: number): number;
	/** Equal for records whose values are written alike; 0 for none. */
	valueAt(record: number): number;
	/** Whether values that agree on a level differ by what is most often a mistake in writing one. */
	isSlip(level: number): boolean;
	/**
	 * Whether values that agree on a level differ, although they may stand for the same. A common one
	 * makes that mean less too; a rare one does not make it mean more, since it may be rare for its typo.
	 */
	isPartial(level: number): boolean;
	/**
	 * How rare the values are on which records agree on a level; undefined where that tells nothing.
	 *
	 * @param weightOfUsual for how many records it counts what is usual
	 */
	rarityOn(level: number, weightOfUsual: number): Rarity | undefined;
	/** How common a record's value usually is, as far as that is known before any record is seen. */
	usualShare(record: number): number | undefined;
	/** The hash of a record's blocking key, never 0; 0 for none. */
	key(name: string, record: number): number;
	/** A record's blocking key; empty for none. */
	keyText(name: string, record: number): string;
	/** A record's value in plain words; empty when it has none. */
	text(record: number): string;
}

export const MISSING = -1;

const BETWEEN_FIELDS = '\u001f';
const PLAIN = '\u001e';

export class ColumnOf<Feature> implements Column {
	readonly levels: readonly string[];
	readonly words: Readonly<Record<string, string>>;
	readonly keyNames: readonly string[];
	filled = 0;
	readonly #kind: Kind<Feature>;
	/** For each record the position of its value, counted from 1; 0 for none. */
	readonly #valueOf: Int32Array;
	readonly #known = new Map<string, number>();
	readonly #features: Feature[] = [];
	readonly #counts: number[] = [];
	readonly #keys = new Map<string, Uint32Array>();
	#records = 0;
	#chanceOfEqual: number | undefined;

	constructor(kind: Kind<Feature>, capacity: number) {
		this.#kind = kind;
		this.levels = kind.levels;
		this.words = kind.words;
		this.keyNames = Object.keys(kind.keys);
		this.#valueOf = new Int32Array(capacity);
	}

	add(values: readonly string[]): void {
		const value = this.#valueIn(values);
		this.#valueOf[this.#records++] = value;
		if (value === 0) return;
		this.filled++;
		this.#counts[value - 1] = (this.#counts[value - 1] ?? 0) + 1;
	}

	close(): void {
		this.#known.clear();
	}

	level(a: number, b: number): number {
		const valueOfA = this.#valueOf[a] ?? 0;
		const valueOfB = this.#valueOf[b] ?? 0;
		if (valueOfA === 0 || valueOfB === 0) return MISSING;
		const featureOfA = this.#features[valueOfA - 1];
		const featureOfB = this.#features[valueOfB - 1];
		if (valueOfA === valueOfB && this.#kind.rarityOf === undefined) return 0;
		if (featureOfA === undefined || featureOfB === undefined) return MISSING;
		return this.#kind.compare(featureOfA, featureOfB);
	}

	valueAt(record: number): number {
		return this.#valueOf[record] ?? 0;
	}

	isSlip(level: number): boolean {
		return this.#kind.slips?.includes(this.levels[level] ?? '') === true;
	}

	isPartial(level: number): boolean {
		return this.#kind.commonOn?.includes(this.levels[level] ?? '') === true;
	}

	rarityOn(level: number, weightOfUsual: number): Rarity | undefined {
		const { rarityOf: keyOf, usualShare } = this.#kind;
		const valueOf = (record: number) => (this.#valueOf[record] ?? 0) - 1;
		const key = keyOf?.[this.levels[level] ?? ''];
		const terms = { weightOfUsual, valueOf };
		if (key !== undefined) return rarityOf(this.#talliedBy(key), { ...terms, isWhole: false });
		if (keyOf !== undefined || (level > 0 && !this.isPartial(level))) return undefined;
		const usually = (value: number) => {
			const feature = this.#features[value];
			return feature === undefined ? undefined : usualShare?.(feature);
		};
		return rarityOf(tallied(this.#counts), { ...terms, isWhole: true, usually });
	}

	usualShare(record: number): number | undefined {
		const feature = this.#features[(this.#valueOf[record] ?? 0) - 1];
		return feature === undefined ? undefined : this.#kind.usualShare?.(feature);
	}

	get chanceOfEqual(): number {
		if (this.#chanceOfEqual === undefined) {
			const full = this.#counts.filter((_, index) => this.#agreesFully(index));
			this.#chanceOfEqual = chanceOfMeeting(full, this.filled);
		}
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

	/** How many records have the key of each value. */
	#talliedBy(name: string): Tally {
		const keys = this.#keys.get(name) ?? this.#makeKeys(name);
		const ofKey = new Map<number, number>();
		this.#counts.forEach((count, index) => {
			const key = keys[index + 1] ?? 0;
			if (key !== 0) ofKey.set(key, (ofKey.get(key) ?? 0) + count);
		});
		const counts = this.#counts.map((_, index) => ofKey.get(keys[index + 1] ?? 0) ?? 0);
		return { ...tallied([...ofKey.values()]), counts };
	}

	/** Whether two records with this value agree on the first level: a year alone is no whole date. */
	#agreesFully(index: number): boolean {
		const feature = this.#features[index];
		return feature !== undefined && this.#kind.compare(feature, feature) === 0;
	}
}

/** 32 bits of FNV-1a over UTF-16 units, never 0. */
function hashOf(text: string): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
	return (hash ^ (hash >>> 15)) >>> 0 || 1;
}
