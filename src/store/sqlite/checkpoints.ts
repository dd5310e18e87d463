import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** Each is a slice of keys at most: about 4 MB of journal when every key lies on a page of its own. */
const WRITES_PER_CHECKPOINT = 8;
/** From here on a writer waits for the checkpoint under way, so that the journal stays short. */
const WRITES_AHEAD = 80;

/**
 * Moves what was written from SQLite's journal to its file, in a thread of its own: that waits for
 * the disk, and would hold the event loop while it does. Should the thread fail, SQLite does it by
 * itself, later (see `wal_autocheckpoint`).
 */
export class Checkpoints {
	readonly #thread: Worker;
	#writes = 0;
	#isOver = false;
	#underWay: Promise<void> | undefined;
	#done = (): void => undefined;

	constructor(filePath: string) {
		const thread = join(__dirname, `checkpoint-thread${extname(__filename)}`);
		this.#thread = new Worker(thread, { workerData: filePath });
		this.#thread.unref();
		this.#thread.on('message', () => {
			this.#done();
		});
		this.#thread.on('error', () => {
			// The end of the thread follows; without a listener the process would end as well.
		});
		this.#thread.on('exit', () => {
			this.#isOver = true;
			this.#done();
		});
	}

	/** To be called after every write. Waits when the journal has grown long. */
	async written(): Promise<void> {
		this.#writes += 1;
		if (this.#writes >= WRITES_AHEAD) await this.#underWay;
		if (this.#writes >= WRITES_PER_CHECKPOINT && !this.#isOver) this.#underWay ??= this.#start();
	}

	async close(): Promise<void> {
		await this.#underWay;
		await this.#thread.terminate();
	}

	async #start(): Promise<void> {
		this.#writes = 0;
		await new Promise<void>((resolve) => {
			this.#done = resolve;
			this.#thread.postMessage('checkpoint');
		});
		this.#underWay = undefined;
	}
}
