import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSendGrid, type SendGrid } from '../../../sandbox/stand-ins/send-grid.mts';

const API_KEY = 'SG.the-key-of-the-test';
let sendGrid: SendGrid;

beforeEach(async () => {
	sendGrid = await startSendGrid(API_KEY);
});

afterEach(async () => {
	await sendGrid.close();
});

const mail = {
	personalizations: [
		{ to: [{ email: 'ann@example.com' }], custom_args: { notification_id: 'n1' } },
	],
	from: { email: 'alerts@example.com', name: 'Example Realty' },
	subject: 'News',
	content: [{ type: 'text/plain', value: 'The price is lower.' }],
};

async function post(body: unknown, authorization = `Bearer ${API_KEY}`): Promise<Response> {
	return await fetch(`${sendGrid.url}/v3/mail/send`, {
		method: 'POST',
		headers: authorization === '' ? {} : { authorization },
		body: typeof body === 'string' ? body : JSON.stringify(body),
	});
}

describe('the SendGrid stand-in', () => {
	it('accepts a mail with 202, no body and an id, and remembers it', async () => {
		const response = await post(mail);
		expect(response.status).toBe(202);
		expect(await response.text()).toBe('');
		const messageId = response.headers.get('x-message-id');
		expect(messageId).toMatch(/^[\w-]{22}$/);
		expect(sendGrid.records).toEqual([{ messageId, mail }]);
		const shown = await fetch(`${sendGrid.url}/sandbox/mails`);
		expect(await shown.json()).toEqual({ records: [{ messageId, mail }] });
	});

	it('only checks a mail in sandbox mode', async () => {
		const response = await post({ ...mail, mail_settings: { sandbox_mode: { enable: true } } });
		expect(response.status).toBe(200);
		expect(sendGrid.records).toEqual([]);
	});

	it.each([
		['without a key', '', 'authorization required'],
		[
			'with another key',
			'Bearer SG.another',
			'The provided authorization grant is invalid, expired, or revoked',
		],
	])('answers 401 %s', async (_, authorization, message) => {
		const response = await post(mail, authorization);
		expect(response.status).toBe(401);
		expect(await response.json()).toEqual({ errors: [{ message, field: null }] });
		expect(sendGrid.records).toEqual([]);
	});

	it.each([
		['no recipients', { ...mail, personalizations: [] }, 'personalizations'],
		['no list of addresses', { ...mail, personalizations: [{}] }, 'personalizations.0.to'],
		[
			'an address that is none',
			{ ...mail, personalizations: [{ to: [{ email: 'ann' }] }] },
			'personalizations.0.to.0.email',
		],
		[
			'an address that is empty',
			{ ...mail, personalizations: [{ to: [{ email: null }] }] },
			'personalizations.0.to.0.email',
		],
		['no sender', { ...mail, from: undefined }, 'from'],
		['no subject', { ...mail, subject: '' }, 'subject'],
		['no content', { ...mail, content: [] }, 'content'],
		[
			'custom arguments that are no texts',
			{ ...mail, personalizations: [{ to: [{ email: 'a@example.com' }], custom_args: { n: 1 } }] },
			'personalizations.0.custom_args.n',
		],
		['no JSON', '{"personalizations"', ''],
	])('answers 400 to a mail with %s and names the field', async (_, body, field) => {
		const response = await post(body);
		expect(response.status).toBe(400);
		expect(await response.json()).toEqual({
			errors: expect.arrayContaining([
				{ message: expect.stringMatching(/\w/) as string, field },
			]) as unknown,
		});
		expect(sendGrid.records).toEqual([]);
	});

	it('knows no other address', async () => {
		expect((await fetch(`${sendGrid.url}/v3/templates`)).status).toBe(404);
		expect((await fetch(`${sendGrid.url}/v3/mail/send`)).status).toBe(405);
	});
});
