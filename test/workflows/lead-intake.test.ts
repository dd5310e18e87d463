import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startStandIn, type StandIn } from '../../sandbox/stand-ins/stand-in.mts';
import { openEngine, type Engine } from '../support/engine/engine.mts';
import { readTemplate, root, settingsWith, variantOf } from './template';

const template = readTemplate('lead-intake.json');
let engine: Engine;
let folder: string;
let crm: StandIn;
let chat: StandIn;
let crmStatus: number;
let chatStatus: number;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'doorman-template-'));
	process.env['DOORMAN_STORE_URL'] = `sqlite:${join(folder, 'doorman.sqlite')}`;
	engine = await openEngine({ packs: [root] });
	crm = await startStandIn(() => ({ status: crmStatus, json: {} }));
	chat = await startStandIn(() => ({ status: chatStatus, json: {} }));
});

beforeEach(() => {
	crmStatus = 200;
	chatStatus = 200;
	crm.taken();
	chat.taken();
});

afterAll(async () => {
	await engine.close();
	await crm.close();
	await chat.close();
	rmSync(folder, { recursive: true, force: true });
	delete process.env['DOORMAN_STORE_URL'];
});

let leads = 0;

/** A lead as the trigger releases it, of a person of its own unless told otherwise. */
function lead(fields: IDataObject = {}): IDataObject {
	const number = ++leads;
	return {
		source: 'Website',
		id: `a/${number}`,
		name: 'Ann Lee',
		email: `ann${number}@example.com`,
		phone: '(415) 555-2671',
		message: 'Is it still available?',
		received_at: '2026-03-02T09:30:00.000Z',
		doorman: { delivery_id: `delivery ${number}`, intake: { kind: 'lead', attempt: 1 } },
		...fields,
	};
}
const standard: IDataObject = { timeline: 'asap' };
const hot: IDataObject = { timeline: 'asap', pre_approved: 'yes' };

const run = (
	item: IDataObject,
	{
		settings = {},
		changes = {},
	}: {
		settings?: Record<string, string>;
		changes?: Record<string, INodeParameters>;
	} = {},
) => {
	const Settings = settingsWith(template, {
		'settings.crm_url': crm.url,
		'settings.chat_webhook_url': chat.url,
		...settings,
	});
	return engine.run(variantOf(template, { Settings, ...changes }), {
		startNode: 'Lead Comes In',
		items: [item],
	});
};
const toScore = ['Lead Comes In', 'Normalize', 'Settings', 'Dedupe', 'Score'];

