import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startCrm, type Crm } from '../../sandbox/stand-ins/crm.mts';
import { useEngineWithPack } from '../support/engine/use-engine.mts';
import { freshStore } from '../support/fresh-store';
import { readTemplate, settingsWith, variantOf } from './template';
import { useStandIn } from './use-stand-in';

const template = readTemplate('lead-intake.json');
const engine = useEngineWithPack();
beforeAll(freshStore);
const chat = useStandIn(() => ({ status: 200, json: {} }));
let crm: Crm;

beforeAll(async () => {
	crm = await startCrm({ contacts: [known] });
	return () => crm.close();
});

beforeEach(() => {
	crm.isRefusing = false;
	crm.taken();
});

/** At the CRM before the first lead comes in, and not in the register. */
const known = {
	id: 'old-1',
	first_name: 'Thomas',
	last_name: 'Baker',
	email: 'tom.baker@example.com',
	phone: '(814) 555-2119',
};

/** What reached the CRM, searches left out. */
const writes = () => crm.taken().filter(({ method }) => method !== 'GET');

let leads = 0;

/** A lead as the trigger releases it, of a person of its own unless told otherwise. */
function lead(fields: IDataObject = {}): IDataObject {
	const number = ++leads;
	return {
		source: 'Website',
		id: `a/${number}`,
		name: `Ann Lee${letters(number)}`,
		email: `ann${number}@example.com`,
		phone: `(415) 555-${2_000 + number * 37}`,
		message: 'Is it still available?',
		received_at: '2026-03-02T09:30:00.000Z',
		doorman: { delivery_id: `delivery ${number}`, intake: { kind: 'lead', attempt: 1 } },
		...fields,
	};
}
/** What the same person asks another time. */
const other = (): IDataObject => ({ message: `Question ${leads}` });
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
/** A name of its own for each number. */
function letters(number: number): string {
	return String(number).replace(/\d/g, (digit) => 'bcdfghjklm'.charAt(Number(digit)));
}
const toDedupe = ['Lead Comes In', 'Normalize', 'Settings', 'Dedupe'];
const toScore = [...toDedupe, 'Match People', 'Score'];
/** The way of somebody whom neither the register nor the CRM knows. */
const toCreate = ['Contact Known?', 'CRM Search', 'CRM Contact', 'At the CRM?', 'CRM Create'];

