import type { IDataObject } from 'n8n-workflow';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startCrm, type Crm } from '../../sandbox/stand-ins/crm.mts';
import { useEngineWithPack } from '../support/engine/use-engine.mts';
import { oneNode } from '../support/engine/workflow-builder.mts';
import type { WorkflowRun } from '../support/engine/workflow-run.mts';
import { freshStore } from '../support/fresh-store';
import { readTemplate, settingsWith, variantOf } from './template';
import { useStandIn } from './use-stand-in';

const template = readTemplate('lead-intake.json');
const engine = useEngineWithPack();
beforeAll(freshStore);
const intake = useStandIn(() => ({ status: 202, json: { status: 'accepted' } }));
const chat = useStandIn(() => ({ status: 200, json: {} }));
let crm: Crm;

beforeAll(async () => {
	crm = await startCrm();
	return () => crm.close();
});

beforeEach(() => {
	crm.taken();
});

let mails = 0;

/** A mail as the IMAP trigger puts it out, with an id of its own. */
function mail(fields: IDataObject = {}): IDataObject {
	const number = ++mails;
	return {
		textPlain: `Name: Ana Torres\nEmail: ana${number}@example.com\nPhone: (415) 555-2671\nMove in: ASAP`,
		textHtml: '',
		metadata: { 'message-id': `<${number}@zillow.com>` },
		attributes: { uid: number },
		from: 'Zillow <premieragent@zillow.com>',
		subject: 'New contact: Ana Torres',
		...fields,
	};
}

/** A mail as the Gmail trigger puts it out. */
const gmail = (): IDataObject => mail({ id: `gmail ${mails}`, threadId: 't', metadata: {} });

/** The template with its mailbox switched on. */
function switchedOn(chatUrl = '') {
	const variant = variantOf(template, {
		'Store Mail': { url: `${intake.url}/webhook/doorman-lead-mail` },
		Settings: settingsWith(template, {
			'settings.crm_url': crm.url,
			'settings.chat_webhook_url': chatUrl,
		}),
	});
	return { ...variant, nodes: variant.nodes.map((node) => ({ ...node, disabled: false })) };
}

/** Takes mails in, and notes which would be marked as read. */
async function takeIn(startNode: string, items: readonly IDataObject[]) {
	const marked: unknown[] = [];
	const run = await engine.run(switchedOn(), {
		startNode,
		items,
		stubs: {
			'Mark as Read': (mails, context) => {
				marked.push(...mails.map((_, index) => context.getNodeParameter('messageId', index)));
				return [mails];
			},
		},
	});
	return { run, marked };
}

describe('the mailbox branch', () => {
	it('stores a mail whole, and remembers it', async () => {
		const item = mail();
		const { run, marked } = await takeIn('Mailbox (IMAP)', [item]);
		expect(run.reached).toEqual([
			'Mailbox (IMAP)',
			'Take In Once',
			'Store Mail',
			'Stored?',
			'Mail Is Safe',
			'From Gmail?',
		]);
		expect(intake.taken()).toMatchObject([
			{ method: 'POST', path: '/webhook/doorman-lead-mail', body: item },
		]);
		expect(marked).toEqual([]);
		const again = await takeIn('Mailbox (IMAP)', [item]);
		expect(again.run.reached).toEqual(['Mailbox (IMAP)', 'Take In Once', 'Taken In Before']);
		expect(again.run.node('Take In Once').json(1)[0]).not.toHaveProperty(
			'doorman.dedupe.held_until',
		);
		expect(intake.taken()).toEqual([]);
	});

	it('marks a mail of Gmail as read, after it was stored', async () => {
		const items = [gmail(), gmail()];
		const { run, marked } = await takeIn('Mailbox (Gmail)', items);
		expect(intake.taken()).toHaveLength(2);
		expect(marked).toEqual(items.map(({ id }) => id));
		expect(run.reached.indexOf('Mark as Read')).toBeGreaterThan(run.reached.indexOf('Store Mail'));
	});

	it('keeps a mail that cannot be stored as a dead letter', async () => {
		intake.answer = () => ({ status: 503 });
		const item = gmail();
		const { run, marked } = await takeIn('Unread Mail', [item]);
		expect(intake.taken()).toHaveLength(3);
		expect(run.node('Park: Mail Not Stored').json()).toMatchObject([
			{ id: item['id'], doorman: { letter: { decision: 'parked' } } },
		]);
		expect(marked).toEqual([item['id']]);
	});

	it('fails, and marks nothing, when something else than the intake answers', async () => {
		const item = gmail();
		const run = await engine.run(switchedOn(), {
			startNode: 'Mailbox (Gmail)',
			items: [item],
			stubs: { 'Store Mail': () => [[{ json: { login: 'required' }, pairedItem: { item: 0 } }]] },
		});
		expect(run.error?.message).toContain('not from Mail Comes In');
		expect(run.reached).not.toContain('Mail Is Safe');
	});

	it('only holds a mail until it is stored, so that it is taken in again when the run died', async () => {
		const item = mail();
		const died = await engine.run(switchedOn(), {
			startNode: 'Mailbox (IMAP)',
			items: [item],
			stubs: {
				'Store Mail': () => {
					throw new Error('n8n was killed');
				},
			},
		});
		expect(died.status).toBe('error');
		const soon = await takeIn('Mailbox (IMAP)', [item]);
		expect(soon.run.node('Take In Once').json(1)).toMatchObject([
			{ doorman: { dedupe: { held_until: expect.any(String) as string } } },
		]);
	});

	it('brings a stored mail to the CRM as a lead', async () => {
		const item = mail();
		const doorman = { delivery_id: 'mail 1', intake: { kind: 'lead', attempt: 1 } };
		const received_at = '2026-03-02T09:30:00.000Z';
		const run = await engine.run(switchedOn(), {
			startNode: 'Mail Comes In',
			items: [{ ...item, received_at, doorman }],
		});
		expect(run.status).toBe('success');
		expect(run.reached.slice(0, 4)).toEqual([
			'Mail Comes In',
			'Normalize Mail',
			'Settings',
			'Dedupe',
		]);
		expect(crm.taken()).toMatchObject([
			{ method: 'GET' },
			{
				method: 'POST',
				body: {
					source: 'Zillow',
					full_name: 'Ana Torres',
					phone_e164: '+14155552671',
					received_at,
					assigned_agent: expect.any(String) as string,
				},
			},
		]);
	});

	it('keeps a mail without a lead as a dead letter, by its source', async () => {
		const item = mail({ subject: 'New homes for you', textPlain: '3 homes match' });
		const run = await engine.run(switchedOn(), { startNode: 'Mail Comes In', items: [item] });
		expect(run.reached).toEqual(toIsItFirst);
		expect(run.node('Park: No Lead in Mail').json()).toMatchObject([
			{
				subject: 'New homes for you',
				failure: expect.stringContaining('A mail of Zillow') as string,
				doorman: { letter: { decision: 'parked' } },
			},
		]);
		expect(crm.taken()).toEqual([]);
	});

	it('is switched off until somebody selects a credential', () => {
		const off = template.nodes.filter(({ disabled }) => disabled === true);
		expect(off.map(({ name }) => name)).toEqual([
			'Mailbox (IMAP)',
			'Mailbox (Gmail)',
			'Every Hour',
			'Unread Mail',
			'Mark as Read',
		]);
	});
});

