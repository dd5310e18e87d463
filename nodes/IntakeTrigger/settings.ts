import type { IWebhookFunctions, ITriggerFunctions } from 'n8n-workflow';
import { idOf } from '../../src/ids';
import type { InboxOwner } from '../../src/intake/inbox';
import { presets, schemeOf } from '../../src/intake/presets';
import type { Check } from '../../src/intake/receive';
import type { PaceLimits } from '../../src/n8n/pace';
import { readOptions, type Parameters } from '../../src/n8n/parameters';
import { releaserOf } from '../../src/n8n/releaser';
import { triggerParameters } from '../../src/n8n/trigger-parameters';
import { webhookSecretsOf } from '../../src/n8n/webhook-secrets';
import { z } from '../../src/vendor/zod';

const MINUTE_MS = 60_000;

/** Both halves of the trigger: the one that receives and the one that releases. */
export type TriggerContext = Pick<
	IWebhookFunctions & ITriggerFunctions,
	'getCredentials' | 'getInstanceId' | 'getNode' | 'getWorkflow'
> &
	Pick<ITriggerFunctions, 'getNodeParameter'>;

const releaseOptionsSchema = z.object({
	maxPerMinute: z.number().int().min(0).default(0),
	maxRunning: z.number().int().min(1).default(10),
	tries: z.number().int().min(1).max(100).default(8),
});

const signatureOptionsSchema = z.object({
	algorithm: z.enum(['sha256', 'sha512', 'sha1']).default('sha256'),
	prefix: z.string().default(''),
	timestampHeader: z.string().trim().default(''),
	toleranceMinutes: z.number().min(1).default(5),
});

const headerSchema = z.string().trim().min(1, 'is empty').default('X-Signature');
const signatureSchema = z.enum(presets).default('none');

export interface ReleaseSettings {
	readonly pace: PaceLimits;
	readonly tries: number;
}

/** How fast and how often leads are handed to the workflow. */
export function readReleaseSettings(parameters: Parameters): ReleaseSettings {
	const options = readOptions(parameters, releaseOptionsSchema);
	const { maxPerMinute, maxRunning, tries } = options;
	return {
		tries,
		pace: { maxRunning, maxPerMinute: maxPerMinute === 0 ? undefined : maxPerMinute },
	};
}

/** How requests are checked; undefined when they are taken from anybody. */
export async function readCheck(context: TriggerContext): Promise<Check | undefined> {
	const parameters = triggerParameters(context);
	const preset = parameters.once('signature', signatureSchema);
	if (preset === 'none') return undefined;
	const { toleranceMinutes, ...options } = readOptions(parameters, signatureOptionsSchema);
	const scheme = schemeOf(preset, {
		...options,
		header: parameters.once('header', headerSchema),
		toleranceMs: toleranceMinutes * MINUTE_MS,
	});
	const { secrets } = await webhookSecretsOf(context);
	return scheme === undefined ? undefined : { scheme, secrets };
}

/** The text by which Facebook proves that it was told this address; undefined for other senders. */
export async function readVerifyToken(context: TriggerContext): Promise<string | undefined> {
	const preset = triggerParameters(context).once('signature', signatureSchema);
	return preset === 'facebook' ? (await webhookSecretsOf(context)).verifyToken : undefined;
}

/** Whose leads they are: those of this node in this workflow on this instance. */
export function ownerOf(
	context: Pick<TriggerContext, 'getInstanceId' | 'getNode' | 'getWorkflow'>,
): InboxOwner {
	const { nodeId, ...releaser } = releaserOf(context);
	const inbox = idOf('inbox', context.getInstanceId(), releaser.workflowId, nodeId);
	return { inbox, ...releaser };
}
