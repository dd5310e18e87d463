import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreOf, type TriedRule } from '../../src/score-route/score';

const thresholds = { hot: 60, standard: 30 };
const rule = (points: number, matched = true): TriedRule => ({
	name: `${points}`,
	points,
	matched,
});

describe('scoreOf', () => {
	it.each<[points: number[], score: number, bucket: string, why: string]>([
		[[30, 30], 60, 'hot', 'just hot'],
		[[30, 29.9], 59.9, 'standard', 'not quite'],
		[[30], 30, 'standard', 'just standard'],
		[[29], 29, 'low', ''],
		[[], 0, 'low', 'no rules'],
		[[70, -50], 20, 'low', 'points may be taken away'],
		[[0.1, 0.2], 0.3, 'low', 'decimal fractions add up as on paper'],
	])('sums %j to %d, %s %s', (points, score, bucket) => {
		expect(
			scoreOf(
				points.map((value) => rule(value)),
				thresholds,
			),
		).toMatchObject({ score, bucket });
	});

	it('explains which rules made the score, and lists them all', () => {
		const { explanation, breakdown } = scoreOf([rule(30), rule(20, false), rule(-5)], thresholds);
		expect(explanation).toBe('30 +30, -5 -5');
		expect(breakdown.map(({ points }) => points)).toEqual([30, 0, -5]);
		expect(scoreOf([rule(20, false)], thresholds).explanation).toBe('no rule matches');
	});

	it('does not depend on the order of the rules', () => {
		const rules = fc.array(
			fc.record({ name: fc.string(), points: fc.integer(), matched: fc.boolean() }),
		);
		fc.assert(
			fc.property(rules, (list) => {
				const { score, bucket } = scoreOf(list, thresholds);
				expect(scoreOf(list.toReversed(), thresholds)).toMatchObject({ score, bucket });
			}),
		);
	});
});
