import { ConfigurationError } from '../errors';
import type { Consumer, Consumers } from './consumers';

/** What a killed process held is free after that time. Renewed so often that two renewals may fail. */
const HOLD_MS = 30_000;
const RENEW_AFTER_MS = 10_000;

/** A queue that one trigger releases, until it lets go. */
export interface QueueHold {
	/** Renews the hold when it is time; false as long as another trigger has the queue. */
	keep(now: number): Promise<boolean>;
	letGo(now: number): Promise<void>;
}

/** Told when a hold changes hands, each time once. */
export interface HoldListener {
	/** Its time had run out, and another trigger has the queue now. @param holder in words */
	onLost(holder: string): void;
	onRegained(): void;
}

/** Takes a queue. Fails with the name of the workflow that releases it already. */
export async function holdQueue(
	consumers: Consumers,
	queue: string,
	consumer: Consumer,
	listener: HoldListener,
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
			const other = await consumers.claim(queue, consumer, HOLD_MS, at);
			renewedAtMs = at;
			const wasHeld = isHeld;
			isHeld = other === undefined;
			if (wasHeld && other !== undefined) listener.onLost(inWords(other, consumer));
			if (!wasHeld && isHeld) listener.onRegained();
			return isHeld;
		},

		letGo: async (at) => {
			isLetGo = true;
			await consumers.release(queue, consumer, at);
		},
	};
}

function alreadyReleased(queue: string, holder: Consumer, own: Consumer): ConfigurationError {
	return new ConfigurationError(
		`The queue ${queue} is released by ${inWords(holder, own)} already`,
		'Only one trigger may release a queue. Enter another queue name here, or unpublish the other workflow first; if it was stopped the hard way, its hold ends within 30 seconds.',
	);
}

function inWords(holder: Consumer, own: Consumer): string {
	return holder.workflowId === own.workflowId
		? 'another trigger of this workflow'
		: `the workflow "${holder.workflowName}" (${holder.workflowId})`;
}