describe('lead-intake', () => {
	it('brings a hot lead to the CRM with its agent, and tells the team', async () => {
		const item = lead(hot);
		const result = await run(item);
		expect(result.status).toBe('success');
		expect(result.reached).toEqual([
			...toScore,
			'Assign',
			...toCreate,
			'Hot, and Somebody to Tell?',
			'Tell the Team',
		]);
		const [upsert, ...others] = writes();
		expect(others).toEqual([]);
		expect(upsert).toMatchObject({
			method: 'POST',
			path: '/contacts',
			body: {
				lead_id: idOf(item),
				email: item['email'],
				phone_e164: `+1415555${2_000 + leads * 37}`,
				person_id: expect.stringMatching(/^\w{16}$/) as string,
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
						/^Hot lead for Maria Lopez: Ann Lee\w+, \+1415555\d{4}, ann\d+@example\.com \(75 points: /,
					) as string,
				},
			},
		]);
		expect(result.linksOf('CRM Create')).toEqual([
			[{ node: 'At the CRM?', output: 1, run: 0, item: 0 }],
		]);
	});

	it('assigns a standard lead to the next agent and tells nobody', async () => {
		const result = await run(lead(standard));
		expect(result.reached).toEqual([
			...toScore,
			'Assign',
			...toCreate,
			'Hot, and Somebody to Tell?',
		]);
		expect(result.node('Hot, and Somebody to Tell?').json(1)).toHaveLength(1);
		expect(writes()).toMatchObject([
			{ body: { lead_bucket: 'standard', assigned_agent: 'James Carter' } },
		]);
		expect(chat.taken()).toEqual([]);
	});

	it('tells nobody of a hot lead when Settings names no chat', async () => {
		const result = await run(lead(hot), { settings: { 'settings.chat_webhook_url': '' } });
		expect(result.status).toBe('success');
		expect(writes()).toHaveLength(1);
		expect(result.reached).not.toContain('Tell the Team');
	});

	it('brings a low lead to the CRM without an agent', async () => {
		const result = await run(lead());
		expect(result.reached).toEqual([...toScore, ...toCreate]);
		const [upsert] = writes();
		expect(upsert?.body).toMatchObject({ lead_bucket: 'low' });
		expect(upsert?.body).not.toHaveProperty('assigned_agent');
	});

	it('stops a repeat, but lets a redelivery of the same lead through', async () => {
		const item = lead(standard);
		await run(item);
		const again = await run(lead({ ...standard, email: item['email'], id: 'other' }));
		expect(again.reached).toEqual([...toDedupe, 'Seen Before']);
		expect(again.node('Dedupe').json(1)).toMatchObject([
			{ doorman: { dedupe: { decision: 'seen', ledger: 'leads' } } },
		]);
		await run(item);
		const upserts = writes();
		expect(upserts).toHaveLength(2);
		expect(upserts[1]?.body).toMatchObject(agentOf(upserts[0]?.body));
	});

	it('lets the same person ask about something else', async () => {
		const item = lead(standard);
		await run(item);
		await run(lead({ ...standard, email: item['email'], message: 'May I see it on Saturday?' }));
		expect(writes()).toHaveLength(2);
	});

	it('parks a rejected lead with the reason', async () => {
		const result = await run(lead({ name: 'Ann Lee', email: 'none@none.com', phone: '555-2671' }));
		expect(result.reached).toEqual(['Lead Comes In', 'Normalize', 'Park: Rejected']);
		expect(result.node('Park: Rejected').json()).toMatchObject([
			{
				name: 'Ann Lee',
				phone: '555-2671',
				failure: expect.stringContaining('no email address and no phone number') as string,
				doorman: { letter: { decision: 'parked' } },
			},
		]);
		expect(writes()).toEqual([]);
	});

	it('brings a lead without an agent to the CRM and parks it', async () => {
		const result = await run(lead(standard), { changes: { Assign: { agents: { values: [] } } } });
		expect(result.reached).toEqual([...toScore, 'Assign', ...toCreate, 'Park: No Agent']);
		expect(result.node('Park: No Agent').json()).toMatchObject([
			{ failure: expect.stringMatching(/^No agent: \w+$/) as string, lead_bucket: 'standard' },
		]);
		expect(writes()).toHaveLength(1);
	});

	it('tries the CRM three times and then parks the whole lead', async () => {
		crm.isRefusing = true;
		const item = lead(standard);
		const result = await run(item);
		expect(result.status).toBe('success');
		expect(crm.taken()).toHaveLength(3);
		expect(result.reached).toEqual([
			...toScore,
			'Assign',
			'Contact Known?',
			'CRM Search',
			'Park: CRM Failed',
			'Hot, and Somebody to Tell?',
		]);
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
		chat.answer = () => ({ status: 500 });
		const item = lead(hot);
		const result = await run(item);
		expect(writes()).toHaveLength(1);
		expect(result.node('Park: Nobody Told').json()).toMatchObject([
			{ email: item['email'], failure: expect.stringContaining('500') as string },
		]);
	});

	describe('somebody who is known', () => {
		const direct = [...toScore, 'Contact Known?', 'CRM Update'];
		const found = ['CRM Search', 'CRM Contact', 'At the CRM?', 'CRM Update'];
		const remembered = ['Remember the Contact', 'Remembered'];

		it('is recognized under another spelling, and the contact at the CRM is updated', async () => {
			const first = lead({ name: 'Robert Hernandez' });
			await run(first);
			const [{ body: created } = {}] = writes();
			const before = crm.contacts.size;
			const [id = ''] = [...crm.contacts.keys()].slice(-1);
			const again = () => lead({ ...other(), name: 'Bob Hernandes', phone: first['phone'] });
			const second = await run(again());
			expect(second.reached).toEqual([...toScore, 'Contact Known?', ...found, ...remembered]);
			expect(second.node('Match People').json(1)).toMatchObject([
				{
					person_id: (created as IDataObject)['person_id'],
					reasons: expect.arrayContaining(['same phone']) as string[],
				},
			]);
			const [update] = writes();
			expect(update).toMatchObject({ method: 'PUT', path: `/contacts/${id}` });
			expect(update?.body).not.toHaveProperty('first_name');
			expect(JSON.stringify(update?.body)).not.toContain('null');
			expect((await run(again())).reached).toEqual(direct);
			expect(crm.contacts.size).toBe(before);
			expect(crm.contacts.get(id)).toMatchObject({ first_name: 'Robert' });
		});

		it('is looked for at the CRM when the register does not know the person', async () => {
			const before = crm.contacts.size;
			const { email, phone } = known;
			const result = await run(lead({ name: 'Tom Baker', email, phone: '' }));
			expect(result.reached).toEqual([...toScore, 'Contact Known?', ...found, ...remembered]);
			expect(writes()).toMatchObject([{ method: 'PUT', path: '/contacts/old-1' }]);
			expect((await run(lead({ ...other(), name: 'Tom Baker', email, phone }))).reached).toEqual(
				direct,
			);
			expect(crm.contacts.size).toBe(before);
			expect(crm.contacts.get('old-1')).toMatchObject({ first_name: 'Thomas' });
		});

		it('gets a new contact when the CRM has the known one no more', async () => {
			const item = lead();
			const again = () => lead({ ...other(), name: item['name'], email: item['email'] });
			await run(item);
			await run(again());
			expect((await run(again())).reached).toEqual(direct);
			const [id = ''] = [...crm.contacts.keys()].slice(-1);
			crm.contacts.delete(id);
			crm.taken();
			const result = await run(again());
			expect(result.reached).toEqual([
				...direct,
				'Gone From the CRM?',
				...['CRM Search', 'CRM Contact', 'At the CRM?', 'CRM Create'],
			]);
			expect(writes().at(-1)).toMatchObject({ method: 'POST', path: '/contacts' });
		});

		it('has one contact however often a lead is delivered', async () => {
			const item = lead(standard);
			const before = crm.contacts.size;
			await run(item);
			await run(item);
			await run(item);
			expect(crm.contacts.size).toBe(before + 1);
			expect(crm.records.get(idOf(item))?.writes).toBe(3);
		});
	});

	describe('somebody who may be known', () => {
		const phone = '(415) 555-3671';
		const toAsk = ['Candidate by Candidate', 'Somebody to Ask?', 'Who They Are', 'Each Pair Once'];

		it('goes on as somebody new, and the chat is asked once', async () => {
			const other = lead({ name: 'Robert Quist', phone });
			await run(other);
			const before = crm.contacts.size;
			chat.taken();
			const item = lead({ ...standard, name: 'Maria Quist', phone });
			const result = await run(item);
			expect(result.reached).toEqual([
				...toScore,
				'Assign',
				...toCreate,
				'Hot, and Somebody to Tell?',
				...toAsk,
				'Ask in the Chat',
				'Asked',
			]);
			expect(result.node('Match People').json(2)).toHaveLength(1);
			expect(crm.contacts.size).toBe(before + 1);
			expect(chat.taken()).toMatchObject([
				{
					body: {
						text: expect.stringMatching(
							/^One person or two\? Robert Quist and Maria Quist: same phone, different first name.* Decide here: http.*\/form\/doorman-review-duplicates\?a=\w+&b=\w+&why=/,
						) as string,
					},
				},
			]);
		});

		it('asks nobody when Settings names no chat', async () => {
			await run(lead({ name: 'Robert Wozniak', phone: '(415) 555-3672' }));
			const result = await run(lead({ name: 'Maria Wozniak', phone: '(415) 555-3672' }), {
				settings: { 'settings.chat_webhook_url': '' },
			});
			expect(result.reached).toEqual([...toScore, ...toCreate, ...toAsk.slice(0, 2)]);
		});

		it('parks a question that nobody could be asked', async () => {
			await run(lead({ name: 'Robert Okafor', phone: '(415) 555-3673' }));
			chat.answer = () => ({ status: 500 });
			const result = await run(lead({ name: 'Maria Okafor', phone: '(415) 555-3673' }));
			expect(result.node('Park: Not Asked').json()).toMatchObject([
				{ failure: expect.stringContaining('500') as string },
			]);
		});
	});

	it('ends with what was refused', async () => {
		const refused = { doorman: { delivery_id: 'r', intake: { kind: 'refusals', attempt: 1 } } };
		const result = await engine.run(template, {
			startNode: 'Lead Comes In',
			outputs: [[], [{ json: refused }]],
		});
		expect(result.reached).toEqual(['Lead Comes In', 'Refused']);
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
