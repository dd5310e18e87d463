import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEngine, type Engine } from '../support/engine/engine.mts';

const root = join(import.meta.dirname, '..', '..');
const template = join(root, 'workflows', 'skip-repeats.json');
let engine: Engine;
let folder: string;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'doorman-template-'));
	process.env['DOORMAN_STORE_URL'] = `sqlite:${join(folder, 'doorman.sqlite')}`;
	engine = await openEngine({ packs: [root] });
});

afterAll(async () => {
	await engine.close();
	rmSync(folder, { recursive: true, force: true });
	delete process.env['DOORMAN_STORE_URL'];
});

const post = (lead_id: string) =>
	engine.run(template, {
		startNode: 'Lead Comes In',
		items: [{ headers: {}, query: {}, body: { lead_id } }],
		pinData: { 'Answer: New': [{}], 'Answer: Seen': [{}] },
	});

describe('skip-repeats', () => {
	it('answers a lead as new once, then as seen', async () => {
		const first = await post('zillow:1');
		const second = await post('zillow:1');
		expect(first.reached).toEqual(['Lead Comes In', 'Settings', 'Dedupe', 'Answer: New']);
		expect(second.reached).toEqual(['Lead Comes In', 'Settings', 'Dedupe', 'Answer: Seen']);
		expect(second.node('Dedupe').json(1)).toMatchObject([
			{ doorman: { dedupe: { reason: 'seen_before', ledger: 'leads' } } },
		]);
	});

	it('tells what failed when a run fails', async () => {
		const execution = {
			lastNodeExecuted: 'Dedupe',
			url: 'http://127.0.0.1/1',
			error: { message: 'why' },
		};
		const run = await engine.run(template, { startNode: 'A Run Failed', items: [{ execution }] });
		expect(run.node('What Failed').json()).toEqual([
			{ step: 'Dedupe', failure: 'why', execution_url: 'http://127.0.0.1/1' },
		]);
	});
});
