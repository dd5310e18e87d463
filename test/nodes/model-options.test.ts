import { expect, it } from 'vitest';
import { thresholdOptions } from '../../nodes/Dedupe/model-options';
import { shippedThresholds } from '../../src/dedupe/matching/thresholds';

it('shows the thresholds of the shipped models before anybody changes them', () => {
	const shown = thresholdOptions.map(({ name, default: shippedAs }) => [name, shippedAs]);
	expect(shown).toEqual([
		['matchFrom', shippedThresholds.match],
		['reviewFrom', shippedThresholds.review],
	]);
});
