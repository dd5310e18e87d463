import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { z } from 'zod/v4';
import { OWNER, bootInstance } from '../../sandbox/instance.mts';
import { startN8n, type N8nProcess } from '../../sandbox/n8n-process.mts';
import { N8nRest } from '../../sandbox/n8n-rest.mts';
import { startCrm, type Crm } from '../../sandbox/stand-ins/crm.mts';
import { openStore } from '../../src/store/open-store';
import { intakeWorkflow, postTo } from './intake-workflow';
import { until, untilIntakeListens } from './until';

const SECRET = 'the secret of the test';
const LEADS = 300;
const ACCEPTED_BEFORE_THE_KILL = 200;

let userFolder: string;
let n8n: N8nProcess;
let rest: N8nRest;
let crm: Crm;
let openWorkflow: string;

const address = (path: string) => `${n8n.url}/webhook/${path}`;
const isAtCrm = async (leadId: string) => (crm.records.has(leadId) ? true : undefined);

beforeAll(async () => {
	userFolder = mkdtempSync(join(tmpdir(), 'doorman-intake-'));
	crm = await startCrm();
	({ n8n, rest } = await bootInstance({ userFolder, tarball: inject('tarball') }));
	const data = { secret: SECRET, previousSecret: '', verifyToken: 'the token of the test' };
	const secret = await rest.createCredential({ name: 'Secret', type: 'doormanWebhookApi', data });
	const open = await rest.createWorkflow(
		intakeWorkflow('leads', `${crm.url}/contacts`, { options: { tries: 2 } }),
	);
	openWorkflow = open.id;
	const signed = intakeWorkflow(
		'signed',
		`${crm.url}/contacts`,
		{ signature: 'facebook' },
		{ doormanWebhookApi: { id: secret.id, name: 'Secret' } },
		1,
	);
	await rest.publishWorkflow(open);
	await rest.publishWorkflow(await rest.createWorkflow(signed));
	await untilIntakeListens(address('leads'));
	await untilIntakeListens(address('signed'));
});

afterAll(async () => {
	await n8n.kill();
	await crm.close();
	rmSync(userFolder, { recursive: true, force: true });
});

/** As the workflow hears of them on Refused. */
async function refusalsTold(): Promise<number> {
	let told = 0;
	for (const { id } of await rest.executions(openWorkflow)) {
		const { runs } = await rest.execution(id);
		const summaries = runs['Refusals']?.[0]?.data?.main[0] ?? [];
		for (const { json } of summaries) told += Number(json['refused']);
	}
	return told;
}

describe('an Intake Trigger in a real n8n', () => {
	it('stores, answers 202, and releases to the workflow', async () => {
		const response = await postTo(address('leads'), '{"lead_id":"one","error":"mine"}');
		expect(response.status).toBe(202);
		expect(await response.json()).toEqual({ status: 'accepted', leads: 1 });
		await until('the lead is at the CRM', () => isAtCrm('one'));
		expect(crm.records.get('one')?.lead).toMatchObject({
			lead_id: 'one',
			received_at: expect.stringMatching(/Z$/) as unknown,
			doorman: { intake: { kind: 'lead', attempt: 1, sent_as: { error: 'mine' } } },
		});
	});

	it('takes lists and forms', async () => {
		await postTo(address('leads'), '[{"lead_id":"list 1"},{"lead_id":"list 2"}]');
		const form = { 'content-type': 'application/x-www-form-urlencoded' };
		await postTo(address('leads'), 'lead_id=form&name=Ann+B', form);
		for (const id of ['list 1', 'list 2', 'form']) {
			await until(`${id} is at the CRM`, () => isAtCrm(id));
		}
		expect(crm.records.get('form')?.lead).toMatchObject({ name: 'Ann B' });
	});

	it.each(['text/json', 'application/vnd.leads+json', undefined])(
		'takes JSON of the type %j, which n8n does not read by itself',
		async (type) => {
			const body = Buffer.from(JSON.stringify({ lead_id: `sent as ${type}` }));
			const headers = type === undefined ? {} : { 'content-type': type };
			const response = await fetch(address('leads'), { method: 'POST', headers, body });
			expect(response.status).toBe(202);
			await until('it is at the CRM', () => isAtCrm(`sent as ${type}`));
		},
	);

	it('refuses before anything is stored, and sums refusals up', async () => {
		const upload = new FormData();
		upload.set('lead_id', 'uploaded');
		const answers = [
			await postTo(address('leads'), '42'),
			await postTo(address('leads'), '[]'),
			await fetch(address('leads'), { method: 'POST', body: upload }),
			await postTo(address('signed'), '{"lead_id":"unsigned"}'),
			await postTo(address('signed'), '{"lead_id":"forged"}', {
				'x-hub-signature-256': `sha256=${'0'.repeat(64)}`,
			}),
		];
		expect(await Promise.all(answers.map(async (one) => [one.status, await one.json()]))).toEqual([
			[400, { status: 'refused', reason: 'malformed' }],
			[400, { status: 'refused', reason: 'empty' }],
			[400, { status: 'refused', reason: 'unsupported_content' }],
			[401, { status: 'refused', reason: 'signature_missing' }],
			[401, { status: 'refused', reason: 'signature_wrong' }],
		]);
		// One summary, or two when a minute, or a slow machine, comes in between.
		await until(
			'three refusals are told',
			async () => ((await refusalsTold()) === 3 ? true : undefined),
			130_000,
		);
		expect([...crm.records.keys()]).not.toContain('unsigned');
	});

	it('takes what is signed over the bytes that were sent', async () => {
		const body = '{ "lead_id":"signed",\n\t"name": "Jos\\u00e9" }';
		const signature = createHmac('sha256', SECRET).update(body).digest('hex');
		const headers = { 'x-hub-signature-256': `sha256=${signature}` };
		expect((await postTo(address('signed'), body, headers)).status).toBe(202);
		await until('it is at the CRM', () => isAtCrm('signed'));
	});

	it('answers the call by which Facebook verifies the address', async () => {
		const verify = async (token: string) =>
			await fetch(
				`${address('signed')}?hub.mode=subscribe&hub.challenge=42&hub.verify_token=${encodeURIComponent(token)}`,
			);
		const right = await verify('the token of the test');
		expect([right.status, await right.text()]).toEqual([200, '42']);
		expect((await verify('another')).status).toBe(403);
	});

	it('shows what is posted to the test address, and does not store it', async () => {
		const waiting = z.object({ waitingForWebhook: z.literal(true) });
		const start = { triggerToStartFrom: { name: 'Intake' } };
		await rest.request(waiting, 'POST', `/workflows/${openWorkflow}/run`, start);
		const response = await postTo(`${n8n.url}/webhook-test/leads`, '{"lead_id":"shown"}');
		expect(response.status).toBe(202);
		await until('the workflow has seen it', () => isAtCrm('shown'));
		expect(crm.records.get('shown')?.lead).toMatchObject({ doorman: { delivery_id: 'test' } });
	});
});

