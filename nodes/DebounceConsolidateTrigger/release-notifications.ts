import type { INodeExecutionData, ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';
import type { Closing } from '../../src/debounce/close-window';
import { deliveredHeldEvent, deliveredNotification } from '../../src/debounce/delivered-item';
import { deliveriesOf } from '../../src/debounce/deliveries';
import { queueId, wakeUpTopic } from '../../src/debounce/keys';
import { holdQueue } from '../../src/debounce/queue-hold';
import { toJsonObject } from '../../src/n8n/json-object';
import { readOptions } from '../../src/n8n/parameters';
import { releaserOf } from '../../src/n8n/releaser';
import { startReleasing } from '../../src/n8n/releasing';
import { storeOf } from '../../src/n8n/store-lookup';
import { triggerParameters } from '../../src/n8n/trigger-parameters';
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
	const hold = await holdQueue(store.consumers, queue, releaser, await store.now());
	const deliveries = deliveriesOf(store.contactWindows, store.outbox, {
		queue,
		table,
		maxTries,
		releaser,
		random: Math.random,
		holdsQueue: (now) => hold.keep(now),
		onClosed: (closings) => {
			emitHeldBack(context, closings, name);
		},
	});
	const stop = startReleasing(context, {
		store,
		deliveries,
		topic: wakeUpTopic(queue),
		pace: { maxRunning, maxPerMinute: maxPerMinute === 0 ? undefined : maxPerMinute },
		toOutputs: (leased) => [[{ json: toJsonObject(deliveredNotification(leased, name)) }], []],
	});
	return {
		closeFunction: async () => {
			await stop();
			await hold.letGo(await store.now());
		},
	};
}

/** What was held back starts a run of its own; it stands in the store as well. */
function emitHeldBack(
	context: Pick<ITriggerFunctions, 'emit'>,
	closings: readonly Closing[],
	queue: string,
): void {
	const items = closings
		.flatMap(({ held }) => held)
		.map((held): INodeExecutionData => ({ json: toJsonObject(deliveredHeldEvent(held, queue)) }));
	if (items.length > 0) context.emit([[], items]);
}
