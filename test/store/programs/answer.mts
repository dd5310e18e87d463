import { ConfigurationError, UnavailableError } from '../../../dist/src/errors.js';

export interface Outcome<Result = unknown> {
	readonly result?: Result;
	readonly failure?: { readonly kind: string; readonly message: string; readonly remedy: string };
}

/** What became of the work: its result, or how it failed. Anything but the pack's own errors is thrown on. */
export async function outcomeOf<Result>(work: () => Promise<Result>): Promise<Outcome<Result>> {
	try {
		return { result: await work() };
	} catch (error) {
		if (error instanceof ConfigurationError || error instanceof UnavailableError) {
			return { failure: { kind: error.name, message: error.message, remedy: error.remedy } };
		}
		throw error;
	}
}

/** Sends the test what became of the work, and waits until that is under way. */
export async function answerWith(work: () => Promise<unknown>): Promise<void> {
	const outcome = await outcomeOf(work);
	await new Promise<void>((resolve) => {
		process.send?.(outcome, undefined, {}, () => resolve());
	});
}
