import { kindWeights } from './kinds/weights';
import type { KindName } from './kinds';
import type { Comparison } from './model';

/** A comparison with the shipped weights of its kind. */
export function comparison(
	name: string,
	label: string,
	kind: KindName,
	fields: readonly string[],
): Comparison {
	// Suffixes are too rare for a batch to say how rare they are.
	const isFixed = kind === 'generation';
	return {
		name,
		label,
		kind,
		fields,
		levels: kindWeights[kind],
		byFrequency: !isFixed,
		learned: !isFixed,
	};
}
