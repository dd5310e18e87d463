import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../sandbox/stand-ins/stand-in.mts';
import { chooseTarget } from '../../src/store/choose-target';
import { openStore } from '../../src/store/open-store';
import { useEngineWithPack } from '../support/engine/use-engine.mts';
import { oneNode } from '../support/engine/workflow-builder.mts';
import { freshStore } from '../support/fresh-store';
import { readTemplate, settingsWith, variantOf } from './template';
import { useStandIn } from './use-stand-in';

const template = readTemplate('import-existing-contacts.json');
const engine = useEngineWithPack();
beforeEach(freshStore);
const crm = useStandIn(() => contacts());
const chat = useStandIn(() => ({ status: 200, json: {} }));

beforeAll(() => {
	process.env['DOORMAN_SANDBOX'] = '1';
	return () => delete process.env['DOORMAN_SANDBOX'];
});

const match = async (item: IDataObject) => {
	const options = { alsoKept: 'crm_contact_id' };
	const node = oneNode('n8n-nodes-doorman.dedupe', { operation: 'matchPeople', options });
	const run = await engine.run(node, { items: [item] });
	return [0, 1, 2].flatMap((output) => run.node('dedupe').json(output))[0];
};

const contact = (id: number, fields: IDataObject = {}): IDataObject => ({
	id: `c-${id}`,
	first_name: 'Ann',
	last_name: 'Tremblay',
	email: `ann${id}@example.com`,
	updated_at: '2026-03-02T09:30:00Z',
	...fields,
});
const contacts = (...list: IDataObject[]): Answer => ({
	status: 200,
	json: { contacts: list, next: null },
});

interface RunOptions {
	readonly settings?: Record<string, string>;
	readonly changes?: Record<string, INodeParameters>;
}

const variant = ({ settings = {}, changes = {} }: RunOptions) =>
	variantOf(template, {
		Settings: {
			...settingsWith(template, {
				'settings.crm_url': crm.url,
				'settings.chat_webhook_url': chat.url,
				'settings.review_url': 'https://n8n.example.com/form/doorman-review-duplicates',
				...settings,
			}),
		},
		...changes,
	});
const hour = async (options: RunOptions = {}) =>
	await engine.run(variant(options), { startNode: 'Every Hour', items: [{}] });
const upload = async (csv: string) => {
	const file = {
		data: Buffer.from(csv).toString('base64'),
		mimeType: 'text/csv',
		fileName: 'a.csv',
	};
	const json = { file: { filename: 'a.csv' }, formMode: 'production' };
	const shipped = variant({});
	const nodes = shipped.nodes.map((node) => ({ ...node, disabled: false }));
	return await engine.run(
		{ ...shipped, nodes },
		{
			startNode: 'A File Is Uploaded',
			outputs: [[{ json, binary: { file } }]],
		},
	);
};
async function letHeldContactsLapse(): Promise<void> {
	const store = await openStore(chooseTarget(undefined, { env: process.env, command: '' }), {
		isSandbox: true,
	});
	await store.skipTime?.(20 * 60_000);
	await store.close();
}

const texts = () => chat.taken().map(({ body }) => (body as { text: string }).text);

