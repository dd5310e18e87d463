/**
 * Where the time comes from. It is asked once at the edge of a step and travels on as an argument,
 * as integer epoch milliseconds, so that nothing below ever asks again.
 */
export interface Clock {
	now(): Promise<number>;
}

/** The clock of this process. Right where one machine holds the store. */
export const processClock: Clock = {
	async now() {
		return Date.now();
	},
};
