/**
 * The thread that `find-in-thread.ts` starts: it takes records in, works on all of them at once, and
 * hands its answer back in parts, each when it is asked for, so that neither side is long occupied.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { answerOf, readBatch, type BatchRecord, type Report } from './batch';
import { partsOf, type FromThread, type ThreadStart, type ToThread } from './thread-messages';

const { model, keepApart } = workerData as ThreadStart;
const batch: BatchRecord[] = [];
let answer: Generator<FromThread, undefined> | undefined;

parentPort?.on('message', (message: ToThread) => {
	if (message.kind === 'records') {
		for (const record of message.records) batch.push(record);
		return;
	}
	answer ??= answerInParts();
	const { value } = answer.next();
	if (value !== undefined) say(value);
});

function* answerInParts(): Generator<FromThread, undefined> {
	const report: Report = (phase) => say({ kind: 'phase', phase });
	const read = readBatch(batch, { model, keepApart, report });
	// A large batch takes as much memory as comparing it.
	batch.length = 0;
	const { clusters, review, compared } = answerOf(read, report);
	for (const part of partsOf(clusters)) yield { kind: 'clusters', clusters: part };
	for (const part of partsOf(review)) yield { kind: 'review', review: part };
	yield { kind: 'end', compared };
	return undefined;
}

function say(message: FromThread): void {
	parentPort?.postMessage(message);
}
