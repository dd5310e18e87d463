import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';

/** Takes the lock, to be freed with `close()`, or returns nothing when another process holds it. */
export function tryToLock(file: string): DatabaseSync | undefined {
	mkdirSync(dirname(file), { recursive: true });
	const database = new DatabaseSync(file, { timeout: 0 });
	try {
		database.exec('BEGIN EXCLUSIVE');
		return database;
	} catch (error) {
		database.close();
		if (error instanceof Error && /locked/.test(error.message)) return undefined;
		throw error;
	}
}

/**
 * Runs `work` while no other process runs its own under the same lock file. The operating system
 * frees the lock of a process that died, so a lock is never stale. `onWait` is called once when
 * another process holds it.
 */
export async function withLock<T>(
	file: string,
	{ onWait, signal }: { onWait: () => void; signal?: AbortSignal | undefined },
	work: () => Promise<T>,
): Promise<T> {
	let lock = tryToLock(file);
	if (lock === undefined) onWait();
	while (lock === undefined) {
		await delay(500, undefined, { signal });
		lock = tryToLock(file);
	}
	try {
		return await work();
	} finally {
		lock.close();
	}
}
