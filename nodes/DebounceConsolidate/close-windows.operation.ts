import type { INodeProperties } from 'n8n-workflow';
import { closeWindows } from '../../src/debounce/close-windows';
import { deliveredHeldEvent, deliveredNotification } from '../../src/debounce/delivered-item';
import { idOf } from '../../src/ids';
import { toJsonObject } from '../../src/n8n/json-object';
import type { MadeItem, Operation, Step } from '../../src/n8n/operation';
import { readOptions } from '../../src/n8n/parameters';
import { z } from '../../src/vendor/zod';
import { consolidationProperty, consolidationSchema } from './consolidation-parameters';
import { liveDataOption, openQueue, queueProperty, testRunSchema } from './queue-parameters';

const NOTIFICATIONS = 0;
const HELD_BACK = 1;
const MINUTE_MS = 60_000;
/** More than any run can hand on; the rest is closed by the next run. */
const WINDOWS_PER_RUN = 10_000;

export const maxTriesOption: INodeProperties = {
	displayName: 'Tries',
	name: 'maxTries',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 5,
	description:
		'So many runs may fail over a notification before it becomes a dead letter, with the reason',
};

const properties: INodeProperties[] = [
	queueProperty,
	consolidationProperty,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Notifications at Most',
				name: 'maxNotifications',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 100,
				description: 'So many notifications go out of one run. The others wait for the next.',
			},
			{
				displayName: 'Acknowledge Within (Minutes)',
				name: 'leaseMinutes',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 15,
				description:
					'A notification that Acknowledge has not confirmed after so many minutes goes out again: its run is taken for dead',
			},
			maxTriesOption,
			liveDataOption,
		],
	},
];

const optionsSchema = z.object({
	...testRunSchema.shape,
	maxNotifications: z.number().int().min(1).default(100),
	leaseMinutes: z.number().min(1).default(15),
	maxTries: z.number().int().min(1).default(5),
});

export const closeWindowsOperation: Operation = {
	value: 'closeWindows',
	name: 'Close Windows',
	action: 'Close due windows',
	description:
		'Turn events that have waited long enough into notifications. For workflows on a schedule; the Trigger does it by itself.',
	outputs: ['Notifications', 'Held Back'],
	closedOutput: HELD_BACK,
	notesUnder: 'debounce',
	isDestructive: true,
	properties,
	run,
};

async function run(step: Step): Promise<MadeItem[]> {
	const { store, now } = await step.openStore();
	const options = readOptions(step.parameters, optionsSchema);
	const queue = openQueue(step, options);
	const table = step.parameters.once('consolidation', consolidationSchema);
	// The same for Retry On Fail, which so gets again what the first try had leased.
	const leaseToken = idOf('close windows', step.ownerOf(0));
	const closings = await closeWindows(
		store.contactWindows,
		{ queue: queue.id, alsoReads: queue.liveId, table, leaseToken, limit: WINDOWS_PER_RUN },
		now,
	);
	const consumer = consumerOf(step);
	const leased = await store.outbox.lease(
		queue.id,
		{
			leaseToken,
			leaseMs: options.leaseMinutes * MINUTE_MS,
			maxTries: options.maxTries,
			releaser: consumer,
			limit: options.maxNotifications,
		},
		now,
	);
	await store.consumers.note(queue.id, consumer, now);
	const held = closings.flatMap((closing) => closing.held);
	step.hint(
		`${count(closings.length, 'window')} closed, ${count(leased.length, 'notification')} handed out, ${count(held.length, 'event')} held back. Queue: ${queue.name}, in: ${store.description}`,
	);
	const madeOf = step.items.map((_, itemIndex) => itemIndex);
	return [
		...leased.map((one) => ({
			output: NOTIFICATIONS,
			json: toJsonObject(deliveredNotification(one, queue.name)),
			madeOf,
		})),
		...held.map((one) => ({
			output: HELD_BACK,
			json: toJsonObject(deliveredHeldEvent(one, queue.name)),
			madeOf,
		})),
	];
}

function consumerOf({ context }: Step) {
	const { id = 'unsaved', name = 'a workflow without a name' } = context.getWorkflow();
	const node = context.getNode();
	return { workflowId: id, workflowName: name, nodeId: node.id, nodeName: node.name };
}

function count(number: number, word: string): string {
	return `${number.toLocaleString('en-US')} ${word}${number === 1 ? '' : 's'}`;
}
