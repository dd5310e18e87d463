import type { KindName } from './kinds';
import type { Comparison, MatchingModel } from './model';
import { comparison } from './comparison';
import { thresholdsOfOthers, thresholdsOfPeople } from './thresholds';

/** One row of the user's table of compared fields. */
export interface ComparedField {
	readonly field: string;
	readonly kind: KindName;
}

/**
 * A model of fields that the user chose. Records are compared when two fields agree, and when one
 * does that few records share.
 */
export function modelOfFields(fields: readonly ComparedField[]): MatchingModel {
	const names = new Set<string>();
	const comparisons = fields.map(({ field, kind }) =>
		comparison(nameOf(field, names), field, kind, [field]),
	);
	return {
		comparisons,
		blockingRules: [...rulesOfTwo(comparisons), ...rulesOfOne(comparisons)],
		largestBlock: 500,
		pairsPerRecord: 8,
		...(isOfPeople(fields)
			? { expected: { same: 0.1, household: 0.1 }, thresholds: thresholdsOfPeople }
			: { expected: { same: 0.1, household: 0.001 }, thresholds: thresholdsOfOthers }),
	};
}

/** Only people are of households: what shares a house otherwise is hardly alike. */
function isOfPeople(fields: readonly ComparedField[]): boolean {
	const kinds = fields.map(({ kind }) => kind);
	return kinds.includes('givenName') && kinds.includes('surname');
}

/** The field's own name, so that rules and changes can call it by that: `owner.name`, `owner_name`. */
function nameOf(field: string, taken: Set<string>): string {
	const plain = field.replaceAll(/\W+/g, '_');
	let name = plain;
	for (let number = 2; taken.has(name); number++) name = `${plain}_${number}`;
	taken.add(name);
	return name;
}

/** The key that a value has as a whole. */
const WHOLE: Partial<Record<KindName, string>> = { place: 'city' };
/** A further key under which values with a typo may still meet. */
const ROUGH: Partial<Record<KindName, string>> = {
	givenName: 'start',
	surname: 'sound',
	text: 'start',
	street: 'nameStart',
};

function rulesOfTwo(comparisons: readonly Comparison[]): string[][] {
	return comparisons.flatMap((one, index) =>
		comparisons.slice(index + 1).map((other) => [wholeOf(one), wholeOf(other)]),
	);
}

function rulesOfOne(comparisons: readonly Comparison[]): string[][] {
	return comparisons.flatMap((one) => {
		const rough = ROUGH[one.kind];
		return rough === undefined ? [[wholeOf(one)]] : [[wholeOf(one)], [`${one.name}.${rough}`]];
	});
}

function wholeOf({ name, kind }: Comparison): string {
	return `${name}.${WHOLE[kind] ?? 'value'}`;
}
