import type { Step } from '../../src/n8n/operation';
import type { liveDataSchema } from '../../src/n8n/test-runs';
import { liveDataOption, sparesLiveData } from '../../src/n8n/test-runs';
import type { Realm } from '../../src/suppression/suppressions';
import type { z } from '../../src/vendor/zod';

export const liveListOption = liveDataOption(
	'Whether runs started by hand in the editor write to the live list. Otherwise they only read it and keep what they write apart, for one hour.',
);

/** What the store is to this node, for the line that sums a run up. */
export const LIST_IN = 'The list is in';

/** Where this run writes: beside the live list in test runs, and a hint says so. */
export function realmOf(step: Step, options: z.infer<typeof liveDataSchema>): Realm {
	const spared =
		'The live list was read but not changed. What test runs write is kept apart, for one hour.';
	return sparesLiveData(step, options, spared) ? 'test' : 'live';
}
