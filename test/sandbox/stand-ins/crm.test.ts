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

describe('the CRM stand-in', () => {
	it('creates a lead, then updates it, and counts how often it was written', async () => {
		const path = `/leads/${encodeURIComponent('Website:a/1')}`;
		expect(await call('PUT', path, { lead_id: 'Website:a/1', email: 'a@example.com' })).toEqual([
			201,
			{ lead_id: 'Website:a/1', writes: 1 },
		]);
		expect(await call('PUT', path, { lead_id: 'Website:a/1', email: 'b@example.com' })).toEqual([
			200,
			{ lead_id: 'Website:a/1', writes: 2 },
		]);
		expect(await call('GET', path)).toEqual([
			200,
			{ lead: { lead_id: 'Website:a/1', email: 'b@example.com' }, writes: 2 },
		]);
		expect(crm.records.get('Website:a/1')?.writes).toBe(2);
	});

	it('takes posted leads as well and lists all in the order of their coming', async () => {
		await call('POST', '/leads', { lead_id: 'two' });
		await call('POST', '/leads', { lead_id: 'one' });
		await call('POST', '/leads', { lead_id: 'two' });
		expect(await call('GET', '/leads')).toEqual([
			200,
			{
				leads: [
					{ lead: { lead_id: 'two' }, writes: 2 },
					{ lead: { lead_id: 'one' }, writes: 1 },
				],
			},
		]);
	});

	it.each([
		['a body without an id', 'PUT', '/leads/1', { name: 'Ann' }, 422],
		['an empty id', 'POST', '/leads', { lead_id: '' }, 422],
		['another id than in the path', 'PUT', '/leads/1', { lead_id: '2' }, 422],
		['no body', 'PUT', '/leads/1', undefined, 422],
		['an unreadable id', 'PUT', '/leads/%E0%A4%A', { lead_id: '1' }, 404],
		['an unknown lead', 'GET', '/leads/1', undefined, 404],
		['an unknown path', 'POST', '/contacts', { lead_id: '1' }, 404],
	])('refuses %s', async (_, method, path, body, status) => {
		expect((await call(method, path, body))[0]).toBe(status);
		expect(crm.records.size).toBe(0);
	});

	it('refuses what is no JSON', async () => {
		const response = await fetch(`${crm.url}/leads`, { method: 'POST', body: '{"lead_id":' });
		expect(response.status).toBe(422);
	});

	it('keeps nothing while it is out of order', async () => {
		crm.isRefusing = true;
		expect((await call('POST', '/leads', { lead_id: '1' }))[0]).toBe(500);
		expect(crm.records.size).toBe(0);
		crm.isRefusing = false;
		expect((await call('POST', '/leads', { lead_id: '1' }))[0]).toBe(201);
	});

	it('can be started where another one stood', async () => {
		const port = Number(new URL(crm.url).port);
		await crm.close();
		crm = await startCrm(port);
		expect(crm.url).toBe(`http://127.0.0.1:${port}`);
		await expect(startCrm(port)).rejects.toThrow(/EADDRINUSE/);
	});
});
