import { spawn } from 'node:child_process';

/** A program that ended badly, with everything it printed. */
export class ProgramFailed extends Error {
	readonly output: string;

	constructor(command: string, how: string, output: string) {
		super(`${command} ${how}:\n${output.trim().split('\n').slice(-15).join('\n')}`);
		this.output = output;
	}
}

export interface RunProgramOptions {
	cwd: string;
	env?: NodeJS.ProcessEnv;
	/** Ends the program and what it started. */
	signal?: AbortSignal | undefined;
}

function endGroup(pid: number | undefined): void {
	if (pid === undefined) return;
	try {
		process.kill(-pid, 'SIGKILL');
	} catch {
		// Nobody of the group is left, which is what was wanted.
	}
}

/**
 * Runs a program to its end and returns what it wrote to its standard output. Rejects with
 * `ProgramFailed` when it ends with another code than 0, cannot be started or is aborted.
 */
export async function runProgram(
	command: string,
	args: string[],
	{ cwd, env = process.env, signal }: RunProgramOptions,
): Promise<string> {
	return await new Promise((resolve, reject) => {
		const child = spawn(command, args, {
			cwd,
			env,
			// A group of its own, so that npm's own children end with it.
			detached: true,
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		let stdout = '';
		let everything = '';
		child.stdout.on('data', (data: Buffer) => {
			stdout += data.toString();
			everything += data.toString();
		});
		child.stderr.on('data', (data: Buffer) => (everything += data.toString()));
		const end = () => endGroup(child.pid);
		signal?.addEventListener('abort', end);
		const fail = (how: string) => reject(new ProgramFailed(command, how, everything));
		child.once('error', (error) => fail(`could not be started (${error.message})`));
		child.once('close', (code, by) => {
			signal?.removeEventListener('abort', end);
			if (code === 0) resolve(stdout);
			else fail(by === null ? `ended with code ${code}` : `was ended by ${by}`);
		});
	});
}

/** What a parent npm tells its scripts; it would send a nested npm to the wrong folder. */
const PARENT_NPM = /^npm_(?!config_)|^npm_config_(local_prefix|prefix|global_prefix|dry_run)$/i;

/** Runs npm in a folder of its own, also from inside an npm script of this project. */
export async function runNpm(args: string[], options: RunProgramOptions): Promise<string> {
	const given = Object.entries(options.env ?? process.env);
	const env = Object.fromEntries(given.filter(([name]) => !PARENT_NPM.test(name)));
	return await runProgram('npm', args, {
		...options,
		env: { ...env, npm_config_update_notifier: 'false' },
	});
}
