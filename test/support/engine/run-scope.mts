import { AsyncLocalStorage } from 'node:async_hooks';

import type { LogEntry } from './recording-logger.mts';

/** What belongs to one run although n8n keeps it once per process. */
export interface RunScope {
	readonly instanceId: string | undefined;
	readonly logs: LogEntry[];
}

/** n8n's logger and instance settings are singletons; this tells parallel runs apart. */
export const runScope = new AsyncLocalStorage<RunScope>();
