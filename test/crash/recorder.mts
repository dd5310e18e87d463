import { randomUUID } from 'node:crypto';
import { openSync, readFileSync, writeSync } from 'node:fs';

/** What a worker writes down of one call. A history is a file of these, one a line. */
export type HistoryLine =
	| { readonly id: string; readonly call: unknown; readonly invokedAt: number }
	| { readonly id: string; readonly answer: unknown; readonly answeredAt: number };

/**
 * Writes calls down before they are made, and answers when they are there, so that whatever kills
 * this process, the file tells what it knew. What is written survives a kill.
 */
export class Recorder {
	readonly #file: number;
	readonly #generation = randomUUID();
	#calls = 0;

	/** @param path the history of this worker, which may have been begun by killed predecessors */
	constructor(path: string) {
		this.#file = openSync(path, 'a');
		// The last line of a predecessor may have been cut off.
		writeSync(this.#file, '\n');
	}

	/** Makes the call. One that fails stays without an answer. */
	async record<Answer>(call: unknown, make: () => Promise<Answer>): Promise<Answer> {
		const id = `${this.#generation}-${this.#calls++}`;
		this.#write({ id, call, invokedAt: machineTime() });
		const answer = await make();
		this.#write({ id, answer, answeredAt: machineTime() });
		return answer;
	}

	#write(line: HistoryLine): void {
		writeSync(this.#file, `${JSON.stringify(line)}\n`);
	}
}

/** The call a killed predecessor was in the middle of, if it was. */
export function interruptedCall(path: string): unknown {
	const lines = readLines(path);
	const last = lines.at(-1);
	return last !== undefined && 'call' in last ? last.call : undefined;
}

/** A history so far; a line that was cut off is left out. */
export function readLines(path: string): HistoryLine[] {
	return readFileSync(path, { encoding: 'utf8', flag: 'a+' })
		.split('\n')
		.flatMap((line) => (line.endsWith('}') ? parsed(line) : []));
}

function parsed(line: string): HistoryLine[] {
	try {
		return [JSON.parse(line) as HistoryLine];
	} catch {
		return [];
	}
}

/** Milliseconds on a clock that all processes of this machine share and nobody sets. */
function machineTime(): number {
	return Number(process.hrtime.bigint()) / 1e6;
}
