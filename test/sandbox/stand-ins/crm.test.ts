import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startCrm, type Crm } from '../../../sandbox/stand-ins/crm.mts';

let crm: Crm;

beforeEach(async () => {
	crm = await startCrm();
});

afterEach(async () => {
	await crm.close();
});

async function call(method: string, path: string, body?: unknown): Promise<[number, unknown]> {
	const response = await fetch(crm.url + path, {
		method,
		...(body === undefined ? {} : { body: JSON.stringify(body) }),
	});
	return [response.status, await response.json()];
}

const ann = { lead_id: 'Website:a/1', person_id: 'p1', email: 'ann@example.com' };

describe('the CRM stand-in', () => {
	it('makes a contact of a lead, then updates it, and counts how often the lead was written', async () => {
		expect(await call('POST', '/contacts', ann)).toEqual([201, { ...ann, id: 'c-1' }]);
		const update = { lead_id: ann.lead_id, phone: '+14155552671' };
		const updated = { ...ann, ...update, id: 'c-1' };
		expect(await call('PUT', '/contacts/c-1', update)).toEqual([200, updated]);
		expect(await call('GET', `/leads/${encodeURIComponent(ann.lead_id)}`)).toEqual([
			200,
			{ lead: updated, writes: 2 },
		]);
		expect(crm.records.get(ann.lead_id)?.writes).toBe(2);
		expect(crm.contacts.size).toBe(1);
	});

	it('never has two contacts of one person', async () => {
		await call('POST', '/contacts', ann);
		const again = { lead_id: '2', person_id: 'p1' };
		expect(await call('POST', '/contacts', again)).toMatchObject([200, { id: 'c-1' }]);
		expect(await call('POST', '/contacts', { lead_id: '3' })).toMatchObject([201, { id: 'c-2' }]);
		expect(await call('POST', '/contacts', { lead_id: '4' })).toMatchObject([201, { id: 'c-3' }]);
	});

	it.each([
		['person_id=p1', ['c-1']],
		['email=ANN@example.com', ['c-1']],
		['phone=%2B14155552671', ['c-2']],
		['person_id=p1&phone=4155552671', ['c-1', 'c-2']],
		['person_id=&email=&phone=', []],
		['email=bo@example.com', []],
	])('finds contacts by %s', async (query, ids) => {
		await call('POST', '/contacts', ann);
		await call('POST', '/contacts', { lead_id: '2', phone: '(415) 555-2671' });
		const [status, answer] = await call('GET', `/contacts?${query}`);
		expect(status).toBe(200);
		expect((answer as { contacts: { id: string }[] }).contacts.map(({ id }) => id)).toEqual(ids);
	});

	it('lists all contacts page by page, those from before as well', async () => {
		await crm.close();
		crm = await startCrm({ contacts: [{ id: 'old-1' }] });
		await call('POST', '/contacts', { lead_id: '1' });
		await call('POST', '/contacts', { lead_id: '2' });
		const pages: unknown[] = [];
		for (let next: string | null = `${crm.url}/contacts?limit=2`; next !== null; ) {
			const page = (await (await fetch(next)).json()) as {
				contacts: { id: string }[];
				next: string | null;
			};
			pages.push(page.contacts.map(({ id }) => id));
			next = page.next;
		}
		expect(pages).toEqual([['old-1', 'c-1'], ['c-2']]);
	});

	it('lists the leads in the order of their coming', async () => {
		await call('POST', '/contacts', { lead_id: 'two', person_id: 'a' });
		await call('POST', '/contacts', { lead_id: 'one', person_id: 'b' });
		await call('POST', '/contacts', { lead_id: 'two', person_id: 'a' });
		const [, { leads }] = (await call('GET', '/leads')) as [number, { leads: object[] }];
		expect(leads).toMatchObject([
			{ lead: { lead_id: 'two' }, writes: 2 },
			{ lead: { lead_id: 'one' }, writes: 1 },
		]);
	});

	it.each([
		['a body without an id', 'POST', '/contacts', { name: 'Ann' }, 422],
		['an empty id', 'POST', '/contacts', { lead_id: '' }, 422],
		['no body', 'POST', '/contacts', undefined, 422],
		['an unknown contact', 'PUT', '/contacts/c-9', { lead_id: '1' }, 404],
		['an unreadable id', 'PUT', '/contacts/%E0%A4%A', { lead_id: '1' }, 404],
		['an unknown lead', 'GET', '/leads/1', undefined, 404],
		['an unknown path', 'POST', '/leads', { lead_id: '1' }, 404],
	])('refuses %s', async (_, method, path, body, status) => {
		expect((await call(method, path, body))[0]).toBe(status);
		expect(crm.records.size).toBe(0);
		expect(crm.contacts.size).toBe(0);
	});

	it('refuses what is no JSON', async () => {
		const response = await fetch(`${crm.url}/contacts`, { method: 'POST', body: '{"lead_id":' });
		expect(response.status).toBe(422);
	});

	it('keeps nothing while it is out of order', async () => {
		crm.isRefusing = true;
		expect((await call('POST', '/contacts', { lead_id: '1' }))[0]).toBe(500);
		expect(crm.records.size).toBe(0);
		crm.isRefusing = false;
		expect((await call('POST', '/contacts', { lead_id: '1' }))[0]).toBe(201);
	});

	it('can be started where another one stood', async () => {
		const port = Number(new URL(crm.url).port);
		await crm.close();
		crm = await startCrm({ port });
		expect(crm.url).toBe(`http://127.0.0.1:${port}`);
		await expect(startCrm({ port })).rejects.toThrow(/EADDRINUSE/);
	});
});
