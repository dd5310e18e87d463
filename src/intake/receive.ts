import { parseBody, type BodyProblem, type Posted, type RequestBody } from './body';
import {
	signatureProblem,
	type Scheme,
	type SignatureProblem,
	type SignedRequest,
} from './signature';

export type RefusalReason = BodyProblem | SignatureProblem;

export type Reception =
	| { readonly posted: readonly Posted[] }
	| { readonly status: 400 | 401; readonly reason: RefusalReason };

/** How requests are checked; undefined takes them from anybody. */
export interface Check {
	readonly scheme: Scheme;
	readonly secrets: readonly string[];
}

/**
 * Decides about a request before anything is stored. The signature comes first: whoever cannot sign
 * is told nothing about what a body must look like.
 *
 * @param now epoch milliseconds
 */
export function receive(
	request: RequestBody & Pick<SignedRequest, 'headers'>,
	check: Check | undefined,
	now: number,
): Reception {
	if (check !== undefined) {
		const rawBody = request.rawBody ?? new Uint8Array();
		const signed = { headers: request.headers, rawBody };
		const problem = signatureProblem(signed, check.scheme, check.secrets, now);
		if (problem !== undefined) return { status: 401, reason: problem };
	}
	const parsed = parseBody(request);
	return 'problem' in parsed ? { status: 400, reason: parsed.problem } : parsed;
}
