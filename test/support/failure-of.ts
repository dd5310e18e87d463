import { z } from 'zod/v4';
import { ConfigurationError, UnavailableError } from '../../src/errors';

/** A failure as whoever must act reads it. */
export const failureSchema = z.object({
	kind: z.enum(['ConfigurationError', 'UnavailableError']),
	message: z.string(),
	remedy: z.string(),
});

export type Failure = z.infer<typeof failureSchema>;

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
