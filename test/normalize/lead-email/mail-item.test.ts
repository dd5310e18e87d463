import { describe, expect, it } from 'vitest';
import { emailInItem, mailIdOf } from '../../../src/normalize/lead-email/mail-item';

const ann = 'Ann Lee <ann@example.com>';
const mailbox = {
	value: [{ address: 'ann@example.com', name: 'Ann Lee' }],
	html: '<b>',
	text: ann,
};
const same = {
	subject: 'Hi',
	from: ann,
	replyTo: 'bob@example.com',
	text: 'Hello',
	html: '<p>Hello</p>',
};
const reply = { value: [{ address: 'bob@example.com', name: '' }], text: 'bob@example.com' };

describe('a mail is found as it comes from', () => {
	it.each([
		[
			'the IMAP trigger, simple',
			{
				textHtml: same.html,
				textPlain: same.text,
				metadata: { 'reply-to': 'bob@example.com', 'list-unsubscribe': '<x>' },
				attributes: { uid: 7 },
				from: ann,
				subject: 'Hi',
				to: 'us@example.com',
				date: 'Thu, 14 May 2026 09:12:00 -0700',
			},
		],
		[
			'the IMAP trigger, resolved',
			{
				headers: {
					'reply-to': 'Reply-To: bob@example.com',
					'list-unsubscribe': 'List-Unsubscribe: <x>',
				},
				html: same.html,
				text: same.text,
				textAsHtml: '<p>Hello</p>',
				subject: 'Hi',
				from: mailbox,
				replyTo: reply,
				attributes: { uid: 7 },
			},
		],
		[
			'the Gmail trigger, not simplified',
			{
				id: '18f',
				threadId: '18f',
				labelIds: ['INBOX', 'UNREAD'],
				headers: { 'list-unsubscribe': 'List-Unsubscribe: <x>' },
				html: same.html,
				text: same.text,
				subject: 'Hi',
				from: mailbox,
				replyTo: reply,
			},
		],
		[
			'the IMAP trigger, raw: the body without headers',
			{
				raw: '--b1\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nHello\r\n--b1\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>Hel=\r\nlo</p>\r\n--b1--\r\n',
				subject: 'Hi',
				from: ann,
				headers: { 'Reply-To': 'bob@example.com', 'List-Unsubscribe': '<x>' },
			},
		],
		[
			'Postmark',
			{
				Subject: 'Hi',
				From: 'ann@example.com',
				FromFull: { Email: 'ann@example.com', Name: 'Ann Lee' },
				from: ann,
				ReplyTo: 'bob@example.com',
				TextBody: same.text,
				HtmlBody: same.html,
				Headers: [{ Name: 'List-Unsubscribe', Value: '<x>' }],
			},
		],
		[
			'Mailgun, behind a Webhook node',
			{
				headers: { host: 'n8n.example' },
				body: {
					subject: 'Hi',
					from: ann,
					'body-plain': same.text,
					'body-html': same.html,
					'message-headers': '[["Reply-To","bob@example.com"],["List-Unsubscribe","<x>"]]',
				},
			},
		],
		[
			'SendGrid',
			{
				subject: 'Hi',
				from: ann,
				text: same.text,
				html: same.html,
				headers: 'Reply-To: bob@example.com\nList-Unsubscribe:\n <x>\n',
			},
		],
		[
			'a message in MIME',
			{
				raw: `Subject: =?utf-8?Q?Hi?=\r\nFrom: ${ann}\r\nReply-To: bob@example.com\r\nList-Unsubscribe: <x>\r\nContent-Type: multipart/alternative; boundary="b 1"\r\n\r\n--b 1\r\nContent-Type: text/plain\r\n\r\nHello\r\n--b 1\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+SGVsbG88L3A+\r\n--b 1--\r\n`,
			},
		],
	])('%s', (_, item) => {
		const email = emailInItem(item);
		expect(email).toMatchObject({
			...same,
			text: expect.stringMatching(/^Hello\s*$/) as string,
			html: expect.stringMatching(/^<p>Hello<\/p>\s*$/) as string,
			isSnippet: false,
		});
		expect(email.headers['list-unsubscribe']).toBe('<x>');
	});

	it('the Gmail trigger, simplified: the beginning only', () => {
		const item = {
			id: '18f',
			snippet: 'Name: Ann Lee Email:',
			Subject: 'Hi',
			From: ann,
			To: 'us@example.com',
		};
		expect(emailInItem(item)).toMatchObject({
			subject: 'Hi',
			from: ann,
			text: 'Name: Ann Lee Email:',
			isSnippet: true,
		});
	});

	it('the Outlook trigger', () => {
		const item = {
			subject: 'Hi',
			from: { emailAddress: { name: 'Ann Lee', address: 'ann@example.com' } },
			replyTo: [{ emailAddress: { name: '', address: 'bob@example.com' } }],
			bodyPreview: 'Hel',
			body: { contentType: 'html', content: '<p>Hello</p>' },
		};
		expect(emailInItem(item)).toMatchObject({ ...same, text: '', replyTo: '<bob@example.com>' });
	});
});

