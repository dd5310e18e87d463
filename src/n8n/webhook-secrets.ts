import type {
	ICredentialTestFunctions,
	ICredentialsDecrypted,
	INodeCredentialTestResult,
	IWebhookFunctions,
} from 'n8n-workflow';
import { ConfigurationError } from '../errors';
import { z } from '../vendor/zod';
import { explainFailure } from './node-errors';

export const WEBHOOK_CREDENTIAL = 'doormanWebhookApi';

const SHORTEST_SECRET = 8;

const credentialSchema = z.object({
	secret: z
		.string()
		.min(SHORTEST_SECRET, `has fewer than ${SHORTEST_SECRET} characters`)
		.refine((secret) => secret.trim() === secret, 'begins or ends with a space or a line break'),
	previousSecret: z.string().trim().default(''),
	verifyToken: z.string().trim().default(''),
});

/** What senders sign with. */
export interface WebhookSecrets {
	/** Any of them may have signed: two while the secret is being changed. */
	readonly secrets: readonly string[];
	/** What Facebook says when it verifies an address; undefined when there is none. */
	readonly verifyToken: string | undefined;
}

type SecretsContext = Pick<IWebhookFunctions, 'getCredentials' | 'getNode'>;

/** The secrets of the node's credential. Throws when it has none: nothing can be checked then. */
export async function webhookSecretsOf(context: SecretsContext): Promise<WebhookSecrets> {
	if (context.getNode().credentials?.[WEBHOOK_CREDENTIAL] === undefined) {
		throw new ConfigurationError(
			'Signatures are to be checked, but the node has no credential with the secret',
			'Select a Doorman Webhook credential in the node, or set Signature to None.',
		);
	}
	return parseSecrets(await context.getCredentials(WEBHOOK_CREDENTIAL));
}

function parseSecrets(credential: unknown): WebhookSecrets {
	const parsed = credentialSchema.safeParse(credential);
	if (!parsed.success) {
		const details = parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
		throw new ConfigurationError(
			`The Doorman Webhook credential is not usable (${details.join('; ')})`,
			'Copy the secret from the sender once more, without anything around it.',
		);
	}
	const { secret, previousSecret, verifyToken } = parsed.data;
	return {
		secrets: previousSecret === '' ? [secret] : [secret, previousSecret],
		verifyToken: verifyToken === '' ? undefined : verifyToken,
	};
}

/**
 * The Test button of the credential Doorman Webhook. Whether the sender has the same secret shows
 * only when it sends; what is wrong with the secret itself shows here.
 */
export async function testWebhookSecrets(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	try {
		const { secrets } = parseSecrets(credential.data);
		const also = secrets.length > 1 ? ', and so is the previous one' : '';
		return { status: 'OK', message: `The secret is usable${also}` };
	} catch (error) {
		const { message, remedy } = explainFailure(error);
		return { status: 'Error', message: `${message}. ${remedy}` };
	}
}
