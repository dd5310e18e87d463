import type { INodeProperties } from 'n8n-workflow';
import type { Shelf } from '../../src/letters/letters';
import type { Step } from '../../src/n8n/operation';
import { z } from '../../src/vendor/zod';

export const liveDataOption: INodeProperties = {
	displayName: 'Use Live Data in Test Runs',
	name: 'liveInTestRuns',
	type: 'boolean',
	default: false,
	description:
		'Whether runs started by hand in the editor change the live letters. Otherwise they only read them.',
};

export const liveDataSchema = z.object({ liveInTestRuns: z.boolean().default(false) });

/** Where this run writes. In test runs that is a shelf of their own, and a hint says so. */
export function shelfOf(step: Step, { liveInTestRuns }: z.infer<typeof liveDataSchema>): Shelf {
	if (!step.mode.isTest || liveInTestRuns) return 'live';
	step.hint(
		'Test run: the live letters were not changed. Options > Use Live Data in Test Runs changes that.',
	);
	return 'test';
}
