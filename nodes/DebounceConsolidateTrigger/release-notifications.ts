import type { ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';
import { deliveriesOf } from '../../src/debounce/deliveries';
import { wakeUpTopic } from '../../src/debounce/keys';
import { holdQueue, type HoldListener } from '../../src/debounce/queue-hold';
import { releaserOf } from '../../src/n8n/releaser';
import { startReleasing } from '../../src/n8n/releasing';
import { storeOf } from '../../src/n8n/store-lookup';
import { triggerParameters } from '../../src/n8n/trigger-parameters';
import { toRunData } from './outputs';
import { readQueueSettings, readReleaseSettings } from './settings';

/** Closes windows as they are due and hands what they become to the workflow, at the set pace. */
export async function releaseNotifications(context: ITriggerFunctions): Promise<ITriggerResponse> {
	const parameters = triggerParameters(context);
	const { name, queue, table } = readQueueSettings(parameters);
	const { pace, maxTries } = readReleaseSettings(parameters);
	const store = await storeOf(context);
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
		pace,
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
