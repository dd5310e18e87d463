import type { INodeProperties } from 'n8n-workflow';
import type { AcknowledgeAnswer } from '../../src/debounce/outbox';
import type { Decision, Operation, Step } from '../../src/n8n/operation';
import { readOptions } from '../../src/n8n/parameters';
import { envelopeOf } from '../../src/records/envelope';
import { liveDataSchema, sparesLiveData } from '../../src/n8n/test-runs';
import { z } from '../../src/vendor/zod';
import { storableKey } from '../../src/debounce/keys';
import { liveQueueOption } from './queue-parameters';

const properties: INodeProperties[] = [
	{
		displayName: 'Notification ID',
		name: 'notificationId',
		type: 'string',
		required: true,
		default: '={{ $json.notification_id ?? $json.doorman.delivery_id }}',
		placeholder: "e.g. {{ $('Notifications').item.json.notification_id }}",
		description:
			'The notification that is done with. When a node in between has replaced the item, take the ID from where the notification came in.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Nothing Was Sent',
				name: 'nothingSent',
				type: 'boolean',
				default: false,
				description:
					'Whether the notification is done with but nothing went out, for example because the address is suppressed. Its cooldown then does not start.',
			},
			liveQueueOption,
		],
	},
];

const optionsSchema = z.object({
	...liveDataSchema.shape,
	nothingSent: z.boolean().default(false),
});

export const acknowledgeOperation: Operation = {
	value: 'acknowledge',
	name: 'Acknowledge',
	action: 'Acknowledge a notification',
	description: 'Confirm that a notification is done with, so that it does not go out again',
	outputs: ['Done'],
	closedOutput: 0,
	notesUnder: 'debounce',
	isDestructive: true,
	properties,
	run,
};

type Answer = AcknowledgeAnswer | 'without_id';

async function run(step: Step): Promise<Decision[]> {
	const { store, now } = await step.openStore();
	const { nothingSent, ...live } = readOptions(step.parameters, optionsSchema);
	const idOf = step.parameters.perItem('notificationId', z.unknown());
	const asked = await step.each((itemIndex) => ({
		itemIndex,
		notificationId: storableKey(idOf(itemIndex)),
		leaseToken: envelopeOf(step.items[itemIndex]?.json ?? {}).debounce?.lease_token,
	}));
	const known = asked.flatMap(({ notificationId, ...one }) =>
		notificationId === undefined ? [] : [{ ...one, notificationId }],
	);
	const testOnly = sparesLiveData(step, live, 'Notifications of the live queue were left alone.');
	const answers = await store.outbox.acknowledge(known, { wasSent: !nothingSent, testOnly }, now);
	const byItem = new Map(known.map(({ itemIndex }, index) => [itemIndex, answers[index]]));
	return asked.map(({ itemIndex }) => {
		const answer: Answer = byItem.get(itemIndex) ?? 'without_id';
		return { itemIndex, output: 0, details: { decision: answer, reason: answer } };
	});
}
