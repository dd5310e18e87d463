import { readFileSync, readdirSync } from 'node:fs';

/** Linux counts the time of other processes in hundredths of a second. */
const MS_PER_TICK = 10;

interface Process {
	readonly parent: number;
	readonly ms: number;
	/** Of its children that have ended. */
	readonly endedMs: number;
}

/**
 * Milliseconds of processor time that this process and the servers it has started have used, all
 * threads and cores together. Where there is no `/proc` the servers are left out.
 */
export function processorTime(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1_000 + serversTime();
}

function serversTime(): number {
	const processes = allProcesses();
	const isOurs = (id: number): boolean => {
		const parent = processes.get(id)?.parent;
		return parent === process.pid || (parent !== undefined && isOurs(parent));
	};
	return [...processes]
		.filter(([id]) => isOurs(id))
		.reduce((sum, [, { ms, endedMs }]) => sum + ms + endedMs, 0);
}

function allProcesses(): Map<number, Process> {
	const processes = new Map<number, Process>();
	for (const name of namesIn('/proc')) {
		const found = /^\d+$/.test(name) ? readProcess(name) : undefined;
		if (found !== undefined) processes.set(Number(name), found);
	}
	return processes;
}

/** The fields after the name, which ends with the last parenthesis: see `proc(5)`. */
function readProcess(id: string): Process | undefined {
	try {
		const fields = (readFileSync(`/proc/${id}/stat`, 'utf8').split(') ').at(-1) ?? '').split(' ');
		const ticks = (...places: number[]) =>
			places.reduce((sum, place) => sum + Number(fields[place]), 0) * MS_PER_TICK;
		return { parent: Number(fields[1]), ms: ticks(11, 12), endedMs: ticks(13, 14) };
	} catch {
		// It has ended meanwhile.
		return undefined;
	}
}

function namesIn(folder: string): string[] {
	try {
		return readdirSync(folder);
	} catch {
		return [];
	}
}
