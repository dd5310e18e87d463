import type { IWebhookFunctions } from 'n8n-workflow';
import type { RequestBody } from '../intake/body';
import type { SignedRequest } from '../intake/signature';
import { z } from '../vendor/zod';

/** A call as a webhook sees it. */
export interface WebhookCall extends RequestBody, Pick<SignedRequest, 'headers'> {
	/** The address it came from, as far as n8n knows (`N8N_PROXY_HOPS`). */
	readonly sender: string | undefined;
}

/** What is answered, and nothing else: n8n starts no execution for it. */
export interface Answer {
	readonly status: number;
	readonly headers?: Readonly<Record<string, string>>;
	/** A text goes out as plain text, everything else as JSON. */
	readonly body: string | Readonly<Record<string, unknown>>;
}

const requestSchema = z.object({
	headers: z.record(z.string(), z.union([z.string(), z.array(z.string())]).optional()),
	ip: z.string().optional().catch(undefined),
	rawBody: z.instanceof(Uint8Array).optional().catch(undefined),
});

/**
 * Reads the call with the bytes of its body as they were sent (unzipped), which n8n keeps for
 * signatures. It does not for `multipart/form-data`, and asking for them breaks the call.
 */
export function callOf(context: Pick<IWebhookFunctions, 'getRequestObject'>): WebhookCall {
	const request: unknown = context.getRequestObject();
	const { headers, ip, rawBody } = requestSchema.parse(request);
	const type = headers['content-type'];
	const contentType =
		typeof type === 'string' ? type.split(';', 1)[0]?.trim().toLowerCase() : undefined;
	const isInParts = contentType?.startsWith('multipart/') ?? false;
	// A call without a body has no bytes at all.
	const bytes = isInParts ? undefined : (rawBody ?? new Uint8Array());
	return { headers, contentType, rawBody: bytes, sender: ip };
}

/** What of Express is used to answer. */
interface Response {
	status(code: number): Response;
	set(headers: Readonly<Record<string, string>>): Response;
	type(contentType: string): Response;
	send(body: string): Response;
	json(body: unknown): Response;
}

const responseSchema = z.custom<Response>((value) => typeof value === 'object' && value !== null);

export function answer(
	context: Pick<IWebhookFunctions, 'getResponseObject'>,
	{ status, headers = {}, body }: Answer,
): void {
	const object: unknown = context.getResponseObject();
	const response = responseSchema.parse(object).status(status).set(headers);
	if (typeof body === 'string') response.type('text/plain').send(body);
	else response.json(body);
}
