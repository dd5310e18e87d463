import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder for the running test alone. It is deleted when the test has passed. */
export function freshFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'doorman-test-'));
	onTestFinished(({ task }) => {
		if (task.result?.state === 'pass') rmSync(folder, { recursive: true, force: true });
	});
	return folder;
}
