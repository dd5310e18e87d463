import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { processClock } from '../../src/clock';
import type { Posted } from '../../src/intake/body';
import { receive } from '../../src/intake/receive';
import { isSameSecret } from '../../src/intake/signature';
import { explainFailure } from '../../src/n8n/node-errors';
import { refusalReportsOf } from '../../src/n8n/refusal-reports';
import { storeOf } from '../../src/n8n/store-lookup';
import { answer, callOf } from '../../src/n8n/webhook-call';
import { z } from '../../src/vendor/zod';
import { toRunData } from './outputs';
import { ownerOf, readCheck, readVerifyToken } from './settings';

const RETRY_AFTER_S = '10';
/** We answer ourselves; without `workflowData` n8n starts no execution. */
const ANSWERED: IWebhookResponseData = { noWebhookResponse: true };

/**
 * The half that receives: it checks, stores, answers and wakes the half that releases, without
 * starting an execution. In a test run it shows the first lead to the workflow and stores nothing.
 */
export async function receiveLeads(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	try {
		if (context.getWebhookName() !== 'setup') return await receivePost(context);
		return await verifyAddress(context);
	} catch (error) {
		const { message, remedy } = explainFailure(error);
		context.logger.error(`${context.getNode().name}: a call was not taken. ${message}. ${remedy}`);
		// It is not the sender's fault, so it is asked to come again.
		answer(context, {
			status: 503,
			headers: { 'Retry-After': RETRY_AFTER_S },
			body: { status: 'unavailable', reason: 'try_again_later' },
		});
		return ANSWERED;
	}
}

async function receivePost(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const call = await callOf(context);
	const now = await processClock.now();
	const reception = receive(call, await readCheck(context), now);
	const isTest = context.getMode() === 'manual';
	if ('status' in reception) {
		const { status, reason } = reception;
		answer(context, { status, body: { status: 'refused', reason } });
		if (isTest) return ANSWERED;
		const { inbox } = ownerOf(context);
		refusalReportsOf(inbox).add(await storeOf(context), { reason, sender: call.sender }, now);
		return ANSWERED;
	}
	const { posted } = reception;
	const wake = isTest ? undefined : await keep(context, posted);
	answer(context, { status: 202, body: { status: 'accepted', leads: posted.length } });
	wake?.();
	return isTest ? { ...ANSWERED, workflowData: shown(posted, now) } : ANSWERED;
}

/** Stores what was posted. Returns what wakes the releasing half, for when the sender has its answer. */
async function keep(context: IWebhookFunctions, posted: readonly Posted[]): Promise<() => void> {
	const { inbox } = ownerOf(context);
	const store = await storeOf(context);
	await store.inbox.keep(inbox, posted, await store.now());
	return () => {
		store.wakeUps.wake(inbox);
	};
}

/** The first lead, as the workflow would get it. */
function shown(posted: readonly Posted[], now: number) {
	const [content = {}] = posted;
	const payload = { kind: 'lead', content, receivedAtMs: now } as const;
	return toRunData({ id: 'test', attempt: 1, payload });
}

const verificationSchema = z.object({
	'hub.mode': z.literal('subscribe'),
	'hub.verify_token': z.string(),
	'hub.challenge': z.string(),
});

/**
 * Facebook calls the address once with GET and wants its challenge back:
 * https://developers.facebook.com/docs/graph-api/webhooks/getting-started#verification-requests
 */
async function verifyAddress(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const query = verificationSchema.safeParse(context.getQueryData());
	const expected = await readVerifyToken(context);
	if (expected === undefined || !query.success) {
		const body = { status: 'refused', reason: 'send_by_post' };
		answer(context, { status: 405, headers: { Allow: 'POST' }, body });
	} else if (isSameSecret(query.data['hub.verify_token'], expected)) {
		answer(context, { status: 200, body: query.data['hub.challenge'] });
	} else {
		answer(context, { status: 403, body: { status: 'refused', reason: 'verify_token_wrong' } });
	}
	return ANSWERED;
}
