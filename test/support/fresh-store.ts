import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SCHEME = 'sqlite:';

/**
 * A new embedded store for nodes without a credential, named in the environment. For `beforeAll` or
 * `beforeEach`: they call what it returns after the last test of the file or after each test, and the
 * store is gone.
 */
export function freshStore(): () => void {
	const folder = mkdtempSync(join(tmpdir(), 'doorman-test-'));
	process.env['DOORMAN_STORE_URL'] = SCHEME + join(folder, 'doorman.sqlite');
	return () => {
		delete process.env['DOORMAN_STORE_URL'];
		rmSync(folder, { recursive: true, force: true });
	};
}

/** Where the fresh store is. */
export function storeFile(): string {
	return (process.env['DOORMAN_STORE_URL'] ?? '').slice(SCHEME.length);
}
