const EVERY_MS = 250;

/** Set by whoever started this process; its parent may be gone before this line runs. */
const startedBy = Number(process.env['DOORMAN_STARTED_BY']);

setInterval(() => {
	if (process.ppid !== startedBy) process.kill(-process.pid, 'SIGKILL');
}, EVERY_MS);
