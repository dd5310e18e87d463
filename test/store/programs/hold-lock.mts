// Takes the write lock of a SQLite file, as a backup or another program might, and lets go of it
// when it is told to.
import { DatabaseSync } from 'node:sqlite';

let handle: DatabaseSync | undefined;

process.on('message', ({ lock }: { lock: string | null }) => {
	if (lock === null) {
		handle?.exec('COMMIT');
		handle?.close();
	} else {
		handle = new DatabaseSync(lock, { timeout: 5_000 });
		handle.exec('BEGIN IMMEDIATE');
	}
	process.send?.({ isLocked: lock !== null });
});
