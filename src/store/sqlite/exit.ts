import type { DatabaseSync } from 'node:sqlite';

const open = new Set<DatabaseSync>();

/**
 * Closes the handle when the process ends, so that the file is left in one piece, without its
 * journal. (After a kill the journal is read at the next opening; nothing is lost then either.)
 */
export function closeAtExit(handle: DatabaseSync): void {
	if (open.size === 0) process.once('exit', closeAll);
	open.add(handle);
}

/** For a handle that was closed before. */
export function forget(handle: DatabaseSync): void {
	open.delete(handle);
	if (open.size === 0) process.removeListener('exit', closeAll);
}

function closeAll(): void {
	for (const handle of open) handle.close();
}
