import type { Row } from './bench.mts';

/** One of the things that are compared. */
export interface Variant extends Omit<Row, 'times'> {
	/** Does it once and returns the milliseconds it took. What is not to be timed may happen as well. */
	measure(round: number): Promise<number>;
}

export interface Rounds {
	readonly rounds: number;
	/** Rounds before those that count. */
	readonly warmUp: number;
}

/**
 * Measures all variants once in every round, so that whatever else the machine does falls on all of
 * them. Each round begins with the next variant: none always comes after the same one.
 */
export async function inTurns(
	variants: readonly Variant[],
	{ rounds, warmUp }: Rounds,
): Promise<Row[]> {
	const times = variants.map((): number[] => []);
	for (let round = 0; round < warmUp + rounds; round++) {
		for (let turn = 0; turn < variants.length; turn++) {
			const position = (round + turn) % variants.length;
			const time = await variants[position]?.measure(round);
			if (time !== undefined && round >= warmUp) times[position]?.push(time);
		}
	}
	return variants.map(({ what, against }, position) => ({
		what,
		against,
		times: times[position] ?? [],
	}));
}
