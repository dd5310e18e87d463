/**
 * The thread that `find-in-thread.ts` starts: it takes records in, works on all of them at once, and
 * hands its answer back in parts, so that neither side is long occupied with one message.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { answerBatch, type BatchRecord } from './batch';
import { partsOf, type FromThread, type ToThread, type ThreadStart } from './thread-messages';

const { model } = workerData as ThreadStart;
const batch: BatchRecord[] = [];

function say(message: FromThread): void {
	parentPort?.postMessage(message);
}

parentPort?.on('message', (message: ToThread) => {
	if (message.kind === 'records') {
		for (const record of message.records) batch.push(record);
		return;
	}
	const answer = answerBatch(model, batch, (phase) => say({ kind: 'phase', phase }));
	for (const clusters of partsOf(answer.clusters)) say({ kind: 'clusters', clusters });
	for (const review of partsOf(answer.review)) say({ kind: 'review', review });
	say({ kind: 'end', compared: answer.compared });
});
