import { describe, expect, it } from 'vitest';
import { ledgerId } from '../../src/dedupe/ledger';

const live = { isTest: false };

describe('ledgerId', () => {
	it.each<[name: string, id: string, why: string]>([
		['', 'workflow:w1', 'the workflow’s own'],
		['  ', 'workflow:w1', 'spaces are no name'],
		['leads', 'named:leads', ''],
		[' leads ', 'named:leads', 'spaces at the ends do not count'],
		['workflow:w1', 'named:workflow:w1', 'a name is never a workflow’s own ledger'],
		['test:leads', 'named:test:leads', 'nor one of test runs'],
	])('calls "%s" %s %s', (name, id) => {
		expect(ledgerId(name, 'w1', live)).toBe(id);
		expect(ledgerId(name, 'w1', { isTest: true })).toBe(`test:${id}`);
	});

	it('keeps names short and storable, and different ones different', () => {
		const names = ['x'.repeat(1_000_000), `${'x'.repeat(1_000_000)}y`, 'a\0b', 'a\0c'];
		const ids = names.map((name) => ledgerId(name, 'w1', live));
		expect(new Set(ids).size).toBe(names.length);
		for (const id of ids) expect(id).toMatch(/^named:#[\w-]{22}$/);
	});
});
