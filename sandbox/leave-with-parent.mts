import { isMainThread, Worker } from 'node:worker_threads';

/**
 * Loaded into every n8n that is started here. When the process that started it is gone, whatever
 * the reason, n8n and its task runner leave too, so that nothing stays behind on a port. The watch
 * is a thread of its own, because n8n may be too busy to notice.
 */
if (isMainThread) {
	new Worker(new URL('watch-parent.mts', import.meta.url), { execArgv: [] }).unref();
}
