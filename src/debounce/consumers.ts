/**
 * Who releases a queue. One trigger at a time: it holds the queue as long as it renews, and two
 * workflows with different tables can never share one. Times are epoch milliseconds.
 */
export interface Consumers {
	/**
	 * Takes the queue, or renews: when nobody holds it, when the time of who held it ran out, and at
	 * once for the same node of the same workflow. Answers who holds it when that is somebody else.
	 */
	claim(
		queue: string,
		consumer: Consumer,
		holdMs: number,
		now: number,
	): Promise<Consumer | undefined>;

	/** Lets go of the queue, if this consumer holds it. */
	release(queue: string, consumer: Consumer, now: number): Promise<void>;

	/** Notes that somebody without a hold has released what was due, such as a workflow on a schedule. */
	note(queue: string, consumer: Consumer, now: number): Promise<void>;

	/** When the queue was last released; undefined when never. */
	lastSeen(queue: string): Promise<number | undefined>;
}

export interface Consumer {
	readonly workflowId: string;
	/** For people. */
	readonly workflowName: string;
	readonly nodeId: string;
}
