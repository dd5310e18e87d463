/** Numbers from 0 to 1 that look random and are the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/** A copy in another order (Fisher and Yates). */
export function shuffled<Member>(list: readonly Member[], random: () => number): Member[] {
	const copy = [...list];
	for (let at = copy.length - 1; at > 0; at--) {
		const other = Math.floor(random() * (at + 1));
		[copy[at], copy[other]] = [copy[other] as Member, copy[at] as Member];
	}
	return copy;
}

export function pick<Member>(list: readonly Member[], random: () => number): Member {
	return list[Math.floor(random() * list.length)] as Member;
}
