import type { INodeProperties } from 'n8n-workflow';
import { queueId } from '../../src/debounce/keys';
import type { Step } from '../../src/n8n/operation';
import type { liveDataSchema } from '../../src/n8n/test-runs';
import { liveDataOption, sparesLiveData } from '../../src/n8n/test-runs';
import { z } from '../../src/vendor/zod';

export const queueProperty: INodeProperties = {
	displayName: 'Queue',
	name: 'queue',
	type: 'string',
	required: true,
	default: 'default',
	placeholder: 'e.g. listing-alerts',
	description:
		'Name of the queue that events wait in. Nodes and workflows with the same name work on the same queue.',
};

export const liveQueueOption = liveDataOption(
	'Whether runs started by hand in the editor work on the live queue. Otherwise they have a queue of their own, which knows what the live one knows and is emptied after an hour.',
);

/** The queue's name as a field or an expression gives it. */
export const queueNameSchema = z
	.union([z.string(), z.number()])
	.nullish()
	.transform((name) => String(name ?? ''));

export interface QueueInUse {
	/** What the Queue field says. */
	readonly name: string;
	/** Where this run works. */
	readonly id: string;
	/** In test runs: the live queue, which is read and not written. */
	readonly liveId: string | undefined;
}

/** Finds the queue of this run, a shadow of the live one in test runs, and says so in a hint. */
export function openQueue(step: Step, options: z.infer<typeof liveDataSchema>): QueueInUse {
	const name = step.parameters.once('queue', queueNameSchema);
	const liveId = queueId(name, { isTest: false });
	const spared = 'The live queue was read but not changed; test runs have a queue of their own.';
	return sparesLiveData(step, options, spared)
		? { name, id: queueId(name, { isTest: true }), liveId }
		: { name, id: liveId, liveId: undefined };
}
