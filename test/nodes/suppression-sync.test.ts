import { describe, expect, it } from 'vitest';
import * as documented from '../esp/sendgrid/documented-events';
import type { RunOptions } from '../support/engine/run-workflow.mts';
import { oneNode, toolCall } from '../support/engine/workflow-builder.mts';
import { storeFile } from '../support/fresh-store';
import { ANN, TYPE, engine, outputsOf, reasonOf, run } from './suppression-sync.runs';

describe('check', () => {
	it('lets through who is not on the list and holds back who is, each linked to its item', async () => {
		await run('ingest', [documented.spamReport]);
		const result = await run('check', [{ email: 'Bob@example.com' }, { email_address: ANN }]);
		expect(result.node('step').json(0)).toEqual([
			{
				email: 'Bob@example.com',
				suppressed: false,
				doorman: {
					suppression: {
						decision: 'allowed',
						reason: 'not_suppressed',
						address: 'bob@example.com',
					},
				},
			},
		]);
		expect(result.node('step').json(1)).toEqual([
			{
				email_address: ANN,
				suppressed: true,
				doorman: {
					suppression: {
						decision: 'suppressed',
						reason: 'complaint',
						address: ANN,
						scope: 'all',
						event_type: 'complaint',
						event_timestamp: '2017-12-15T00:59:29.000Z',
						provider: 'sendgrid',
					},
				},
			},
		]);
		expect(result.linksOf('step', 0)).toEqual([[{ node: 'Start', output: 0, run: 0, item: 0 }]]);
		expect(result.linksOf('step', 1)).toEqual([[{ node: 'Start', output: 0, run: 0, item: 1 }]]);
		expect(result.node('step').hints.map(({ message }) => message)).toEqual([
			`1 allowed, 1 suppressed. The list is in: embedded store ${storeFile()}`,
		]);
	});

	it('knows an address however it is written', async () => {
		await run('add', [{ email: ' Ann <ANN@example.com>' }]);
		for (const written of ['ann@example.com', 'ANN@EXAMPLE.COM', '"A. N." <ann@example.com> ']) {
			expect(await reasonOf(written)).toBe('manual');
		}
		expect(await reasonOf('an.n@example.com')).toBe('not_suppressed');
	});

	it.each<[what: string, item: unknown, reason: string]>([
		['nothing', {}, 'no_address'],
		['an empty text', { email: ' ' }, 'no_address'],
		['null', { email: null }, 'no_address'],
		['what n8n puts in by itself', {}, 'no_address'],
		['no address', { email: 'n/a' }, 'invalid_address'],
		['several addresses', { email: 'ann@example.com, bob@example.com' }, 'invalid_address'],
		['a list', { email: ['ann@example.com'] }, 'invalid_address'],
		['a number', { email: 5 }, 'invalid_address'],
		['NUL', { email: 'ann\0@example.com' }, 'invalid_address'],
		['right to left', { email: '\u202eann@example.com' }, 'invalid_address'],
		['a lot', { email: `${'a'.repeat(1_000_000)}@example.com` }, 'invalid_address'],
	])('holds back an item whose address is %s', async (_what, item, reason) => {
		const [allowed, suppressed] = await outputsOf('check', [item]);
		expect(allowed).toEqual([]);
		expect(suppressed).toMatchObject([
			{ suppressed: true, doorman: { suppression: { decision: 'suppressed', reason } } },
		]);
	});

	it('holds an unsubscribe from one group against its mails, and against mails of no known group', async () => {
		await run('ingest', [documented.groupUnsubscribe]);
		const scoped = (scope: string) => ({ options: { scope } });
		expect(await reasonOf(ANN)).toBe('unsubscribe');
		expect(await reasonOf(ANN, scoped('sendgrid:group:10'))).toBe('unsubscribe');
		expect(await reasonOf(ANN, scoped('sendgrid:group:11'))).toBe('not_suppressed');
		expect(await reasonOf(ANN, scoped('sendgrid:group:11, sendgrid:group:10'))).toBe('unsubscribe');
		await run('ingest', [documented.spamReport]);
		expect(await reasonOf(ANN, scoped('sendgrid:group:11'))).toBe('complaint');
	});

	it('changes no item and keeps binary data', async () => {
		const binary = { file: { data: 'YQ==', mimeType: 'text/plain' } };
		const json = { email: ANN, doorman: { delivery_id: 'd1' } };
		const node = oneNode(TYPE, { operation: 'check' }, { name: 'step' });
		const result = await engine.run(node, { outputs: [[{ json, binary }]], freezeItems: true });
		expect(result.node('step').outputs[0]?.[0]).toMatchObject({ json, binary });
		expect(result.node('Start').json()).toEqual([json]);
	});

	it('decides ten thousand items in one run', async () => {
		await run('add', [{ email: '7777@example.com' }]);
		const items = Array.from({ length: 10_000 }, (_, index) => ({ email: `${index}@example.com` }));
		const [allowed, suppressed] = await outputsOf('check', items);
		expect(allowed).toHaveLength(9_999);
		expect(suppressed).toMatchObject([{ email: '7777@example.com' }]);
	});

	it('answers an agent with the decision on the first output', async () => {
		await run('add', [{ email: ANN }]);
		const result = await engine.run(toolCall(TYPE, { operation: 'check', email: ANN }));
		expect(JSON.stringify(result.node('Agent').json())).toContain(
			'\\"decision\\":\\"suppressed\\"',
		);
	});
});

