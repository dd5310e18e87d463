import { spawn, type ChildProcess } from 'node:child_process';
import { Socket } from 'node:net';
import { join } from 'node:path';

/**
 * Sees to it that a server ends when this process is gone, also when it is killed the hard way. The
 * watch is a process of its own, which ends with the server.
 *
 * @param signal what ends the server
 * @param folder is deleted then
 */
export function endWithParent(server: ChildProcess, signal: NodeJS.Signals, folder?: string): void {
	if (server.pid === undefined) return;
	const program = join(import.meta.dirname, 'programs', 'watch-parent.mts');
	const watcher = spawn(
		process.execPath,
		[program, String(server.pid), signal, ...(folder === undefined ? [] : [folder])],
		// In a group of its own, so that what kills ours leaves it. The pipe closes with us.
		{ stdio: ['pipe', 'ignore', 'ignore'], detached: true },
	);
	watcher.unref();
	if (watcher.stdin instanceof Socket) watcher.stdin.unref();
	server.once('exit', () => watcher.kill('SIGKILL'));
}
