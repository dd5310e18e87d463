import { expect, it } from 'vitest';
import { thresholdOptions } from '../../nodes/Dedupe/model-options';
import { thresholdsOfPeople } from '../../src/dedupe/matching/thresholds';

it('shows the thresholds of people before anybody changes them', () => {
	const shown = thresholdOptions.map(({ name, default: shippedAs }) => [name, shippedAs]);
	expect(shown).toEqual([
		['matchFrom', thresholdsOfPeople.match],
		['reviewFrom', thresholdsOfPeople.review],
	]);
});
