import { join } from 'node:path';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { openQueueMode, type QueueMode, type QueueModeOptions } from './queue-mode';

const ARTEFACTS = join(import.meta.dirname, '..', '..', '..', 'test-artifacts', 'queue-mode');

/**
 * Opens one queue mode for all tests of the calling file and closes it after the last. When a test
 * failed, the logs of all processes are kept in `test-artifacts/queue-mode`.
 *
 * @param prepare done once, before the first test
 */
export function useQueueMode(
	options: QueueModeOptions,
	prepare: (queueMode: QueueMode) => Promise<void>,
): () => QueueMode {
	let queueMode: QueueMode | undefined;
	beforeAll(async () => {
		queueMode = await openQueueMode(options);
		await prepare(queueMode).catch((error: unknown) => {
			queueMode?.saveLogs(ARTEFACTS);
			throw error;
		});
	});
	afterEach(({ task }) => {
		if (task.result?.state === 'fail') queueMode?.saveLogs(ARTEFACTS);
	});
	afterAll(async () => await queueMode?.close());
	return () => {
		if (queueMode === undefined) throw new Error('Queue mode is opened before the first test');
		return queueMode;
	};
}
