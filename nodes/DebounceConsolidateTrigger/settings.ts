import type { ConsolidationTable } from '../../src/debounce/consolidation-table';
import { queueId } from '../../src/debounce/keys';
import type { PaceLimits } from '../../src/n8n/pace';
import { readOptions, type Parameters } from '../../src/n8n/parameters';
import { z } from '../../src/vendor/zod';
import { consolidationSchema } from '../DebounceConsolidate/consolidation-parameters';
import { queueNameSchema } from '../DebounceConsolidate/queue-parameters';

const optionsSchema = z.object({
	maxPerMinute: z.number().int().min(0).default(0),
	maxRunning: z.number().int().min(1).default(10),
	maxTries: z.number().int().min(1).default(5),
});

export interface QueueSettings {
	/** The queue as the node calls it, and as the store does. */
	readonly name: string;
	readonly queue: string;
	readonly table: ConsolidationTable;
}

export function readQueueSettings(parameters: Parameters): QueueSettings {
	const name = parameters.once('queue', queueNameSchema);
	const table = parameters.once('consolidation', consolidationSchema);
	return { name, queue: queueId(name, { isTest: false }), table };
}

export interface ReleaseSettings {
	readonly pace: PaceLimits;
	readonly maxTries: number;
}

export function readReleaseSettings(parameters: Parameters): ReleaseSettings {
	const { maxPerMinute, maxRunning, maxTries } = readOptions(parameters, optionsSchema);
	return {
		maxTries,
		pace: { maxRunning, maxPerMinute: maxPerMinute === 0 ? undefined : maxPerMinute },
	};
}
