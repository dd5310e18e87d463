import type { Worker } from 'node:worker_threads';
import { onTestFinished } from 'vitest';
import type { ToThread } from '../../src/dedupe/matching/thread-messages';

/**
 * Until the test is over, has whatever is sent to a thread that compares records go through `post`,
 * which says when it is sent: so a thread can be as slow as a test wants.
 */
export function holdThreads(post: (message: ToThread, send: () => void) => void): void {
	const hold = (thread: Worker) => {
		const send = thread.postMessage.bind(thread);
		thread.postMessage = (message: unknown) => {
			if (isToThread(message)) post(message, () => send(message));
			else send(message);
		};
	};
	process.on('worker', hold);
	onTestFinished(() => {
		process.off('worker', hold);
	});
}

/** Other threads are sent other things. */
function isToThread(message: unknown): message is ToThread {
	return typeof message === 'object' && message !== null && 'kind' in message;
}
