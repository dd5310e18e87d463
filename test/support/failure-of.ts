import { ConfigurationError, UnavailableError } from '../../src/errors';

/** A failure as whoever must act reads it. */
export interface Failure {
	readonly kind: 'ConfigurationError' | 'UnavailableError';
	readonly message: string;
	readonly remedy: string;
}

/** What a promise that has to fail fails with. Anything but the pack's own errors is thrown on. */
export async function failureOf(work: Promise<unknown>): Promise<Failure> {
	try {
		await work;
	} catch (error) {
		if (error instanceof ConfigurationError || error instanceof UnavailableError) {
			return { kind: error.name, message: error.message, remedy: error.remedy };
		}
		throw error;
	}
	throw new Error('The work succeeded where it should have failed.');
}
