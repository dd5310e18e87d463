import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { takeTurns } from '../../event-loop';
import type {
	BatchAnswer,
	BatchRecord,
	BatchTerms,
	ExplainedLink,
	FoundCluster,
	Report,
} from './batch';
import { partsOf, type FromThread, type ThreadStart, type ToThread } from './thread-messages';

export interface ThreadTerms extends BatchTerms {
	/** Ends the thread and the waiting for it. */
	readonly signal?: AbortSignal | undefined;
}

/**
 * Finds the duplicates of a batch in a thread of its own, so that n8n goes on meanwhile.
 *
 * @throws the signal's reason when it is aborted; what went wrong in the thread
 */
export async function findInThread(
	batch: readonly BatchRecord[],
	{ model, keepApart = [], signal, report }: ThreadTerms,
): Promise<BatchAnswer> {
	signal?.throwIfAborted();
	const start: ThreadStart = { model, keepApart };
	const thread = new Worker(join(__dirname, 'batch-thread.js'), { workerData: start });
	try {
		const answer = answerOf(thread, signal, report);
		// A failure while records are still being sent is told below.
		answer.catch(() => undefined);
		await send(batch, thread, signal);
		return await answer;
	} finally {
		await thread.terminate();
	}
}

async function send(
	batch: readonly BatchRecord[],
	thread: Worker,
	signal: AbortSignal | undefined,
): Promise<void> {
	const tell = (message: ToThread) => thread.postMessage(message);
	const takeTurn = takeTurns();
	for (const records of partsOf(batch)) {
		tell({ kind: 'records', records });
		await takeTurn();
		signal?.throwIfAborted();
	}
	tell({ kind: 'more' });
}

async function answerOf(
	thread: Worker,
	signal: AbortSignal | undefined,
	report: Report | undefined,
): Promise<BatchAnswer> {
	const clusters: FoundCluster[] = [];
	const review: ExplainedLink[] = [];
	return await new Promise((resolve, reject) => {
		signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
		thread.on('error', reject);
		thread.on('exit', () => reject(new Error('The thread that compares records has ended early')));
		thread.on('message', (message: FromThread) => {
			if (message.kind === 'phase') report?.(message.phase);
			if (message.kind === 'clusters') clusters.push(...message.clusters);
			if (message.kind === 'review') review.push(...message.review);
			if (message.kind === 'end') resolve({ clusters, review, compared: message.compared });
			if (message.kind === 'clusters' || message.kind === 'review') askForMore(thread);
		});
	});
}

/** After others had their turn: each part takes a few milliseconds to be taken apart. */
function askForMore(thread: Worker): void {
	setImmediate(() => {
		const more: ToThread = { kind: 'more' };
		thread.postMessage(more);
	});
}
