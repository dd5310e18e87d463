import { EventEmitter } from 'node:events';
import { idOf } from '../ids';
import type { Database } from './database';

/**
 * Tells who waits for something in the store that there may be some, without waiting for their next
 * look. A hint only: one may get lost or come for nothing, so whoever listens also looks by itself.
 */
export interface WakeUps {
	/** Wakes all who listen for the topic, in this and other processes. Never fails, never waits. */
	wake(topic: string): void;
	/** Calls `onWake` for each wake-up until the returned function is called. */
	listen(topic: string, onWake: () => void): () => Promise<void>;
}

/** Among all stores of this process, by store and topic. */
const emitter = new EventEmitter().setMaxListeners(0);

/** @param identity of the store; equal for all handles on the same place in this process */
export function wakeUpsOf(database: Pick<Database, 'messages'>, identity: string): WakeUps {
	const eventOf = (topicId: string) => `${identity}:${topicId}`;
	const sendOnce = coalesced((topicId) => database.messages?.send(topicId));
	return {
		wake: (topic) => {
			const topicId = idOf(topic);
			emitter.emit(eventOf(topicId));
			sendOnce(topicId);
		},

		listen: (topic, onWake) => {
			const topicId = idOf(topic);
			emitter.on(eventOf(topicId), onWake);
			const stopReceiving = database.messages?.receive((message) => {
				if (message === topicId) onWake();
			}, onWake);
			return async () => {
				emitter.off(eventOf(topicId), onWake);
				await stopReceiving?.();
			};
		},
	};
}

/**
 * While a message about a topic is under way, further ones about it become one more: who stores a
 * thousand things at once need not say so a thousand times. Failures are left to the next look.
 */
function coalesced(
	send: (topicId: string) => Promise<void> | undefined,
): (topicId: string) => void {
	const underWay = new Map<string, 'once' | 'again'>();
	const sendAll = async (topicId: string) => {
		try {
			while (underWay.get(topicId) === 'again') {
				underWay.set(topicId, 'once');
				await send(topicId);
			}
		} catch {
			// The listener looks by itself within a second.
		} finally {
			underWay.delete(topicId);
		}
	};
	return (topicId) => {
		const isUnderWay = underWay.has(topicId);
		underWay.set(topicId, 'again');
		if (!isUnderWay) void sendAll(topicId);
	};
}
