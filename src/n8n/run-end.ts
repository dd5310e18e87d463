import type { IRun } from 'n8n-workflow';
import { z } from '../vendor/zod';
import { reasonForAnotherTry } from './another-try';

const LONGEST_FAILURE = 1_000;

/** How a run ended. `unknown`: somebody else has started this very try. */
export type RunEnd =
	| { readonly status: 'succeeded' | 'waiting' | 'unknown' }
	| { readonly status: 'failed'; readonly failure: string };

/** How n8n says that a run ended. It has nothing to say of one that it did not start. */
export function endOf(run: IRun | undefined): RunEnd {
	if (run === undefined) return { status: 'unknown' };
	if (run.status === 'waiting') return { status: 'waiting' };
	if (run.status === 'success') {
		const reason = reasonForAnotherTry(run);
		return reason === undefined ? { status: 'succeeded' } : { status: 'failed', failure: reason };
	}
	const { error, lastNodeExecuted } = run.data.resultData;
	const reason = failureText(error ?? run.status);
	const isKnown = lastNodeExecuted !== undefined && lastNodeExecuted !== '';
	return { status: 'failed', failure: isKnown ? `${lastNodeExecuted}: ${reason}` : reason };
}

const failureSchema = z.object({ message: z.string() }).transform(({ message }) => message);

/** From a worker, and out of n8n's database, errors come as plain objects. */
export function failureText(error: unknown): string {
	const parsed = failureSchema.safeParse(error);
	return (parsed.success ? parsed.data : String(error)).slice(0, LONGEST_FAILURE);
}
