import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { StoreTarget } from './places.mts';

const run = promisify(execFile);

/** What it took to find the duplicates of a register. */
export interface Night {
	readonly ms: number;
	/** Of these, until all people were in the thread that compares them. */
	readonly readingMs: number;
	/** For which the event loop of the process was held. */
	readonly longestTurnMs: number;
	/** Of 1,000,000 bytes: the most that the process held above what it began with. */
	readonly megabytes: number;
	readonly clusters: number;
}

/** Finds the duplicates of a register in a process of its own, whose memory is that of nothing else. */
export async function nightOf(target: StoreTarget): Promise<Night> {
	const program = join(import.meta.dirname, 'programs', 'night.mts');
	const { stdout } = await run(process.execPath, [program, JSON.stringify(target)]);
	return JSON.parse(stdout) as Night;
}
