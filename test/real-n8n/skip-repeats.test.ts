import { beforeAll, describe, expect, inject, it } from 'vitest';
import { OWNER } from '../../sandbox/instance.mts';
import { N8nRest } from '../../sandbox/n8n-rest.mts';
import { openBreakingOnce } from './breaking-once';
import { freshLeadId, post, readAnswer, sendLead, skipRepeatsUrl } from './skip-repeats-webhook';
import { finishedExecution, publishVariant, variantOf } from './template-variant';
import { untilWebhookListens } from './until';

let url: string;
let rest: N8nRest;

beforeAll(async () => {
	url = inject('n8nUrl');
	rest = await N8nRest.logIn(url, OWNER);
	await untilWebhookListens(skipRepeatsUrl(url));
});

describe('the template "skip repeated leads"', () => {
	it('answers New to the first post of a lead and Seen to the next', async () => {
		const leadId = freshLeadId();
		expect(await sendLead(url, leadId)).toEqual({
			status: 'new',
			key: leadId,
			reason: 'first_sight',
		});
		expect(await sendLead(url, leadId)).toEqual({
			status: 'seen',
			key: leadId,
			reason: 'seen_before',
			first_seen_at: expect.any(String),
		});
	});

	it('tells different leads apart', async () => {
		const answers = [await sendLead(url, freshLeadId()), await sendLead(url, freshLeadId())];
		expect(answers.map(({ status }) => status)).toEqual(['new', 'new']);
	});

	it('turns a lead without an id away with the reason', async () => {
		const response = await post(skipRepeatsUrl(url), { full_name: 'Ana Ruiz' });
		expect(response.status).toBe(422);
		expect(await readAnswer(response)).toEqual({
			status: 'seen',
			key: null,
			reason: 'without_key',
		});
	});

	it('shows in the execution what was decided, and the item as it came in', async () => {
		const leadId = freshLeadId();
		// Of its own: n8n may list the last execution of another test before that of this one.
		const { url: copyUrl, workflow } = await publishVariant(rest, variantOf({}));
		await post(copyUrl, { lead_id: leadId });
		const { runs } = await finishedExecution(rest, workflow.id, 'webhook');
		const [dedupe] = runs['Dedupe'] ?? [];
		const [outOfNew, outOfSeen] = dedupe?.data?.main ?? [];
		expect(outOfSeen).toEqual([]);
		expect(outOfNew).toHaveLength(1);
		expect(outOfNew?.[0]?.json).toMatchObject({
			body: { lead_id: leadId },
			doorman: { dedupe: { decision: 'new', reason: 'first_sight', ledger: 'leads' } },
		});
		expect(dedupe?.hints?.map(({ message }) => message).join('\n')).toMatch(/1 new, 0 seen/);
	});

	it('goes on where it stopped when a failed execution is retried', async () => {
		const leadId = freshLeadId();
		const breaksOnce = await openBreakingOnce();
		const nextStep = {
			type: 'n8n-nodes-base.httpRequest',
			typeVersion: 4.2,
			parameters: { url: breaksOnce.url, options: {} },
		};
		const { url: variantUrl, workflow } = await publishVariant(
			rest,
			variantOf({ 'Answer: New': nextStep }),
		);
		await post(variantUrl, { lead_id: leadId });
		const failed = await finishedExecution(rest, workflow.id, 'webhook');
		expect(failed.status).toBe('error');
		await rest.retry(failed.id);
		const retried = await finishedExecution(rest, workflow.id, 'retry');
		expect(retried.status).toBe('success');
		expect(breaksOnce.calls()).toBe(2);
		breaksOnce.close();
	});
});
