import { describe, expect, it } from 'vitest';
import { isLinearizable, type Operation } from './linearizable';

/** A number that can be set and read. */
function write(invokedAt: number, answeredAt: number, value: number): Operation<number> {
	return { invokedAt, answeredAt, steps: [() => ({ state: value })] };
}

function read(invokedAt: number, answeredAt: number, value: number): Operation<number> {
	const step = (state: number) => (state === value ? { state } : undefined);
	return { invokedAt, answeredAt, steps: [step] };
}

describe('a history', () => {
	it.each<[why: string, history: Operation<number>[]]>([
		['nothing happened', []],
		['one reads what was there', [read(0, 1, 0)]],
		['one reads what was written before', [write(0, 1, 7), read(2, 3, 7)]],
		['one reads what is being written', [write(0, 9, 7), read(2, 3, 7)]],
		['one does not yet read what is being written', [write(0, 9, 7), read(2, 3, 0)]],
		['the order is not that of the beginnings', [write(0, 9, 1), write(1, 8, 2), read(10, 11, 1)]],
		['an unanswered write is seen', [write(0, Infinity, 7), read(5, 6, 0), read(8, 9, 7)]],
		['an unanswered write is never seen', [write(0, Infinity, 7), read(5, 6, 0)]],
	])('is explained when %s', (_, history) => {
		expect(isLinearizable(0, history)).toBe(true);
	});

	it.each<[why: string, history: Operation<number>[]]>([
		['one reads what nobody wrote', [read(0, 1, 7)]],
		['one reads what was there before an answered write', [write(0, 1, 7), read(2, 3, 0)]],
		['one reads what is written only afterwards', [read(0, 1, 7), write(2, 3, 7)]],
		['a write is seen and then is not', [write(0, 9, 7), read(1, 2, 7), read(3, 4, 0)]],
		[
			'two see two writes in different orders',
			[write(0, 9, 1), write(0, 9, 2), read(10, 11, 1), read(12, 13, 2)],
		],
		['an unanswered write is seen before it began', [write(5, Infinity, 7), read(0, 1, 7)]],
		[
			'an unanswered write happens twice',
			[write(0, Infinity, 7), read(1, 2, 7), write(3, 4, 0), read(5, 6, 7)],
		],
	])('is not explained when %s', (_, history) => {
		expect(isLinearizable(0, history)).toBe(false);
	});

	it('is explained with operations that act first and read later', () => {
		const actAndRead = (value: number, seen: number): Operation<number> => ({
			invokedAt: 0,
			answeredAt: 9,
			steps: [...write(0, 9, value).steps, ...read(0, 9, seen).steps],
		});
		expect(isLinearizable(0, [actAndRead(1, 2), actAndRead(2, 2)])).toBe(true);
		expect(isLinearizable(0, [actAndRead(1, 2), actAndRead(2, 1)])).toBe(false);
	});

	it('of many side by side is judged without trying the same in every order', () => {
		const sideBySide = Array.from({ length: 14 }, () => read(1, 9, 0));
		expect(isLinearizable(0, [write(0, 9, 0), ...sideBySide, read(10, 11, 7)])).toBe(false);
	});
});
