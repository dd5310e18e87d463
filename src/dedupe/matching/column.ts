import type { Kind } from './kinds/kind';

/** One compared property of many records, each distinct value made ready once. */
export interface Column {
	readonly levels: readonly string[];
	/** See {@link Kind.words}. */
	readonly words: Readonly<Record<string, string>>;
	/** What records can be looked up by: see {@link Kind.keys}. */
	readonly keyNames: readonly string[];
	/** How many records have a value. */
	readonly filled: number;
	/** The chance that two records that have a value have the same one. */
	readonly chanceOfEqual: number;
	/** Adds the next record's values. */
	add(values: readonly string[]): void;
	/** The level on which two records agree; {@link MISSING} when one of them says nothing. */
	level(a: number, b: number): number;
	/** How rare the values are on which records agree on a level; undefined where that tells nothing. */
	rarityOn(level: number): Rarity | undefined;
	/** The hash of a record's blocking key, never 0; 0 for none. */
	key(name: string, record: number): number;
	/** A record's value in plain words; empty when it has none. */
	text(record: number): string;
}

export interface Rarity {
	/** Whether a rare value means no more than others: see {@link Kind.commonOn}. */
	readonly isPartial: boolean;
	/**
	 * The chance that two records have the same value, as far as it is counted: seen together with how
	 * common it usually is; undefined where the level's own chance is that.
	 */
	chance(usual: number): number | undefined;
	/**
	 * The share of records of others that have a record's value. Few records say little of that, so
	 * they are seen together with how common the value usually is.
	 *
	 * @param own how many further records somebody is expected to have
	 */
	share(record: number, usual: number, own: number): number;
}

export const MISSING = -1;

const BETWEEN_FIELDS = '\u001f';
/** What is usual counts for so many records. */
const USUALLY = 100;
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

	rarityOn(level: number): Rarity | undefined {
		const { rarityOf, commonOn = [], usualShare } = this.#kind;
		const name = this.levels[level] ?? '';
		const isPartial = commonOn.includes(name);
		const key = rarityOf?.[name];
		if (key !== undefined)
			return { ...this.#rarityOf(this.#talliedBy(key), { isWhole: false }), isPartial };
		if (rarityOf !== undefined || (level > 0 && !isPartial)) return undefined;
		return {
			...this.#rarityOf(tallied(this.#counts), { isWhole: true, usualShare }),
			isPartial,
		};
	}

	get chanceOfEqual(): number {
		this.#chanceOfEqual ??= tallied(this.#counts).chance;
		return this.#chanceOfEqual;
	}

	key(name: string, record: number): number {
		const keys = this.#keys.get(name) ?? this.#makeKeys(name);
		return keys[this.#valueOf[record] ?? 0] ?? 0;
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

	#makeKeys(name: string): Uint32Array {
		const keyOf = this.#kind.keys[name];
		if (keyOf === undefined) throw new Error(`There is no blocking key called ${name}`);
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

	#rarityOf(
		{ counts, filled, chance }: Tally,
		{
			isWhole,
			usualShare,
		}: { readonly isWhole: boolean; readonly usualShare?: Kind<Feature>['usualShare'] },
	): Omit<Rarity, 'isPartial'> {
		return {
			chance: (usual) =>
				isWhole ? undefined : (chance * filled + usual * USUALLY) / (filled + USUALLY),
			share: (record, usual, own) => {
				const value = this.#valueOf[record] ?? 0;
				const feature = this.#features[value - 1];
				if (feature === undefined) return usual;
				const others = Math.max(0, (counts[value - 1] ?? 1) - 1 - own);
				const usually = usualShare?.(feature) ?? usual;
				return (others + USUALLY * usually) / (filled + USUALLY);
			},
		};
	}
}

interface Tally {
	/** How many records share what each value stands for. */
	readonly counts: readonly number[];
	readonly filled: number;
	readonly chance: number;
}

function tallied(counts: readonly number[]): Tally {
	const filled = counts.reduce((sum, count) => sum + count, 0);
	const equal = counts.reduce((sum, count) => sum + count * (count - 1), 0);
	const chance = filled < 2 ? 1 : Math.max(equal, 1) / (filled * (filled - 1));
	return { counts, filled, chance };
}

/** 32 bits of FNV-1a over UTF-16 units, never 0. */
function hashOf(text: string): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
	return (hash ^ (hash >>> 15)) >>> 0 || 1;
}
