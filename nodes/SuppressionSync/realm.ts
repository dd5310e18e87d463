import type { INodeProperties } from 'n8n-workflow';
import type { Step } from '../../src/n8n/operation';
import type { Realm } from '../../src/suppression/suppressions';
import { z } from '../../src/vendor/zod';

export const liveDataOption: INodeProperties = {
	displayName: 'Use Live Data in Test Runs',
	name: 'liveInTestRuns',
	type: 'boolean',
	default: false,
	description:
		'Whether runs started by hand in the editor write to the live list. Otherwise they only read it and keep what they write apart, for one hour.',
};

export const liveDataSchema = z.object({ liveInTestRuns: z.boolean().default(false) });

/** Where this run writes: beside the live list in test runs. */
export function realmOf(step: Step, { liveInTestRuns }: z.infer<typeof liveDataSchema>): Realm {
	return step.mode.isTest && !liveInTestRuns ? 'test' : 'live';
}

/** Tells whoever tries the node out that nothing live was changed. */
export function hintAtTestRun(step: Step, realm: Realm): void {
	if (realm === 'live') return;
	step.hint(
		'Test run: the live list was read but not changed. What test runs write is kept apart, for one hour. Options > Use Live Data in Test Runs changes that.',
	);
}