describe('mails without a lead', () => {
	const unread = (source: string, subject: string) =>
		mail({ from: `${source} <news@${source.toLowerCase()}.com>`, subject, textPlain: '3 homes' });
	const takenIn = (item: IDataObject, delivery: string) =>
		engine.run(switchedOn(chat.url), {
			startNode: 'Mail Comes In',
			items: [{ ...item, doorman: { delivery_id: delivery } }],
		});
	const told = () => chat.taken().map(({ body }) => (body as { text: string }).text);

	it('are told of once for each source, until their letters are settled', async () => {
		const first = await takenIn(unread('Trulia', 'Homes "for you"'), 'trulia 1');
		expect(first.reached).toEqual([...toIsItFirst, 'Tell of the Source']);
		const [text, ...others] = told();
		expect(others).toEqual([]);
		expect(text).toMatch(/^Lead intake: mail of Trulia\. .+ Subject: "Homes "for you""\. /);

		const second = await takenIn(unread('Trulia', 'More homes'), 'trulia 2');
		expect(second.reached).toEqual(toIsItFirst);
		const other = await takenIn(unread('HotPads', 'Homes'), 'hotpads 1');
		expect(other.reached).toContain('Tell of the Source');
		expect(told()).toHaveLength(1);

		await settleLetters(first);
		const third = await takenIn(unread('Trulia', 'Homes again'), 'trulia 3');
		expect(told()).toEqual([]);
		await settleLetters(second);
		await settleLetters(third);
		await takenIn(unread('Trulia', 'And again'), 'trulia 4');
		expect(told()).toHaveLength(1);
	});

	it('are told of again when the run that told died and the mail comes in anew', async () => {
		const item = unread('StreetEasy', 'Homes');
		await takenIn(item, 'streeteasy 1');
		expect(told()).toHaveLength(1);
		await takenIn(item, 'streeteasy 1');
		expect(told()).toHaveLength(1);
	});

	it('leave a letter that says so when the chat does not answer', async () => {
		chat.answer = () => ({ status: 500 });
		const run = await takenIn(unread('Redfin', 'Homes'), 'redfin 1');
		expect(run.status).toBe('success');
		expect(run.node('Park: Source Not Told').json()).toMatchObject([
			{
				source: 'Lead intake: mail of Redfin',
				failure: expect.stringContaining('500') as string,
				doorman: { letter: { decision: 'parked', attempts: 1 } },
			},
		]);
		expect(run.node('Park: Source Not Told').json()[0]?.['letter_id']).not.toBe(
			run.node('Park: No Lead in Mail').json()[0]?.['letter_id'],
		);
	});
});

const toIsItFirst = [
	...['Mail Comes In', 'Normalize Mail', 'Park: No Lead in Mail'],
	...['Waiting of Its Source', 'First, and Somebody to Tell?'],
];

/** Settles what a run parked, as a person does who looked at it. */
async function settleLetters(run: WorkflowRun): Promise<void> {
	const node = oneNode('n8n-nodes-doorman.deadLetters', { operation: 'resolve' });
	await engine.run(node, { items: run.node('Park: No Lead in Mail').json() });
}
