import { describe, expect, it } from 'vitest';
import { toOutputs } from '../../src/n8n/items';
import type { Operation, Outcome } from '../../src/n8n/operation';
import { longestGapDuring } from '../support/longest-gap.mts';

const operation: Operation = {
	value: 'sort',
	name: 'Sort',
	action: 'Sort',
	description: 'Sort',
	outputs: ['Good', 'Bad'],
	closedOutput: 1,
	notesUnder: 'sort',
	properties: [],
	isDestructive: false,
	run: async () => [],
};

describe('toOutputs', () => {
	it('puts further notes beside the decision, over what stood there', async () => {
		const items = [{ json: { id: 1, doorman: { kept: true, issues: ['old'] } } }];
		const details = { decision: 'good', reason: 'is_good' };
		const outcomes: Outcome[] = [
			{ itemIndex: 0, output: 0, details, notes: { issues: ['new'] }, record: { lead_id: 'x' } },
		];
		expect(await toOutputs(items, outcomes, operation)).toEqual([
			[
				{
					json: { lead_id: 'x', doorman: { kept: true, issues: ['new'], sort: details } },
					pairedItem: { item: 0 },
				},
			],
			[],
		]);
	});

	it('holds nobody up however many items there are', async () => {
		const record = Object.fromEntries(Array.from({ length: 45 }, (_, at) => [`field_${at}`, at]));
		const items = Array.from({ length: 100_000 }, (_, id) => ({ json: { id } }));
		const outcomes: Outcome[] = items.map((_, itemIndex) => ({
			itemIndex,
			output: itemIndex % 2,
			details: { decision: 'good', reason: 'is_good' },
			record,
		}));
		const { gapMs, result } = await longestGapDuring(
			async () => await toOutputs(items, outcomes, operation),
		);
		expect(result.map(({ length }) => length)).toEqual([50_000, 50_000]);
		expect(gapMs).toBeLessThan(100);
	});
});