describe('import-existing-contacts', () => {
	it('remembers each contact of the CRM once, whatever order, and tells what became of them', async () => {
		crm.answer = () =>
			contacts(
				contact(1, { phone: '(415) 555-2671', source: 'Zillow' }),
				contact(2, { first_name: 'Bo', last_name: 'Nilsson' }),
				contact(3, { email: 'ann1@example.com', updated_at: '2025-03-02T09:30:00Z' }),
			);
		const result = await hour();
		expect(result.status).toBe('success');
		expect(texts()).toEqual([
			'Contacts imported: 2 new in the register, 1 known before, 0 that may be known (you are asked), 0 put aside as dead letters.',
		]);
		expect(await match({ phone_e164: '+14155552671', source: 'web', lead_id: 'w' })).toMatchObject({
			doorman: { person: { email: 'ann1@example.com', crm_contact_id: 'c-1' } },
		});
	});

	it('changes nothing when it runs again, and adds who is new', async () => {
		crm.answer = () => contacts(contact(1), contact(2, { first_name: 'Bo' }));
		await hour();
		expect(texts()).toHaveLength(1);
		const again = await hour();
		expect(again.status).toBe('success');
		expect(again.reached.slice(-2)).toEqual(['What Has Changed', 'As They Were']);
		const wei = contact(3, { first_name: 'Wei', last_name: 'Chen', email: 'wc@example.com' });
		crm.answer = () => contacts(contact(1), contact(2, { first_name: 'Bo' }), wei);
		await hour();
		expect(texts()).toEqual([
			expect.stringMatching(/^Contacts imported: 1 new in the register, 0 known/),
		]);
	});

	it('reads page after page, and puts contacts through in batches', async () => {
		const pages = Array.from({ length: 3 }, (_, page) =>
			Array.from({ length: 5 }, (_unused, index) =>
				contact(page * 5 + index, { first_name: `Ann${String.fromCharCode(97 + index)}${page}` }),
			),
		);
		crm.answer = ({ path }) => {
			const page = Number(new URL(path, crm.url).searchParams.get('page') ?? 0);
			const next = page < 2 ? `${crm.url}/contacts?page=${page + 1}` : null;
			return { status: 200, json: { contacts: pages[page], next } };
		};
		const result = await hour({ changes: { 'In Batches': { batchSize: 4 } } });
		expect(result.status).toBe('success');
		expect(crm.taken()).toHaveLength(3);
		expect(texts()).toEqual([expect.stringMatching(/^Contacts imported: 15 new in the register/)]);
	});

	it('takes in no more than so many a run, and the others later', async () => {
		const list = ['Ann', 'Bo', 'Cy'].map((name, index) =>
			contact(index, { first_name: name, last_name: `${name}berg` }),
		);
		crm.answer = () => contacts(...list);
		const settings = { 'settings.contacts_a_run': '2' };
		await hour({ settings });
		expect(texts()).toEqual([expect.stringMatching(/^Contacts imported: 2 new/)]);
		await letHeldContactsLapse();
		await hour({ settings });
		expect(texts()).toEqual([expect.stringMatching(/^Contacts imported: 1 new/)]);
		expect((await hour()).reached).not.toContain('Not Too Many at Once');
	});

	it('takes in a contact again that has changed', async () => {
		crm.answer = () => contacts(contact(1));
		await hour();
		const phone = '(415) 555-2671';
		crm.answer = () => contacts(contact(1, { phone, updated_at: '2026-03-03T09:30:00Z' }));
		await hour();
		expect(await match({ email: 'ann1@example.com' })).toMatchObject({
			doorman: { person: { phone_e164: '+14155552671' } },
		});
	});

	it('goes on when a batch has nothing that can be matched', async () => {
		const odd = { id: 'c-9', name: { first: 'Ann' } };
		crm.answer = () => contacts(odd, contact(1));
		const result = await hour({ changes: { 'In Batches': { batchSize: 1 } } });
		expect(result.status).toBe('success');
		expect(texts()).toHaveLength(1);
	});

	it('parks what Normalize rejects, once, and goes on', async () => {
		crm.answer = () => contacts(contact(1, { email: 'none' }), contact(2));
		const changes = { Normalize: { required: 'email' }, 'In Batches': { batchSize: 1 } };
		const result = await hour({ changes });
		expect(result.node('Park: Rejected').json()).toMatchObject([
			{ id: 'c-1', failure: expect.stringContaining('email') as string },
		]);
		expect(texts()).toEqual([expect.stringMatching(/^Contacts imported: 1 new .* 1 put aside/)]);
	});

	it('asks about contacts that may be one person, each pair once', async () => {
		const phone = '(415) 555-2671';
		crm.answer = () => contacts(contact(1, { phone }), contact(2, { first_name: 'Robert', phone }));
		const result = await hour();
		expect(result.reached).toEqual(
			expect.arrayContaining(['Pair by Pair', 'Ask in the Chat', 'Asked']),
		);
		const [summary, question, ...others] = texts();
		expect(others).toEqual([]);
		expect(summary).toContain('1 that may be known (you are asked)');
		expect(question).toMatch(
			/^One person or two\? Ann Tremblay and Robert Tremblay: same phone, .* Decide here: https:.*\?a=\w+&b=\w+&why=same%20phone/,
		);
		await letHeldContactsLapse();
		const again = await hour();
		expect(again.reached).toContain('Asked Before');
		expect(chat.taken()).toEqual([]);
	});

	it('parks a question that nobody could be asked', async () => {
		const phone = '(415) 555-2671';
		crm.answer = () => contacts(contact(1, { phone }), contact(2, { first_name: 'Robert', phone }));
		chat.answer = () => ({ status: 500 });
		const result = await hour();
		expect(result.node('Park: Not Asked').json()).toHaveLength(1);
		expect(result.node('Park: Nobody Told').json()).toHaveLength(1);
	});

	it('imports without a chat as well', async () => {
		crm.answer = () => contacts(contact(1));
		const result = await hour({ settings: { 'settings.chat_webhook_url': '' } });
		expect(result.status).toBe('success');
		expect(await match({ email: 'ann1@example.com' })).toMatchObject({ probability: 0.999 });
	});

	it('reads an uploaded file', async () => {
		const result = await upload('id,First Name,Last Name,Email\n7,Ann,Tremblay,ann@example.com\n');
		expect(result.status).toBe('success');
		expect(result.reached).not.toContain('Read CRM');
		expect(await match({ email: 'ann@example.com' })).toMatchObject({
			doorman: { person: { last_name: 'Tremblay', crm_contact_id: '7' } },
		});
		expect(texts()).toEqual([expect.stringMatching(/^Contacts imported: 1 new/)]);
	});

	it('reads every row of a file without IDs, once', async () => {
		const csv = 'First Name,Last Name,Email\nAnn,Tremblay,a@example.com\nBo,Chen,b@example.com\n';
		await upload(csv);
		expect(texts()).toEqual([expect.stringMatching(/^Contacts imported: 2 new/)]);
		await upload(csv);
		expect(texts()).toEqual([]);
	});

	it('keeps its form switched off and closed until somebody protects it', () => {
		const form = template.nodes.find(({ name }) => name === 'A File Is Uploaded');
		expect(form?.parameters['authentication']).toBe('basicAuth');
		expect(form).not.toHaveProperty('credentials');
		expect(form?.disabled).toBe(true);
	});

	it('tries the CRM three times and parks that it did not answer', async () => {
		crm.answer = () => ({ status: 503 });
		const result = await hour();
		expect(crm.taken()).toHaveLength(3);
		expect(result.node('Park: No Contacts').json()).toMatchObject([
			{ failure: expect.stringContaining('503') as string },
		]);
	});
});
