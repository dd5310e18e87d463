import { homedir } from 'node:os';
import { join } from 'node:path';

/** The release of n8n that the sandbox and the tests run. */
export const N8N_VERSION = '2.41.1';

/** Where big downloads are kept between runs and between clones. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
	if (env['DOORMAN_CACHE']) return env['DOORMAN_CACHE'];
	return join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'n8n-nodes-doorman');
}

/** The folder of the installed n8n (it holds `node_modules/n8n`). */
export function n8nFolder(env: NodeJS.ProcessEnv = process.env): string {
	return join(cacheFolder(env), `n8n-${N8N_VERSION}`);
}

/** The script that starts n8n. */
export function n8nScript(env: NodeJS.ProcessEnv = process.env): string {
	return join(n8nFolder(env), 'node_modules', 'n8n', 'bin', 'n8n');
}
