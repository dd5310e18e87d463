import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { bootInstance } from '../../sandbox/instance.mts';
import { startN8n, type N8nProcess } from '../../sandbox/n8n-process.mts';
import { freshLeadId, sendLead, skipRepeatsUrl } from './skip-repeats-webhook';
import { untilWebhookListens } from './until';

const LEADS = 150;
const ANSWERED_BEFORE_THE_KILL = 40;

let userFolder: string;
let n8n: N8nProcess;

beforeAll(async () => {
	userFolder = mkdtempSync(join(tmpdir(), 'doorman-crash-'));
	({ n8n } = await bootInstance({ userFolder, tarball: inject('tarball') }));
	await untilWebhookListens(skipRepeatsUrl(n8n.url));
	return async () => {
		await n8n.kill();
		rmSync(userFolder, { recursive: true, force: true });
	};
});

/** Sends all leads at once and kills n8n in the middle of them; returns those it had answered. */
async function answeredBeforeKill(leadIds: string[]): Promise<string[]> {
	const answered: string[] = [];
	let killed: Promise<void> | undefined;
	await Promise.all(
		leadIds.map(async (leadId) => {
			// Calls that n8n no longer answers are what a kill is about.
			const answer = await sendLead(n8n.url, leadId).catch(() => undefined);
			if (answer?.status === 'new') answered.push(leadId);
			if (answered.length >= ANSWERED_BEFORE_THE_KILL) killed ??= n8n.kill();
		}),
	);
	await killed;
	return answered;
}

describe('kill -9 of n8n under load', () => {
	it('keeps every key whose caller was answered: it is Seen after the restart', async () => {
		const answered = await answeredBeforeKill(Array.from({ length: LEADS }, freshLeadId));
		expect(await n8n.exited).toBe('was ended by SIGKILL');
		expect(answered.length).toBeGreaterThanOrEqual(ANSWERED_BEFORE_THE_KILL);
		expect(answered.length).toBeLessThan(LEADS);

		n8n = await startN8n({ userFolder });
		await untilWebhookListens(skipRepeatsUrl(n8n.url));
		for (const leadId of answered) {
			expect(await sendLead(n8n.url, leadId)).toMatchObject({ status: 'seen' });
		}
		expect(await sendLead(n8n.url, freshLeadId())).toMatchObject({ status: 'new' });
	});
});