/** Posts leads one by one and as a list, kills n8n in the middle; returns the ids it has accepted. */
async function acceptedBeforeKill(leadIds: string[]): Promise<string[]> {
	const half = leadIds.splice(0, leadIds.length / 2);
	const list = await postTo(address('leads'), JSON.stringify(half.map((lead_id) => ({ lead_id }))));
	const accepted = list.status === 202 ? half : [];
	let killed: Promise<void> | undefined;
	await Promise.all(
		leadIds.map(async (lead_id) => {
			// Calls that n8n no longer answers are what a kill is about.
			const answer = await postTo(address('leads'), JSON.stringify({ lead_id })).catch(
				() => undefined,
			);
			if (answer?.status === 202) accepted.push(lead_id);
			if (accepted.length >= ACCEPTED_BEFORE_THE_KILL) killed ??= n8n.kill();
		}),
	);
	await killed;
	return accepted;
}

describe('kill -9 of n8n with leads in the inbox', () => {
	it('loses none that was accepted', async () => {
		const ids = Array.from({ length: LEADS }, (_, index) => `burst ${index}`);
		const accepted = await acceptedBeforeKill(ids);
		expect(accepted.length).toBeGreaterThanOrEqual(ACCEPTED_BEFORE_THE_KILL);
		expect(accepted.length).toBeLessThan(LEADS);
		const before = accepted.filter((id) => crm.records.has(id)).length;
		expect(before).toBeLessThan(accepted.length);

		n8n = await startN8n({ userFolder });
		rest = await N8nRest.logIn(n8n.url, OWNER);
		await until(
			'all are at the CRM',
			async () => (accepted.every((id) => crm.records.has(id)) ? true : undefined),
			100_000,
		);
		// Only what was under way in that moment may have been told to the CRM twice, as the same lead.
		const twice = accepted.filter((id) => (crm.records.get(id)?.writes ?? 0) > 1);
		expect(twice.length).toBeLessThanOrEqual(10);
	});

	it('parks what fails its last try', async () => {
		crm.isRefusing = true;
		await untilIntakeListens(address('leads'));
		await postTo(address('leads'), '{"lead_id":"doomed"}');
		const filePath = join(userFolder, '.n8n', 'doorman', 'doorman.sqlite');
		const store = await openStore({ kind: 'embedded', filePath });
		const parked = await until('it is parked', async () => {
			const terms = { states: ['parked'], source: undefined, limit: 100 } as const;
			const letters = await store.letters.list('live', terms, await store.now());
			return letters.find(({ payload }) => payload['lead_id'] === 'doomed');
		});
		expect(parked).toMatchObject({
			attempts: 2,
			source: 'Intake leads: Intake',
			failure: expect.stringMatching(/\w+ \w+/) as unknown,
		});
		await store.close();
	});
});
