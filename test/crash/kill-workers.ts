import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** What every worker program is started with. */
export interface WorkerOrder<Input> {
	readonly input: Input;
	/** The file it records its calls in. */
	readonly historyFile: string;
	/** Its number among those that work side by side; the same after a restart. */
	readonly worker: number;
}

export interface KillPlan<Input> {
	/** The worker program, from the root of the project. It works until it is killed. */
	readonly program: string;
	readonly workers: number;
	readonly input: Input;
	readonly forMs: number;
	/** It goes on for longer, where the machine is busy, until each worker was killed so often. */
	readonly killsEach: number;
	/** How long a worker lives, at random between the two. */
	readonly lifeMs: readonly [shortest: number, longest: number];
	/** Where the histories go. */
	readonly folder: string;
}

/**
 * Lets workers run side by side, each killed at random (`SIGKILL`) and started again until the time
 * is over and it was killed often enough. Fails when one ends by itself.
 *
 * @returns how often one was killed, and the files of the histories
 */
export async function killWorkers<Input>(
	plan: KillPlan<Input>,
): Promise<{ kills: number; historyFiles: string[] }> {
	const endsAt = performance.now() + plan.forMs;
	const historyFiles = Array.from({ length: plan.workers }, (_, worker) =>
		join(plan.folder, `worker-${worker}.jsonl`),
	);
	let kills = 0;
	await Promise.all(
		historyFiles.map(async (historyFile, worker) => {
			for (let own = 0; own < plan.killsEach || performance.now() < endsAt; own++) {
				await liveAndDie(plan, { input: plan.input, historyFile, worker });
				kills++;
			}
		}),
	);
	return { kills, historyFiles };
}

/** A worker says that it works by a message; its life counts from there. */
async function liveAndDie<Input>(
	{ program, lifeMs: [shortest, longest] }: KillPlan<Input>,
	order: WorkerOrder<Input>,
): Promise<void> {
	const file = join(import.meta.dirname, '..', '..', program);
	const child = fork(file, [JSON.stringify(order)], {
		execArgv: [],
		stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
	});
	let printed = '';
	child.stderr?.on('data', (data: Buffer) => (printed += data.toString()));
	const exited = once(child, 'exit');
	await Promise.race([once(child, 'message'), exited]);
	await new Promise((resolve) =>
		setTimeout(resolve, shortest + Math.random() * (longest - shortest)),
	);
	const isAlive = child.exitCode === null && child.signalCode === null;
	child.kill('SIGKILL');
	await exited;
	if (!isAlive) throw new Error(`${program} ended by itself:\n${printed}`);
}
