import { ConfigurationError, UnavailableError } from '../../../dist/src/errors.js';

/** Sends the test what became of the work: its result, or how it failed. */
export async function answerWith(work: () => Promise<object>): Promise<void> {
	process.send?.(await outcomeOf(work));
}

async function outcomeOf(work: () => Promise<object>): Promise<object> {
	try {
		return { result: await work() };
	} catch (error) {
		if (error instanceof ConfigurationError || error instanceof UnavailableError) {
			return {
				failure: { kind: error.name, message: error.message, remedy: error.remedy },
			};
		}
		throw error;
	}
}
