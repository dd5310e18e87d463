import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEmail } from '../../src/normalize/email';

const addressOf = (value: unknown) => readEmail(value).value?.address;
const codesOf = (value: unknown) => readEmail(value).doubts.map(({ code }) => code);

describe('readEmail', () => {
	it.each<[written: unknown, address: string]>([
		['ann@example.com', 'ann@example.com'],
		['  Ann.Smith+Zillow@Example.COM ', 'ann.smith+zillow@example.com'],
		['mailto:ann@example.com?subject=Hi', 'ann@example.com'],
		['mailto:ann%40example.com', 'ann@example.com'],
		['Ann Smith <ann@example.com>', 'ann@example.com'],
		['"Smith, Ann" <ann@example.com>', 'ann@example.com'],
		['Ann Smith <mailto:ann@example.com>', 'ann@example.com'],
		['ann@example.com <ann@example.com>', 'ann@example.com'],
		['<ann@example.com>', 'ann@example.com'],
		['Email: ann@example.com', 'ann@example.com'],
		['ann@example.com (work)', 'ann@example.com'],
		["'ann@example.com'", 'ann@example.com'],
		['"ann@example.com', 'ann@example.com'],
		['ann@example.com.', 'ann@example.com'],
		["'ann@example.com", 'ann@example.com'],
		['email=ann@example.com', 'ann@example.com'],
		['E-Mail:mail=ann@example.com', 'ann@example.com'],
		[`"'ann"@example.com`, 'ann@example.com'],
		['emailann@example.com', 'emailann@example.com'],
		["o'brien@example.com", "o'brien@example.com"],
		['ann@kw.com', 'ann@kw.com'],
		['ann@mail.co.uk', 'ann@mail.co.uk'],
		['ann@bücher.example', 'ann@xn--bcher-kva.example'],
		['ＡＮＮ＠example.com', 'ann@example.com'],
		['ann\u200b@example.com', 'ann@example.com'],
		[['ann@example.com'], 'ann@example.com'],
		['na@smithrealty.com', 'na@smithrealty.com'],
		['mister.test@gmail.com', 'mister.test@gmail.com'],
		['ann.lee@zillow.com', 'ann.lee@zillow.com'],
		['x7k2@privaterelay.appleid.com', 'x7k2@privaterelay.appleid.com'],
		[`${'a'.repeat(64)}@example.com`, `${'a'.repeat(64)}@example.com`],
		["!#$%&'*+/=?^_`{|}~@example.com", "!#$%&'*+/=?^_`{|}~@example.com"],
		['1234567890@example.com', '1234567890@example.com'],
		['ann@1example.com', 'ann@1example.com'],
		['"ann lee"@example.com', '"ann lee"@example.com'],
		['"ann.lee"@example.com', 'ann.lee@example.com'],
		[String.raw`"ann\"lee"@example.com`, String.raw`"ann\"lee"@example.com`],
		['jörg@example.com', 'jörg@example.com'],
		['李@例え.jp', '李@xn--r8jz45g.jp'],
	])('reads %j', (written, address) => {
		expect(readEmail(written)).toEqual({
			value: { address, type: 'person', others: [] },
			doubts: [],
		});
	});

	it('takes the first good of several addresses and keeps the others', () => {
		expect(readEmail('bad@, ann@example.com; bob@example.com')).toMatchObject({
			value: { address: 'ann@example.com', others: ['bob@example.com'] },
			doubts: [{ code: 'email_several' }],
		});
		expect(addressOf('none@none.com, ann@example.com')).toBe('ann@example.com');
		expect(addressOf('leads@leads.realtor.com ann@example.com')).toBe('ann@example.com');
		expect(addressOf('Ann <ann@example.com>, Bob <bob@example.com>')).toBe('ann@example.com');
		expect(addressOf('ann@example.com/bob@example.com')).toBeUndefined();
	});

	it.each([
		...['ann', 'ann@', '@example.com', 'ann@example', 'ann@@example.com', 'ann@exam ple.com'],
		...['ann..b@example.com', '.ann@example.com', 'ann.@example.com', 'ann@-example.com'],
		...['ann@example-.com', 'ann@exa_mple.com', 'ann@example.c', 'ann@example..com'],
		...['ann at example dot com', 'call me', 'ann@1.2.3.4', 'ann@[1.2.3]', 'ann@[IPv6:1::2::3]'],
		...['an"n@example.com', '""@example.com', 'ann\\@example.com'],
		...['ann(comment)@example.com', 'ann@example.com(comment)x', 'ann@.example.com'],
	])('refuses %j', (written) => {
		expect(addressOf(written)).toBeUndefined();
		expect(codesOf(written)).toEqual(['email_invalid']);
	});

	it.each([
		...[`${'a'.repeat(65)}@example.com`, `${'ö'.repeat(33)}@example.com`],
		...[`a@${'b'.repeat(64)}.com`, `a@${'b.'.repeat(125)}com`, '@'.repeat(900), 'a@'.repeat(450)],
		...['"'.repeat(999), `${'a.'.repeat(499)}@`, '<'.repeat(1_000), 'a@b.'.repeat(200)],
	])('refuses %#, which is too long', (written) => {
		expect(codesOf(written)).toEqual(['email_invalid']);
	});

	it.each([
		...['none@none.com', 'noemail@gmail.com', 'no-email@example.com', 'na@na.com', 'test@test.com'],
		...['NONE@NONE.COM', 'a@a.com', 'x@noemail.com', 'asdf@asdf.com', 'notprovided@example.com'],
		...['test@gmail.com', 'asdf@yahoo.com', '123@123.com', 'name@example.com', 'your@email.com'],
		...['youremail@domain.com', 'fake@fake.com', 'noemailgiven@x.org', 'test123@test123.com'],
		...['email@email.com', 'unknown@unknown.com', 'declined@example.org', 'user@domain.com'],
	])('knows that %s is nobody', (written) => {
		expect(addressOf(written)).toBeUndefined();
		expect(codesOf(written)).toEqual(['email_placeholder']);
	});

	it.each([
		...['leads@leads.realtor.com', 'noreply@zillow.com', 'no-reply@example.com', 'leads@homes.com'],
		...[
			'zillow@zillow.com',
			'ann@mail.trulia.com',
			'do-not-reply@example.com',
			'support@zillow.com',
		],
		...['noreply@convo.zillow.com', 'mailer-daemon@example.com', 'x@facebookmail.com'],
	])('does not take %s for that of the person', (written) => {
		expect(addressOf(written)).toBeUndefined();
		expect(codesOf(written)).toEqual(['email_portal']);
	});

	it.each<[written: string, type: string]>([
		['8f2k4x@convo.zillow.com', 'relay'],
		['a1b2c3d4@reply.craigslist.org', 'relay'],
		['info@example.com', 'role'],
		['Customer-Service@example.com', 'role'],
		['sales+web@example.com', 'role'],
		['ann@mailinator.com', 'disposable'],
		['ann@inbox.mailinator.com', 'disposable'],
		['ann@guerrillamail.com', 'disposable'],
	])('keeps %s and flags it: %s', (written, type) => {
		expect(readEmail(written)).toMatchObject({
			value: { address: written.toLowerCase(), type },
			doubts: [{ code: `email_${type}` }],
		});
	});

	it('takes a machine’s number for an odd domain', () => {
		expect(readEmail('ann@[192.0.2.1]')).toMatchObject({
			value: { address: 'ann@[192.0.2.1]' },
			doubts: [{ code: 'email_odd_domain' }],
		});
		expect(addressOf('ann@[IPv6:2001:db8::1]')).toBe('ann@[ipv6:2001:db8::1]');
	});

	it('normalizes to itself', () => {
		const part = fc.stringMatching(/^[a-zA-Z0-9."'<>@;, ÄöİßΣ[\]\\-]{1,12}$/);
		const cell = fc.tuple(part, part).map(([one, other]) => `${one}@${other}.com`);
		fc.assert(
			fc.property(fc.oneof(cell, part), (written) => {
				const { value } = readEmail(written);
				if (value === null) return;
				expect(readEmail(value.address).value).toEqual({ ...value, others: [] });
			}),
			{ numRuns: 2_000 },
		);
	});
});

describe('a slip in an address', () => {
	it.each<[domain: string, meant: string]>([
		['gmial.com', 'gmail.com'],
		['gmal.com', 'gmail.com'],
		['gamil.com', 'gmail.com'],
		['gmaill.com', 'gmail.com'],
		['gmail.con', 'gmail.com'],
		['gmail.co', 'gmail.com'],
		['gmail.cm', 'gmail.com'],
		['gmail.net', 'gmail.com'],
		['gmial.con', 'gmail.com'],
		['yaho.com', 'yahoo.com'],
		['yahooo.com', 'yahoo.com'],
		['yahoo.cmo', 'yahoo.com'],
		['yahooo.co.uk', 'yahoo.co.uk'],
		['hotmial.com', 'hotmail.com'],
		['hotmal.com', 'hotmail.com'],
		['hotmai.com', 'hotmail.com'],
		['hotnail.com', 'hotmail.com'],
		['outlok.com', 'outlook.com'],
		['outloook.com', 'outlook.com'],
		['icoud.com', 'icloud.com'],
		['icould.com', 'icloud.com'],
		['iclod.com', 'icloud.com'],
		['aol.con', 'aol.com'],
		['aoll.com', 'aol.com'],
		['concast.net', 'comcast.net'],
		['sbcgobal.net', 'sbcglobal.net'],
		['sbcglobal.com', 'sbcglobal.net'],
		['verizon.nte', 'verizon.net'],
		['protonmial.com', 'protonmail.com'],
		['smithrealty.con', 'smithrealty.com'],
		['smithrealty.comm', 'smithrealty.com'],
	])('at %s is suggested, not corrected: %s', (domain, meant) => {
		const { value, doubts } = readEmail(`ann@${domain}`);
		expect(value?.address).toBe(`ann@${domain}`);
		expect(doubts).toContainEqual({
			code: 'email_typo',
			message: expect.stringContaining(`Perhaps ann@${meant} is meant`),
		});
	});

	it.each([
		...['kw.com', 'remax.net', 'remax.com', 'compass.com', 'exprealty.com', 'cbrealty.com'],
		...['c21.com', 'era.com', 'bhhs.com', 'redfin.com', 'har.com', 'sothebys.realty'],
		...['mac.com', 'me.com', 'hey.com', 'proton.me', 'pm.me', 'ymail.com', 'mail.com', 'gmx.com'],
		...['email.com', 'aim.com', 'live.com', 'msn.com', 'cox.net', 'att.net', 'yahoo.co.uk'],
		...['yahoo.com.mx', 'hotmail.es', 'outlook.fr', 'googlemail.com', 'gail.com', 'cloud.com'],
		...['example.co', 'company.cm', 'smith.om', 'startup.io', 'comcast.com', 'gmall.com'],
		...['fastmail.com', 'zoho.com', 'qq.com', 'web.de', 'hotmail.co', 'outlook.office.com'],
		...['charter.net', 'chatter.net', 'mail.gmail.com', 'hotel.com', 'outlooks.realty'],
	])('is not seen in %s', (domain) => {
		expect(codesOf(`ann@${domain}`)).toEqual([]);
	});
});
