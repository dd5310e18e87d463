/**
 * Errors say who must act. Everything that is neither of the two classes below is a defect of this
 * pack and is passed on as it is.
 */

/** The user must change something in the node, its credential or the instance's settings. */
export class ConfigurationError extends Error {
	override readonly name = 'ConfigurationError';
	readonly remedy: string;

	/**
	 * @param message what happened, in words an ops person understands
	 * @param remedy what to do next
	 */
	constructor(message: string, remedy: string, options?: ErrorOptions) {
		super(message, options);
		this.remedy = remedy;
	}
}

export interface UnavailableOptions extends ErrorOptions {
	/** When a new try makes sense, in milliseconds from now. */
	readonly retryAfterMs?: number;
	/** What is unavailable, as items name it. Default `store_unavailable`. */
	readonly reason?: UnavailableReason;
}

export type UnavailableReason = 'store_unavailable' | 'comparison_too_slow';

/** Something outside of the workflow (the store, a provider) does not answer; whoever runs it must act. */
export class UnavailableError extends Error {
	override readonly name = 'UnavailableError';
	readonly remedy: string;
	readonly retryAfterMs: number | undefined;
	readonly reason: UnavailableReason;

	constructor(message: string, remedy: string, options?: UnavailableOptions) {
		super(message, options);
		this.remedy = remedy;
		this.retryAfterMs = options?.retryAfterMs;
		this.reason = options?.reason ?? 'store_unavailable';
	}
}
