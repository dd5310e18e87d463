import type { INodeExecutionData, ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';
import { deliveredHeldEvent, deliveredNotification } from '../../src/debounce/delivered-item';
import { deliveriesOf, type Released } from '../../src/debounce/deliveries';
import { queueId, wakeUpTopic } from '../../src/debounce/keys';
import { holdQueue, type HoldListener } from '../../src/debounce/queue-hold';
import { toJsonObject } from '../../src/n8n/json-object';
import { readOptions } from '../../src/n8n/parameters';
import { releaserOf } from '../../src/n8n/releaser';
import { startReleasing } from '../../src/n8n/releasing';
import { storeOf } from '../../src/n8n/store-lookup';
import { triggerParameters } from '../../src/n8n/trigger-parameters';
import type { Leased } from '../../src/records/delivery';
import { z } from '../../src/vendor/zod';
import { consolidationSchema } from '../DebounceConsolidate/consolidation-parameters';
import { queueNameSchema } from '../DebounceConsolidate/queue-parameters';
import { peekWhenAsked } from './peek';

const optionsSchema = z.object({
	maxPerMinute: z.number().int().min(0).default(0),
	maxRunning: z.number().int().min(1).default(10),
	maxTries: z.number().int().min(1).default(5),
});

/** Closes windows as they are due and hands what they become to the workflow, at the set pace. */
export async function releaseNotifications(context: ITriggerFunctions): Promise<ITriggerResponse> {
	const parameters = triggerParameters(context);
	const name = parameters.once('queue', queueNameSchema);
	const queue = queueId(name, { isTest: false });
	const table = parameters.once('consolidation', consolidationSchema);
	const { maxPerMinute, maxRunning, maxTries } = readOptions(parameters, optionsSchema);
	const store = await storeOf(context);
	if (context.getMode() === 'manual') return peekWhenAsked(context, store, { name, queue, table });
	const releaser = releaserOf(context);
	const listener = holdLog(context, name);
	const hold = await holdQueue(store.consumers, queue, releaser, listener, await store.now());
	const deliveries = deliveriesOf(store, {
		queue,
		table,
		maxTries,
		releaser,
		random: Math.random,
		holdsQueue: (now) => hold.keep(now),
	});
	const stop = startReleasing(context, {
		store,
		deliveries,
		topic: wakeUpTopic(queue),
		pace: { maxRunning, maxPerMinute: maxPerMinute === 0 ? undefined : maxPerMinute },
		toOutputs: (leased) => toRunData(leased, name),
	});
	return {
		closeFunction: async () => {
			await stop();
			await hold.letGo(await store.now());
		},
	};
}

/** Says so in n8n's log when another workflow takes the queue, and when it is back. */
function holdLog(
	context: Pick<ITriggerFunctions, 'getNode' | 'logger'>,
	queue: string,
): HoldListener {
	const { logger } = context;
	const node = context.getNode().name;
	return {
		onLost: (holder) => {
			logger.warn(
				`${node}: the queue ${queue} is released by ${holder} now, which took it over while this n8n did not answer. Nothing is released here until that workflow is unpublished. Only one trigger may release a queue.`,
			);
		},
		onRegained: () => {
			logger.info(`${node}: the queue ${queue} is released here again.`);
		},
	};
}

/** What a run starts with: notifications on the first output, events held back on the second. */
function toRunData(
	{ payload, ...leased }: Leased<Released>,
	queue: string,
): INodeExecutionData[][] {
	if (payload.kind === 'notification') {
		const notification = { ...leased, payload: payload.notification };
		return [[{ json: toJsonObject(deliveredNotification(notification, queue)) }], []];
	}
	const items = payload.events.map((event) => ({
		json: toJsonObject(deliveredHeldEvent(event, queue)),
	}));
	return [[], items];
}
