import { describe, expect, it } from 'vitest';
import { counted, inWords, line, listed } from '../../../sandbox/story/words.mts';

it.each([
	['price_drop', 'price drop'],
	['budget_cents', 'budget'],
	['sendgrid', 'SendGrid'],
])('writes %s as "%s"', (code, words) => {
	expect(inWords(code)).toBe(words);
});

it.each([
	[[], ''],
	[['one'], 'one'],
	[['one', 'two'], 'one and two'],
	[['one', 'two', 'three'], 'one, two and three'],
])('lists %j as "%s"', (words, text) => {
	expect(listed(words)).toBe(text);
});

it('counts', () => {
	expect([0, 1, 2].map((count) => counted(count, 'lead'))).toEqual([
		'no leads',
		'1 lead',
		'2 leads',
	]);
});

describe('a line', () => {
	const outcome = Array.from({ length: 30 }, (_, index) => `word${index}`).join(' ');

	it('stays whole where nobody reads it on a screen', () => {
		expect(line('Ann', outcome, Infinity)).toBe(`  ${'Ann'.padEnd(32)}${outcome}.`);
	});

	it('goes on in its second column on a screen, and loses nothing', () => {
		const rows = line('Ann', outcome, 100).split('\n');
		expect(rows.length).toBeGreaterThan(2);
		for (const row of rows) expect(row.length).toBeLessThanOrEqual(100);
		for (const row of rows.slice(1)) expect(row).toMatch(/^ {34}\S/);
		const words = rows.map((row) => row.slice(34).trim()).join(' ');
		expect(words).toBe(`${outcome}.`);
	});

	it('takes a screen for 80 columns wide at least', () => {
		for (const columns of [0, 20, 79]) {
			expect(line('Ann', outcome, columns)).toBe(line('Ann', outcome, 80));
		}
	});

	it('leaves a word that is too long whole', () => {
		const url = `http://127.0.0.1/${'a'.repeat(200)}`;
		expect(line('Ann', `see ${url} there`, 80)).toContain(`\n${' '.repeat(34)}${url}\n`);
	});
});
