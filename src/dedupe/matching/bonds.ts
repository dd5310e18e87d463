import { limitedLogOdds } from './log-odds';
import type { Score } from './score';

/** Two groups, each by its place. */
export interface Bond {
	readonly one: number;
	readonly other: number;
	/** What their pairs say on average: see {@link saidBy}. */
	readonly mean: number;
	/** What their pairs say together: the sum of {@link Score.evidence}. */
	readonly evidence: number;
	/** The probability of the surest link between them. */
	readonly surest: number;
}

/** A pair counts for no more than odds of about 22,000 to one. */
const MOST = 10;

/** What a pair says of being one: log odds. */
export function saidBy({ probability }: Score): number {
	return limitedLogOdds(probability, MOST);
}

/** Which group a group is best bound to was not looked up since one of them changed. */
const UNKNOWN = -2;
const NONE = -1;

/**
 * How well groups go together: at first each of one record, then as they are joined. Two are bound
 * where a link goes from one to the other, and all their pairs say how well.
 */
export class Bonds {
	readonly #groups: number[][];
	readonly #logOdds: Table;
	readonly #evidence: Table;
	readonly #surest: Table;
	readonly #barred: Table;
	/** The place of the group before it that a group is best bound to. */
	readonly #best: Int32Array;

	/** @param records at most a few hundred: every two of them are judged */
	constructor(records: readonly number[], judge: (a: number, b: number) => Score) {
		const size = records.length;
		this.#groups = records.map((record) => [record]);
		this.#logOdds = new Table(size);
		this.#evidence = new Table(size);
		this.#surest = new Table(size);
		this.#barred = new Table(size);
		this.#best = new Int32Array(size).fill(UNKNOWN);
		records.forEach((a, one) => {
			records.slice(0, one).forEach((b, other) => {
				const score = judge(b, a);
				this.#logOdds.set(one, other, saidBy(score));
				this.#evidence.set(one, other, score.evidence);
			});
		});
	}

	/** Tells of a link between the records at two places. */
	link(one: number, other: number, probability: number): void {
		this.#surest.set(one, other, Math.max(probability, this.#surest.at(one, other)));
	}

	/** The groups as they are, empty where one was joined to another. */
	get groups(): readonly (readonly number[])[] {
		return this.#groups;
	}

	/** The two groups that go together best, of those that are not barred. */
	best(): Bond | undefined {
		let best: Bond | undefined;
		for (let one = 0; one < this.#groups.length; one++) {
			if (this.#best[one] === UNKNOWN) this.#best[one] = this.#bestOf(one);
			const other = this.#best[one] ?? NONE;
			if (other === NONE) continue;
			const mean = this.#mean(one, other);
			if (best !== undefined && mean <= best.mean) continue;
			const evidence = this.#evidence.at(one, other);
			best = { one, other, mean, evidence, surest: this.#surest.at(one, other) };
		}
		return best;
	}

	/** Keeps two groups from being put up again until one of them has changed. */
	bar({ one, other }: Bond): void {
		this.#barred.set(one, other, 1);
		this.#best[Math.max(one, other)] = UNKNOWN;
	}

	/** Makes one group of two. */
	join({ one, other }: Bond): void {
		const [kept, gone] = [Math.min(one, other), Math.max(one, other)];
		this.#groups[kept]?.push(...(this.#groups[gone] ?? []));
		this.#groups[gone] = [];
		for (let third = 0; third < this.#groups.length; third++) {
			if (third === kept || third === gone) continue;
			for (const sums of [this.#logOdds, this.#evidence])
				sums.set(kept, third, sums.at(kept, third) + sums.at(gone, third));
			this.link(kept, third, this.#surest.at(gone, third));
			this.#barred.set(kept, third, 0);
			const best = this.#best[third];
			if (third > kept || best === kept || best === gone) this.#best[third] = UNKNOWN;
		}
		this.#best[kept] = UNKNOWN;
		this.#best[gone] = NONE;
	}

	#bestOf(one: number): number {
		let best = NONE;
		let most = -Infinity;
		for (let other = 0; other < one; other++) {
			if (this.#surest.at(one, other) === 0 || this.#barred.at(one, other) === 1) continue;
			if (this.#groups[one]?.length === 0 || this.#groups[other]?.length === 0) continue;
			const mean = this.#mean(one, other);
			if (mean > most) [best, most] = [other, mean];
		}
		return best;
	}

	#mean(one: number, other: number): number {
		const pairs = (this.#groups[one]?.length ?? 0) * (this.#groups[other]?.length ?? 0);
		return this.#logOdds.at(one, other) / pairs;
	}
}

/** A number for every two of a few things. */
class Table {
	readonly #size: number;
	readonly #values: Float64Array;

	constructor(size: number) {
		this.#size = size;
		this.#values = new Float64Array(size * size);
	}

	at(one: number, other: number): number {
		return this.#values[one * this.#size + other] ?? 0;
	}

	set(one: number, other: number, value: number): void {
		this.#values[one * this.#size + other] = value;
		this.#values[other * this.#size + one] = value;
	}
}
