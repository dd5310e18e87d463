import { describe, expect, it } from 'vitest';
import { rarityOf, tallied } from '../../../src/dedupe/matching/rarity';

describe('how rare a value is', () => {
	const usual = 0.000_05;
	const counts = [1, 10, 400];
	const rarity = rarityOf(tallied([...counts, ...Array.from({ length: 589 }, () => 1)]), {
		weightOfUsual: 100,
		isWhole: true,
		valueOf: (record) => record,
	});

	it('is as counted where many others have it', () => {
		expect(rarity.share(2, usual, 0)).toBeCloseTo(399 / 1100, 4);
		expect(rarity.share(1, usual, 0)).toBeCloseTo(9 / 1100, 4);
	});

	it('leaves out the records that somebody has of his own', () => {
		expect(rarity.share(1, usual, 5)).toBeCloseTo(4 / 1100, 4);
	});

	it('is never told from nobody else having it, beyond what so many records can say', () => {
		for (const own of [0, 9, 50]) {
			expect(rarity.share(0, usual, own)).toBeCloseTo(1 / (1000 + 1 / usual), 9);
		}
		expect(rarity.share(1, usual, 50)).toBeCloseTo(1 / (1000 + 1 / usual), 9);
	});
});