describe('lead-intake', () => {
	it('brings a hot lead to the CRM with its agent, and tells the team', async () => {
		const item = lead(hot);
		const result = await run(item);
		expect(result.status).toBe('success');
		expect(result.reached).toEqual([
			...toScore,
			'Assign',
			'CRM Upsert',
			'Hot, and Somebody to Tell?',
			'Tell the Team',
		]);
		const [upsert, ...others] = crm.taken();
		expect(others).toEqual([]);
		expect(upsert).toMatchObject({
			method: 'PUT',
			path: `/leads/${encodeURIComponent(idOf(item))}`,
			body: {
				lead_id: idOf(item),
				email: item['email'],
				phone_e164: '+14155552671',
				lead_score: 75,
				lead_bucket: 'hot',
				assigned_agent: 'Maria Lopez',
				doorman: { assign: { agent_email: 'maria@example.com' } },
			},
		});
		expect(upsert?.body).not.toHaveProperty('settings');
		expect(upsert?.body).not.toHaveProperty('extra.settings');
		expect(chat.taken()).toMatchObject([
			{
				method: 'POST',
				body: {
					text: expect.stringMatching(
						/^Hot lead for Maria Lopez: Ann Lee, \+14155552671, ann\d+@example\.com \(75 points: /,
					) as string,
				},
			},
		]);
		expect(result.linksOf('CRM Upsert')).toEqual([
			[{ node: 'Assign', output: 0, run: 0, item: 0 }],
		]);
	});

	it('assigns a standard lead to the next agent and tells nobody', async () => {
		const result = await run(lead(standard));
		expect(result.reached).toEqual([
			...toScore,
			'Assign',
			'CRM Upsert',
			'Hot, and Somebody to Tell?',
		]);
		expect(result.node('Hot, and Somebody to Tell?').json(1)).toHaveLength(1);
		expect(crm.taken()).toMatchObject([
			{ body: { lead_bucket: 'standard', assigned_agent: 'James Carter' } },
		]);
		expect(chat.taken()).toEqual([]);
	});

	it('tells nobody of a hot lead when Settings names no chat', async () => {
		const result = await run(lead(hot), { settings: { 'settings.chat_webhook_url': '' } });
		expect(result.status).toBe('success');
		expect(crm.taken()).toHaveLength(1);
		expect(result.reached).not.toContain('Tell the Team');
	});

	it('brings a low lead to the CRM without an agent', async () => {
		const result = await run(lead());
		expect(result.reached).toEqual([...toScore, 'CRM Upsert']);
		const [upsert] = crm.taken();
		expect(upsert?.body).toMatchObject({ lead_bucket: 'low' });
		expect(upsert?.body).not.toHaveProperty('assigned_agent');
	});

	it('stops a repeat, but lets a redelivery of the same lead through', async () => {
		const item = lead(standard);
		await run(item);
		const again = await run(lead({ ...standard, email: item['email'], id: 'other' }));
		expect(again.reached).toEqual([...toScore.slice(0, -1), 'Seen Before']);
		expect(again.node('Dedupe').json(1)).toMatchObject([
			{ doorman: { dedupe: { decision: 'seen', ledger: 'leads' } } },
		]);
		await run(item);
		const upserts = crm.taken();
		expect(upserts).toHaveLength(2);
		expect(upserts[1]?.body).toMatchObject(agentOf(upserts[0]?.body));
	});

	it('lets the same person ask about something else', async () => {
		const item = lead(standard);
		await run(item);
		await run(lead({ ...standard, email: item['email'], message: 'May I see it on Saturday?' }));
		expect(crm.taken()).toHaveLength(2);
	});

	it('parks a rejected lead with the reason', async () => {
		const result = await run(lead({ email: 'none@none.com', phone: '555-2671' }));
		expect(result.reached).toEqual(['Lead Comes In', 'Normalize', 'Park: Rejected']);
		expect(result.node('Park: Rejected').json()).toMatchObject([
			{
				name: 'Ann Lee',
				phone: '555-2671',
				failure: expect.stringContaining('no email address and no phone number') as string,
				doorman: { letter: { decision: 'parked' } },
			},
		]);
		expect(crm.taken()).toEqual([]);
	});

	it('brings a lead without an agent to the CRM and parks it', async () => {
		const result = await run(lead(standard), { changes: { Assign: { agents: { values: [] } } } });
		expect(result.reached).toEqual([...toScore, 'Assign', 'CRM Upsert', 'Park: No Agent']);
		expect(result.node('Park: No Agent').json()).toMatchObject([
			{ failure: expect.stringMatching(/^No agent: \w+$/) as string, lead_bucket: 'standard' },
		]);
		expect(crm.taken()).toHaveLength(1);
	});

	it('tries the CRM three times and then parks the whole lead', async () => {
		crmStatus = 500;
		const item = lead(standard);
		const result = await run(item);
		expect(result.status).toBe('success');
		expect(crm.taken()).toHaveLength(3);
		expect(result.reached).toEqual([
			...toScore,
			'Assign',
			'CRM Upsert',
			'Park: CRM Failed',
			'Hot, and Somebody to Tell?',
		]);
		expect(result.node('CRM Upsert').json(0)).toEqual([]);
		expect(result.node('Park: CRM Failed').json()).toMatchObject([
			{
				email: item['email'],
				assigned_agent: expect.any(String) as string,
				failure: expect.stringContaining('500') as string,
				doorman: { letter: { decision: 'parked', attempts: 1 } },
			},
		]);
	});

	it('parks a hot lead that nobody could be told of', async () => {
		chatStatus = 500;
		const item = lead(hot);
		const result = await run(item);
		expect(crm.taken()).toHaveLength(1);
		expect(result.node('Park: Nobody Told').json()).toMatchObject([
			{ email: item['email'], failure: expect.stringContaining('500') as string },
		]);
	});

	it('ends with what was refused', async () => {
		const refused = { doorman: { delivery_id: 'r', intake: { kind: 'refusals', attempt: 1 } } };
		const result = await engine.run(template, {
			startNode: 'Lead Comes In',
			outputs: [[], [{ json: refused }]],
		});
		expect(result.reached).toEqual(['Lead Comes In', 'Refused']);
	});

	it('parks what failed when a run fails', async () => {
		const execution = {
			lastNodeExecuted: 'Dedupe',
			url: 'http://127.0.0.1/1',
			error: { message: 'why' },
		};
		const result = await engine.run(template, {
			startNode: 'A Run Failed',
			items: [{ execution }],
		});
		expect(result.node('Park: A Run Failed').json()).toMatchObject([
			{ step: 'Dedupe', failure: 'why', execution_url: 'http://127.0.0.1/1' },
		]);
	});
});

/** The id Normalize gives such a lead. */
function idOf({ id }: IDataObject): string {
	return `Website:${id as string}`;
}

function agentOf(body: unknown): object {
	expect(body).toHaveProperty('assigned_agent');
	return { assigned_agent: (body as { assigned_agent: string }).assigned_agent };
}
