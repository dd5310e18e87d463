import { ConfigurationError } from '../errors';
import type { Consumer, Consumers } from './consumers';

/** What a killed process held is free after that time. Renewed so often that two renewals may fail. */
const HOLD_MS = 30_000;
const RENEW_AFTER_MS = 10_000;

/** A queue that one trigger releases, until it lets go. */
export interface QueueHold {
	/** Renews the hold when it is time; false when another workflow has taken the queue meanwhile. */
	keep(now: number): Promise<boolean>;
	letGo(now: number): Promise<void>;
}

/** Takes a queue. Fails with the name of the workflow that releases it already. */
export async function holdQueue(
	consumers: Consumers,
	queue: string,
	consumer: Consumer,
	now: number,
): Promise<QueueHold> {
	const holder = await consumers.claim(queue, consumer, HOLD_MS, now);
	if (holder !== undefined) throw alreadyReleased(queue, holder, consumer);
	let renewedAtMs = now;
	let isHeld = true;
	let isLetGo = false;
	return {
		keep: async (at) => {
			if (isLetGo) return false;
			if (isHeld && at - renewedAtMs < RENEW_AFTER_MS) return true;
			isHeld = (await consumers.claim(queue, consumer, HOLD_MS, at)) === undefined;
			renewedAtMs = at;
			return isHeld;
		},

		letGo: async (at) => {
			isLetGo = true;
			await consumers.release(queue, consumer, at);
		},
	};
}

function alreadyReleased(queue: string, holder: Consumer, own: Consumer): ConfigurationError {
	const who =
		holder.workflowId === own.workflowId
			? 'another trigger of this workflow'
			: `the workflow "${holder.workflowName}" (${holder.workflowId})`;
	return new ConfigurationError(
		`The queue ${queue} is released by ${who} already`,
		'Only one trigger may release a queue. Enter another queue name here, or unpublish the other workflow first; if it was stopped the hard way, its hold ends within 30 seconds.',
	);
}
