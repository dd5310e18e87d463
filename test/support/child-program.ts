import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { z } from 'zod/v4';

/** A Node program in a process of its own that talks with the test in messages. */
export interface ChildProgram {
	send(message: object): void;
	/** The next message of the child, in order. Rejects when the child ends without one. */
	next<Message>(schema: z.ZodType<Message>): Promise<Message>;
	/** As `kill -9` does. */
	kill(): void;
	/** Resolves when the process is gone. */
	readonly exited: Promise<unknown>;
}

/** Something that starts Node for a program, such as a shell that sets a limit first. */
export interface Launcher {
	readonly execPath: string;
	readonly execArgv: string[];
}

/**
 * Starts `program` (a path from the root of the project), which works with the built pack. It does
 * not outlive the running test.
 */
export function startProgram(program: string, launcher?: Launcher): ChildProgram {
	const child = fork(join(import.meta.dirname, '..', '..', program), {
		stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
		execArgv: [],
		...launcher,
	});
	onTestFinished(() => {
		child.kill('SIGKILL');
	});
	let printed = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream?.on('data', (data: Buffer) => (printed += data.toString()));
	}
	const messages: unknown[] = [];
	let wake = () => {};
	child.on('message', (message) => {
		messages.push(message);
		wake();
	});
	child.on('exit', () => wake());
	return {
		kill: () => child.kill('SIGKILL'),
		exited: once(child, 'exit'),
		send: (message) => child.send(message),
		next: async (schema) => {
			while (messages.length === 0) {
				if (child.exitCode !== null || child.signalCode !== null) {
					throw new Error(`${program} ended without an answer:\n${printed}`);
				}
				await new Promise<void>((resolve) => (wake = resolve));
			}
			return schema.parse(messages.shift());
		},
	};
}
