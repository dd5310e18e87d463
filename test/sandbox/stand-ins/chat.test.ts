import { afterEach, beforeEach, expect, it } from 'vitest';
import { startChat, type Chat } from '../../../sandbox/stand-ins/chat.mts';

let chat: Chat;

beforeEach(async () => {
	chat = await startChat();
});

afterEach(async () => {
	await chat.close();
});

it('keeps the texts that are posted', async () => {
	const response = await fetch(chat.url, { method: 'POST', body: '{"text":"Hot lead"}' });
	expect(response.status).toBe(200);
	expect(chat.records).toEqual(['Hot lead']);
});

it.each(['{}', '{"text":""}', 'no JSON', ''])('refuses %j', async (body) => {
	expect((await fetch(chat.url, { method: 'POST', body })).status).toBe(400);
	expect(chat.records).toEqual([]);
});

it('takes posts only', async () => {
	expect((await fetch(chat.url)).status).toBe(405);
});
