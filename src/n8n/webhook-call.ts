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
});

/**
 * Reads the call with the bytes of its body as they were sent (unzipped). n8n has read them already
 * where it knows the content type. It does not for `multipart/form-data`, and asking for them breaks
 * the call.
 */
export async function callOf(
	context: Pick<IWebhookFunctions, 'getRequestObject'>,
): Promise<WebhookCall> {
	const request: unknown = context.getRequestObject();
	const { headers, ip } = requestSchema.parse(request);
	const type = headers['content-type'];
	const contentType =
		typeof type === 'string' ? type.split(';', 1)[0]?.trim().toLowerCase() : undefined;
	const isInParts = contentType?.startsWith('multipart/') ?? false;
	const rawBody = isInParts ? undefined : await bytesOf(request);
	return { headers, contentType, rawBody, sender: ip };
}

const bodySchema = z.object({
	rawBody: z.instanceof(Uint8Array).optional().catch(undefined),
	readRawBody: z
		.custom<() => Promise<void>>((value) => typeof value === 'function')
		.optional()
		.catch(undefined),
});

/** Undefined when n8n refuses to read them: they are too many, or have broken off. */
async function bytesOf(request: unknown): Promise<Uint8Array | undefined> {
	const { rawBody, readRawBody } = bodySchema.parse(request);
	if (rawBody !== undefined) return rawBody;
	try {
		await readRawBody?.();
	} catch {
		return undefined;
	}
	// A call without a body has no bytes at all.
	return bodySchema.parse(request).rawBody ?? new Uint8Array();
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
