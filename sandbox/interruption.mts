const PARENT_CHECK_MS = 500;

/**
 * Is aborted when the person (Ctrl-C), the system (SIGTERM) or a closed terminal asks to stop, and
 * when the parent is gone: the shell between npm and this process passes no signal on. Pressing
 * Ctrl-C a second time ends the process at once.
 */
export function stoppedByPerson(): AbortSignal {
	const stop = new AbortController();
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.once(signal, () => stop.abort());
	}
	const parent = process.ppid;
	setInterval(() => process.ppid === parent || stop.abort(), PARENT_CHECK_MS).unref();
	return stop.signal;
}
