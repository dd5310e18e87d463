// Waits until whoever started it is gone, which closes its standard input, and then ends the server
// that was named to it, and deletes the server's folder if there is one.
import { rmSync } from 'node:fs';

const [, , pid = '', ending = 'SIGKILL', folder] = process.argv;
const EVERY_MS = 100;
const PATIENCE_MS = 10_000;

process.stdin.resume();
process.stdin.once('close', () => void end());

async function end(): Promise<void> {
	const patientUntil = performance.now() + PATIENCE_MS;
	signal(ending as NodeJS.Signals);
	while (signal(0)) {
		if (performance.now() > patientUntil) signal('SIGKILL');
		await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
	}
	if (folder !== undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
	process.exit();
}

/** Whether there was anybody to get it. */
function signal(name: NodeJS.Signals | 0): boolean {
	try {
		return process.kill(Number(pid), name);
	} catch {
		return false;
	}
}
