import { describe, expect, it } from 'vitest';
import { readEmail } from '../../src/normalize/email';

const codesOf = (value: unknown) => readEmail(value).doubts.map(({ code }) => code);

describe('readEmail', () => {
	it.each<[written: unknown, address: string]>([
		['ann@example.com', 'ann@example.com'],
		['  Ann.Smith+Zillow@Example.COM ', 'ann.smith+zillow@example.com'],
		['mailto:ann@example.com?subject=Hi', 'ann@example.com'],
		['Ann Smith <ann@example.com>', 'ann@example.com'],
		['"Smith, Ann" <ann@example.com>', 'ann@example.com'],
		['<ann@example.com>', 'ann@example.com'],
		["'ann@example.com'", 'ann@example.com'],
		['ann@example.com.', 'ann@example.com'],
		["o'brien@example.com", "o'brien@example.com"],
		['ann@kw.com', 'ann@kw.com'],
		['ann@mail.co.uk', 'ann@mail.co.uk'],
		['ann@bücher.example', 'ann@xn--bcher-kva.example'],
		['ann\u200b@example.com', 'ann@example.com'],
		[['ann@example.com'], 'ann@example.com'],
		['na@smithrealty.com', 'na@smithrealty.com'],
	])('reads %j', (written, address) => {
		expect(readEmail(written)).toEqual({ value: { address, others: [] }, doubts: [] });
	});

	it('takes the first of several addresses and keeps the others', () => {
		expect(readEmail('bad@, ann@example.com; bob@example.com')).toMatchObject({
			value: { address: 'ann@example.com', others: ['bob@example.com'] },
			doubts: [{ code: 'email_several' }],
		});
		expect(readEmail('none@none.com, ann@example.com').value?.address).toBe('ann@example.com');
	});

	it.each([
		...['ann', 'ann@', '@example.com', 'ann@example', 'ann@@example.com', 'ann@exam ple.com'],
		...['ann..b@example.com', '.ann@example.com', 'ann.@example.com', 'ann@-example.com'],
		...['ann@example.c', 'ann@example..com', 'ann at example dot com', 'call me', 'ann@1.2.3.4'],
		...[
			`${'a'.repeat(65)}@example.com`,
			`a@${'b'.repeat(250)}.com`,
			'ü@example.com',
			'@'.repeat(900),
		],
	])('refuses %.40j', (written) => {
		expect(readEmail(written).value).toBeNull();
		expect(codesOf(written)).toEqual(['email_invalid']);
	});

	it.each([
		...['none@none.com', 'noemail@gmail.com', 'no-email@example.com', 'na@na.com', 'test@test.com'],
		...['NONE@NONE.COM', 'a@a.com', 'x@noemail.com', 'asdf@asdf.com', 'notprovided@example.com'],
	])('knows that %s is nobody', (written) => {
		expect(readEmail(written).value).toBeNull();
		expect(codesOf(written)).toEqual(['email_placeholder']);
	});
});