describe('add', () => {
	it('suppresses from now on, and says when that was so already', async () => {
		const item = { email: 'Ann <ann@example.com>' };
		const parameters = { cause: 'complaint', options: { note: 'called us' } };
		const [first] = await outputsOf('add', [item], parameters);
		const [second] = await outputsOf('add', [item], parameters);
		expect(first).toMatchObject([
			{
				...item,
				doorman: {
					suppression: {
						decision: 'added',
						reason: 'suppressed',
						address: ANN,
						cause: 'complaint',
					},
				},
			},
		]);
		expect(second).toMatchObject([{ doorman: { suppression: { reason: 'already_suppressed' } } }]);
		const [, suppressed] = await outputsOf('check', [{ email: ANN }]);
		expect(suppressed).toMatchObject([
			{
				doorman: { suppression: { reason: 'complaint', detail: 'called us', provider: 'manual' } },
			},
		]);
	});

	it('says which items have no address, and adds the others', async () => {
		const [done] = await outputsOf('add', [{}, { email: 'n/a' }, { email: ANN }]);
		expect(done).toMatchObject([
			{ doorman: { suppression: { decision: 'not_added', reason: 'no_address' } } },
			{ doorman: { suppression: { decision: 'not_added', reason: 'invalid_address' } } },
			{ doorman: { suppression: { decision: 'added' } } },
		]);
	});
});

describe('test runs', () => {
	const test: RunOptions = { mode: 'manual' };

	it('read the live list, and write beside it', async () => {
		await run('add', [{ email: ANN }]);
		await run('add', [{ email: 'bob@example.com' }], {}, test);
		expect(await reasonOf(ANN, {}, test)).toBe('manual');
		expect(await reasonOf('bob@example.com', {}, test)).toBe('manual');
		expect(await reasonOf('bob@example.com')).toBe('not_suppressed');
	});

	it('never use up a live event, and say that they are tests', async () => {
		const tried = await run('ingest', [documented.spamReport], {}, test);
		expect(tried.node('step').hints[0]?.message).toContain('Test run');
		const [applied] = await outputsOf('ingest', [documented.spamReport]);
		expect(applied).toHaveLength(1);
	});

	it('write to the live list when told so', async () => {
		await run('add', [{ email: ANN }], { options: { liveInTestRuns: true } }, test);
		expect(await reasonOf(ANN)).toBe('manual');
	});
});
