import type { Shelf } from '../../src/letters/letters';
import type { Step } from '../../src/n8n/operation';
import type { liveDataSchema } from '../../src/n8n/test-runs';
import { liveDataOption, sparesLiveData } from '../../src/n8n/test-runs';
import type { z } from '../../src/vendor/zod';

export const liveLettersOption = liveDataOption(
	'Whether runs started by hand in the editor change the live letters. Otherwise they only read them.',
);

/** Where this run writes. In test runs that is a shelf of their own, and a hint says so. */
export function shelfOf(step: Step, options: z.infer<typeof liveDataSchema>): Shelf {
	return sparesLiveData(step, options, 'The live letters were not changed.') ? 'test' : 'live';
}
