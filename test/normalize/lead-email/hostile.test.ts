import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asEmail } from '../../../src/normalize/lead-email/email-format';
import { leadNormalizer } from '../../../src/normalize/normalize-lead';

const format = asEmail({ sources: [], labels: [] });
const normalize = leadNormalizer({
	mapping: [],
	requirements: [],
	inputFormat: format,
	defaultCountry: 'US',
});

const LENGTH = 1_000_000;
const filledWith = (text: string) => text.repeat(Math.ceil(LENGTH / text.length)).slice(0, LENGTH);

/** What makes careless parsers slow: nesting, what is never closed, many of everything. */
const hostile: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
	...[
		...['<div>', '<table><tr><td>a', '</b>', '<', '&', '&#x41', '<!--', '<![CDATA[', '<a href="'],
		...[`<a href='x" `, '<p style="color:red;display:block">x</p>', '<script>', '<style></style'],
		...['<meta name="lead_name" content="x">', '<td>Name</td>', '<br>', '&nbsp;', '<p hidden '],
	].map((text) => [`HTML of ${text}`, { html: filledWith(text) }] as const),
	...[
		...['a: ', 'Name: ', 'Name: Ann\n', ' ', '> ', 'a@', '4', '(415) ', '-', '*a ', '_', '{"a":'],
		...[
			'a=b&',
			'a = b\n',
			'=C3=A9',
			'=\n',
			'Leave us a message: ',
			'<adf>',
			'<adf ',
			'“x\n',
			'On a long line\n',
			'\0',
			'\u202e',
			'e\u0301',
			'A ',
			'MLS ',
		],
		...['---------- Forwarded message ----------\n', '<mailto:', 'a contact information ', '| a '],
	].map((text) => [`text of ${JSON.stringify(text)}`, { text: filledWith(text) }] as const),
	['a forwarded header for ever', { subject: 'Fwd: x', text: filledWith('From: a\n') }],
	['a subject of prefixes', { subject: filledWith('Fwd: '), text: 'x' }],
	['a sender of brackets', { from: filledWith('<'), text: 'x' }],
	['MIME in MIME', { raw: filledWith('--b\nContent-Type: multipart/mixed; boundary=b\n\n') }],
	['encoded words', { raw: `a: ${filledWith('=?utf-8?Q?')}` }],
	['messages of quotes', { from: 'a@zillow.com', text: filledWith('Ann says: “x\n') }],
];

/** Of the processor, not of the clock on the wall: others work on this machine, too. */
const MOST_MS = 250;

describe('a megabyte', () => {
	it.each(hostile)('%s', (_, item) => {
		format({ from: 'ann@example.com', ...item });
		const before = process.cpuUsage();
		format({ from: 'ann@example.com', ...item });
		const { user, system } = process.cpuUsage(before);
		expect((user + system) / 1_000).toBeLessThan(MOST_MS);
	});
});

it('makes of any mail a lead that stays as it is, or a rejection', () => {
	const words = fc.constantFrom(
		...[
			'Name:',
			'Email:',
			'Phone:',
			'Message:',
			'ann@example.com',
			'415-555-2671',
			'Ann Lee',
			'\n',
		],
		...[
			'<td>',
			'</td>',
			'<tr>',
			'|',
			'"',
			'-- ',
			'From:',
			'Subject:',
			'__proto__:',
			'#',
			'{',
			'}',
			'>',
		],
	);
	const text = fc.array(fc.oneof(words, fc.string({ maxLength: 8 })), { maxLength: 40 });
	const mail = fc.record({
		subject: fc.oneof(fc.constantFrom('New contact: Ann Lee', 'Fwd: x', ''), fc.string()),
		from: fc.constantFrom('Ann <ann@example.com>', 'x@zillow.com', '', 'no-reply@x.example'),
		text: text.map((parts) => parts.join(' ')),
		html: text.map((parts) => parts.join(' ')),
	});
	fc.assert(
		fc.property(mail, (item) => {
			const result = normalize(item);
			if (result.decision === 'rejected') return;
			const again = normalize({ ...result.record });
			expect(again).toMatchObject({ decision: 'normalized', record: result.record });
		}),
	);
});

it('reads no field of a mail into the prototype of anything', () => {
	const result = normalize({
		from: 'x@forms.example',
		text: '__proto__: x\nconstructor: y\nName: Ann Lee\nEmail: ann@example.com',
	});
	expect(result).toMatchObject({ record: { full_name: 'Ann Lee' } });
	expect(Object.getPrototypeOf({})).not.toHaveProperty('x');
});
