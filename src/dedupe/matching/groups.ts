/** Records in groups; at first each is alone. */
export class Groups {
	readonly #groupOf: number[][];

	constructor(size: number) {
		this.#groupOf = Array.from({ length: size }, (_, record) => [record]);
	}

	/** The group of a record: the same list for all records of one group. */
	of(record: number): readonly number[] {
		return this.#groupOf[record] ?? [];
	}

	/** Makes one group of the groups of two records. */
	join(a: number, b: number): void {
		const [one, other] = [this.#groupOf[a] ?? [], this.#groupOf[b] ?? []];
		if (one === other) return;
		const [large, small] = one.length < other.length ? [other, one] : [one, other];
		for (const record of small) {
			large.push(record);
			this.#groupOf[record] = large;
		}
	}

	/** The groups of two and more, each in ascending order. */
	large(): number[][] {
		const groups = this.#groupOf.filter((group, record) => group.length > 1 && group[0] === record);
		for (const group of groups) group.sort((a, b) => a - b);
		return groups;
	}
}
