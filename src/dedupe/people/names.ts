import type { Agreement } from '../matching/agreement';
import { MISSING } from '../matching/column';
import type { Records } from '../matching/records';

/** Whether what a person does not change makes two the same, perhaps the same, or two people. */
export type Names = 'same' | 'alike' | 'others';

const nearness: readonly Names[] = ['same', 'alike', 'others'];

export function nearer(a: Names, b: Names): Names {
	return nearness.indexOf(a) < nearness.indexOf(b) ? a : b;
}

/** First names that are only alike are as often those of two who share a phone: Mark and Mary. */
const ALIKE = ['close', 'initial', 'similar'];

export function namesOf({ model, columns }: Records, agreement: Agreement): Names {
	const levelOf = (name: string): string | undefined => {
		const index = model.comparisons.findIndex((comparison) => comparison.name === name);
		const level = agreement[index] ?? MISSING;
		return level === MISSING ? undefined : columns[index]?.levels[level];
	};
	const given = levelOf('given');
	const lasting = [given, levelOf('generation'), levelOf('birth')];
	if (lasting.includes('different')) return 'others';
	const isOtherFamily = levelOf('surname') === 'different';
	if (given === undefined) return isOtherFamily ? 'others' : 'same';
	const isAlike = ALIKE.includes(given) || (given === 'nickname' && isOtherFamily);
	return isAlike ? 'alike' : 'same';
}

/** Namesakes share their names, and a city or state is shared by many. */
const SAYS_LITTLE = ['given', 'surname', 'generation'];
const SAYS_NOTHING_NEW = [
	...['different', 'state', 'area'],
	...['city', 'close city', 'city and area', 'other zip'],
];

/** Whether anything that namesakes do not share speaks for one person. */
export function corroborates({ model, columns }: Records, agreement: Agreement): boolean {
	return model.comparisons.some(({ name }, index) => {
		const level = agreement[index] ?? MISSING;
		if (level === MISSING || SAYS_LITTLE.includes(name)) return false;
		return !SAYS_NOTHING_NEW.includes(columns[index]?.levels[level] ?? '');
	});
}
