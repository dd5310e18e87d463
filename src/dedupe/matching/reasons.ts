import { comparerOf } from './agreement';
import { MISSING } from './column';
import type { Records } from './records';

/** Says in words on what two records agree and differ: "same phone", "last name almost the same". */
export function reasonsOf(records: Records): (a: number, b: number) => string[] {
	const compare = comparerOf(records);
	const agreement = new Int8Array(records.columns.length);
	return (a, b) => {
		compare(a, b, agreement);
		const reasons = records.columns.flatMap(({ levels, words }, index) => {
			const level = agreement[index] ?? MISSING;
			const text = level === MISSING ? undefined : words[levels[level] ?? ''];
			return text === undefined
				? []
				: [text.replace('{}', records.model.comparisons[index]?.label ?? '')];
		});
		return [...new Set(reasons)];
	};
}
