/** The thread that `checkpoints.ts` starts: each message asks for one checkpoint of the file. */
import { parentPort, workerData } from 'node:worker_threads';

const { DatabaseSync } = process.getBuiltinModule('node:sqlite');

parentPort?.on('message', () => {
	// Open only meanwhile: whoever closes the store shall be the last, and take the journal along.
	const handle = new DatabaseSync(String(workerData));
	try {
		// PASSIVE never makes a writer wait.
		handle.exec('PRAGMA wal_checkpoint(PASSIVE)');
	} finally {
		handle.close();
	}
	parentPort?.postMessage('done');
});
