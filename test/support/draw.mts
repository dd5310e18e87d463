// What generators of test data draw by chance, the same each time for one seed.

export class Draw {
	#state: number;
	/** What was drawn and must not be drawn again, such as addresses that have an owner. */
	readonly taken = new Set<string>();

	constructor(seed: number) {
		this.#state = seed;
	}

	share(): number {
		this.#state = (this.#state + 0x6d2b79f5) | 0;
		let mix = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
		mix = (mix + Math.imul(mix ^ (mix >>> 7), 61 | mix)) ^ mix;
		return ((mix ^ (mix >>> 14)) >>> 0) / 4_294_967_296;
	}

	below(limit: number): number {
		return Math.floor(this.share() * limit);
	}

	chance(share: number): boolean {
		return this.share() < share;
	}

	of(list: readonly string[]): string {
		return list[this.below(list.length)] ?? '';
	}

	/** One of several, each as often as its share; the rest falls to the last. */
	kind<Name extends string>(shares: Readonly<Record<Name, number>>): Name {
		const names = Object.keys(shares) as Name[];
		let left = this.share();
		for (const name of names) if ((left -= shares[name]) < 0) return name;
		return names[names.length - 1] as Name;
	}

	/** The front of a list is drawn more often, as common names are. */
	common(list: readonly string[]): string {
		return list[Math.floor(this.share() ** 2 * list.length)] ?? '';
	}
}

export function shuffled<Value>(list: readonly Value[], draw: Draw): Value[] {
	const mixed = [...list];
	for (let i = mixed.length - 1; i > 0; i--) {
		const j = draw.below(i + 1);
		const [a, b] = [mixed[i], mixed[j]];
		if (a === undefined || b === undefined) continue;
		mixed[i] = b;
		mixed[j] = a;
	}
	return mixed;
}

/** One letter dropped, doubled, changed or swapped with its neighbour. */
export function typo(draw: Draw, text: string): string {
	const at = 1 + draw.below(Math.max(1, text.length - 1));
	const before = text.slice(0, at);
	const letter = text.slice(at, at + 1);
	const after = text.slice(at + 1);
	const edits = [
		before + after,
		before + letter + letter + after,
		before + 'aeirnst'.charAt(draw.below(7)) + after,
		before + after.slice(0, 1) + letter + after.slice(1),
	];
	return draw.of(edits);
}
