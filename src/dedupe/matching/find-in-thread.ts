import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ApartIds, BatchRecord, Report } from './batch';
import type { MatchingModel } from './model';
import {
	packed,
	type AnswerPart,
	type FromThread,
	type Reply,
	type ThreadStart,
	type ToThread,
} from './thread-messages';

export interface ThreadTerms {
	readonly model: MatchingModel;
	/** Asked when all records are read; see {@link BatchTerms.keepApart}. */
	readonly keepApart?: (() => Promise<readonly ApartIds[]>) | undefined;
	/** Whether the answer names the records that are in no cluster. */
	readonly namesUnique?: boolean | undefined;
	/** Ends the thread and the waiting for it. */
	readonly signal?: AbortSignal | undefined;
	readonly report?: Report | undefined;
}

/** Node would take three times as much for what lives shortly, and be no faster for it. */
const YOUNG_MB = 48;

/**
 * Finds the duplicates of a batch in a thread of its own, so that n8n goes on meanwhile. Nothing of
 * the batch is kept here: a million records would hold the event loop for long whenever memory is
 * tidied up. A part of the records is read while the thread takes the one before it in, and a part of
 * the answer is handed over when the one before it was dealt with. In between others have their turn.
 *
 * @param parts the records; they are read to the end before anything is compared
 * @throws what the parts throw; the signal's reason when it is aborted; what went wrong in the thread
 */
export async function* findInThread(
	parts: AsyncIterable<readonly BatchRecord[]>,
	terms: ThreadTerms,
): AsyncGenerator<AnswerPart, undefined> {
	const { model, keepApart, namesUnique = false, signal } = terms;
	signal?.throwIfAborted();
	const start: ThreadStart = { model, namesUnique };
	const thread = new Worker(join(__dirname, 'batch-thread.js'), {
		workerData: start,
		resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
	});
	try {
		const ask = talkTo(thread, terms);
		await send(parts, ask);
		let question: ToThread = { kind: 'compare', keepApart: (await keepApart?.()) ?? [] };
		for (;;) {
			const reply = await ask(question);
			if (reply.kind !== 'taken') yield reply;
			if (reply.kind === 'end') return undefined;
			question = { kind: 'more' };
		}
	} finally {
		await thread.terminate();
	}
}

/** Puts a question to the thread. There is one at a time. */
type Ask = (question: ToThread) => Promise<Reply>;

async function send(parts: AsyncIterable<readonly BatchRecord[]>, ask: Ask): Promise<void> {
	let taken: Promise<Reply> | undefined;
	for await (const records of parts) {
		await taken;
		taken = ask({ kind: 'records', records: records.map(packed) });
		// A failure while the next part is read is told above.
		taken.catch(() => undefined);
	}
	await taken;
}

function talkTo(thread: Worker, { signal, report }: ThreadTerms): Ask {
	let failure: Error | undefined;
	let waiting: { resolve(reply: Reply): void; reject(reason: Error): void } | undefined;
	const fail = (reason: Error) => {
		failure ??= reason;
		waiting?.reject(failure);
	};
	const abort = () => fail(signal?.reason as Error);
	signal?.addEventListener('abort', abort);
	thread.on('error', fail);
	thread.on('exit', () => {
		signal?.removeEventListener('abort', abort);
		fail(new Error('The thread that compares records has ended early'));
	});
	thread.on('message', (message: FromThread) => {
		if (message.kind === 'phase') report?.(message.phase);
		// In a turn of its own: Node goes on with messages, as long as more come, before anything else.
		else setImmediate(() => waiting?.resolve(message));
	});
	return async (question) =>
		await new Promise((resolve, reject) => {
			waiting = { resolve, reject };
			if (failure === undefined) thread.postMessage(question);
			else reject(failure);
		});
}
