import type { Kind } from './kind';

/** Numbers: the same, or within two per cent. */
export const number: Kind<number> = {
	levels: ['exact', 'close', 'different'],
	words: { exact: 'same {}', close: '{} almost the same', different: 'different {}' },
	prepare: ([value = '']) => {
		const plain = value.replaceAll(/[$,\s]/g, '');
		const read = plain === '' ? Number.NaN : Number(plain);
		return Number.isFinite(read) ? read : undefined;
	},
	compare: (a, b) => {
		if (a === b) return 0;
		return Math.abs(a - b) <= 0.02 * Math.max(Math.abs(a), Math.abs(b)) ? 1 : 2;
	},
	keys: { value: String },
	text: String,
};
