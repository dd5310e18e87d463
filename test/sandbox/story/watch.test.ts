import { expect, it, onTestFinished } from 'vitest';
import { startChat } from '../../../sandbox/stand-ins/chat.mts';
import { startCrm } from '../../../sandbox/stand-ins/crm.mts';
import { startSendGrid } from '../../../sandbox/stand-ins/send-grid.mts';
import { watch } from '../../../sandbox/story/watch.mts';

const mail = {
	personalizations: [{ to: [{ email: 'ann@example.com' }] }],
	from: { email: 'alerts@example.com' },
	subject: 'News',
	content: [{ type: 'text/plain', value: 'The price is lower.' }],
};

async function post(url: string, body: object, headers = {}): Promise<void> {
	const response = await fetch(url, { method: 'POST', body: JSON.stringify(body), headers });
	expect(response.ok).toBe(true);
}

it('says what reaches the stand-ins from then on, each once', async () => {
	const [crm, chat, sendGrid] = [await startCrm(), await startChat(), await startSendGrid('key')];
	for (const standIn of [crm, chat, sendGrid]) onTestFinished(() => standIn.close());
	const send = () => post(`${sendGrid.url}/v3/mail/send`, mail, { authorization: 'Bearer key' });
	await post(`${crm.url}/contacts`, { lead_id: 'before' });
	await send();

	const said: string[] = [];
	const watching = watch({ crm, chat, sendGrid }, (text) => said.push(text));
	onTestFinished(() => watching.close());
	await post(`${crm.url}/contacts`, {
		lead_id: '1',
		person_id: 'p',
		full_name: 'Ann Lee',
		assigned_agent: 'Maria',
	});
	await expect.poll(() => said.length, { timeout: 5_000 }).toBe(1);
	await post(`${crm.url}/contacts`, {
		lead_id: '1',
		person_id: 'p',
		full_name: 'Ann Lee',
		assigned_agent: 'Maria',
	});
	await post(`${crm.url}/contacts`, { lead_id: '2', full_name: 7 });
	await post(chat.url, { text: 'Hot lead' });
	await send();
	await expect.poll(() => said.length, { timeout: 5_000 }).toBe(5);
	expect(said.map((text) => text.trim().replace(/ {2,}/, ': ')).sort()).toEqual([
		'SendGrid: has got a mail to ann@example.com: "News".',
		'The CRM: has got 2, without an agent.',
		'The CRM: has got Ann Lee, for Maria, written 2 times.',
		'The CRM: has got Ann Lee, for Maria.',
		'The chat of the team: has got "Hot lead".',
	]);
});