it('takes what the node’s parameters point at before what it finds', () => {
	const email = emailInItem(
		{ subject: 'Hi', text: 'Hello', from: ann },
		{ subject: 'Other', text: '', html: '<p>x</p>', from: 'bob@example.com', attachments: ['{}'] },
	);
	expect(email).toMatchObject({
		subject: 'Other',
		text: 'Hello',
		html: '<p>x</p>',
		from: 'bob@example.com',
		attachments: ['{}'],
	});
});

it('reads attached data, characters of other sets and nested parts of a message in MIME', () => {
	const raw = [
		'From: =?iso-8859-1?Q?Jos=E9?= <jose@example.com>',
		'Content-Type: multipart/mixed; boundary=out',
		'',
		'--out',
		'Content-Type: multipart/alternative; boundary=in',
		'',
		'--in',
		'Content-Type: text/plain; charset=iso-8859-1',
		'Content-Transfer-Encoding: quoted-printable',
		'',
		'Jos=E9',
		'--in--',
		'--out',
		'Content-Type: application/xml; name="lead.adf"',
		'Content-Disposition: attachment; filename="lead.adf"',
		'Content-Transfer-Encoding: base64',
		'',
		Buffer.from('<adf></adf>').toString('base64'),
		'--out',
		'Content-Type: image/png; name=a.png',
		'',
		'PNG',
		'--out--',
	].join('\r\n');
	expect(emailInItem({ raw })).toMatchObject({
		from: 'José <jose@example.com>',
		text: expect.stringMatching(/^José\s*$/) as string,
		attachments: [expect.stringContaining('<adf></adf>') as string],
	});
});

describe('what the encoding of a mail left in its text', () => {
	it.each<[text: string, decoded: string]>([
		['Ren=C3=A9e', 'Renée'],
		['<td class=3D"x">', '<td class="x">'],
		['Ann=20\r\nLee=E9 =3D', 'Ann \nLeeé ='],
		[`${'a'.repeat(75)}=\nb`, `${'a'.repeat(75)}b`],
		[`=3D\n${'='.repeat(76)}\nb`, `=\n${'='.repeat(76)}\nb`],
	])('is undone: %j', (text, decoded) => {
		expect(emailInItem({ text })).toMatchObject({ text: decoded });
		expect(emailInItem({ html: text })).toMatchObject({ html: decoded });
	});

	it.each([
		...['a=b', 'https://larch.example/?id=20&c=41', 'name =\nAnn', `${'='.repeat(76)}\nAnn`],
	])('is not seen in %j', (text) => {
		expect(emailInItem({ text })).toMatchObject({ text });
	});
});

describe('the id of a mail', () => {
	it.each([
		[{ metadata: { 'message-id': '<a@b>' } }, 'a@b'],
		[{ messageId: '<a@b>', id: '18f' }, 'a@b'],
		[{ headers: { 'message-id': 'Message-ID: <a@b>' } }, 'a@b'],
		[{ id: '18f' }, '18f'],
		[{}, ''],
	])('%j', (item, id) => {
		expect(mailIdOf(item)).toBe(id);
	});
});

it.each([
	[{ subject: 7, from: null, text: {}, html: [] }],
	[{ headers: [['a'], [{}], null, 'x'] }],
	[{ 'message-headers': '[["a"' }],
	[{ raw: '--b\n\n' }],
	[
		{
			raw: 'Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/mixed; boundary=a\n\n--a',
		},
	],
	[{ body: null }],
	[JSON.parse('{"headers":{"__proto__":{"from":"x"}},"__proto__":{"subject":"y"}}')],
])('does not mind %j', (item) => {
	expect(emailInItem(item as Record<string, unknown>)).toMatchObject({ replyTo: '' });
});
