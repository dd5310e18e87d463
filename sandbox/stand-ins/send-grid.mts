import { randomBytes } from 'node:crypto';
import { z } from 'zod/v4';

import { startStandIn, type Answer, type ReceivedRequest, type StandIn } from './stand-in.mts';

/**
 * What `POST /v3/mail/send` asks for, with SendGrid's own messages:
 * https://www.twilio.com/docs/sendgrid/api-reference/mail-send/errors
 */
const address = z.looseObject(
	{
		email: z.email('Does not contain a valid address.'),
		name: z.string().optional(),
	},
	'Does not contain a valid address.',
);
const personalizationSchema = z.looseObject({
	to: z
		.array(address, {
			error:
				'The to array is required for all personalization objects, and must have at least one ' +
				'email object with a valid email address.',
		})
		.min(1, 'The to array must have at least one email object with a valid email address.'),
	custom_args: z.record(z.string(), z.string()).optional(),
});
const noPersonalization =
	'The personalizations field is required and must have at least one personalization.';
const noSubject =
	'The subject is required. You can get around this requirement if you use a template with a ' +
	'subject defined or if every personalization has a subject defined.';
const noContent =
	'Unless a valid template_id is provided, the content parameter is required. There must be at ' +
	'least one defined content block.';
const mailSchema = z.looseObject({
	personalizations: z
		.array(personalizationSchema, noPersonalization)
		.min(1, noPersonalization)
		.max(1_000, 'There are more than 1000 personalizations.'),
	from: z.looseObject(
		{ email: z.email('The from email does not contain a valid address.') },
		'The from object must be provided for every email send.',
	),
	subject: z.string(noSubject).min(1, noSubject),
	content: z
		.array(z.object({ type: z.string(), value: z.string().min(1) }), noContent)
		.min(1, noContent),
	mail_settings: z
		.looseObject({ sandbox_mode: z.object({ enable: z.boolean() }).optional() })
		.optional(),
});
export type MailAtSendGrid = z.infer<typeof mailSchema>;

/** A mail that SendGrid has accepted. */
export interface SendGridRecord {
	readonly messageId: string;
	readonly mail: MailAtSendGrid;
}

/** SendGrid's interface for sending, without anything being sent. */
export interface SendGrid extends StandIn {
	/** What was accepted, in order; not what was only checked (its sandbox mode). */
	readonly records: readonly SendGridRecord[];
}

function refuse(status: number, errors: readonly { message: string; field?: string }[]): Answer {
	return {
		status,
		json: { errors: errors.map(({ message, field }) => ({ message, field: field ?? null })) },
	};
}

function send(records: SendGridRecord[], body: unknown): Answer {
	const parsed = mailSchema.safeParse(body);
	if (!parsed.success) {
		return refuse(
			400,
			parsed.error.issues.map(({ message, path }) => ({ message, field: path.join('.') })),
		);
	}
	const { data: mail } = parsed;
	if (mail.mail_settings?.sandbox_mode?.enable === true) return { status: 200 };
	const messageId = randomBytes(16).toString('base64url');
	records.push({ messageId, mail });
	return { status: 202, headers: { 'X-Message-Id': messageId } };
}

function answer(
	records: SendGridRecord[],
	apiKey: string,
	{ method, path, authorization, body }: ReceivedRequest,
): Answer {
	if (path === '/sandbox/mails' && method === 'GET') return { status: 200, json: { records } };
	if (path !== '/v3/mail/send') return refuse(404, [{ message: 'not found' }]);
	if (method !== 'POST') return refuse(405, [{ message: 'method not allowed' }]);
	if (authorization === undefined) return refuse(401, [{ message: 'authorization required' }]);
	if (authorization !== `Bearer ${apiKey}`) {
		const message = 'The provided authorization grant is invalid, expired, or revoked';
		return refuse(401, [{ message }]);
	}
	return send(records, body);
}

/**
 * Starts SendGrid's `POST /v3/mail/send` on loopback for the holder of one API key. What it has
 * accepted can be looked at under `GET /sandbox/mails`, which SendGrid itself has not.
 */
export async function startSendGrid(apiKey: string, port = 0): Promise<SendGrid> {
	const records: SendGridRecord[] = [];
	const standIn = await startStandIn((request) => answer(records, apiKey, request), port);
	return Object.assign(standIn, { records });
}
