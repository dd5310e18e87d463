import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { useEngineWithPack } from '../support/engine/use-engine.mts';
import { oneNode } from '../support/engine/workflow-builder.mts';
import { freshStore } from '../support/fresh-store';
import { readTemplate } from './template';

const templates = readdirSync(join(import.meta.dirname, '..', '..', 'workflows'));
const engine = useEngineWithPack();
beforeEach(freshStore);

it.each(templates)('%s parks what failed when a run fails, once for each cause', async (file) => {
	const failed = async (step: string, url: string) => {
		const execution = { lastNodeExecuted: step, url, error: { message: 'why' } };
		return await engine.run(readTemplate(file), {
			startNode: 'A Run Failed',
			items: [{ execution }],
		});
	};
	const run = await failed('Dedupe', 'http://127.0.0.1/1');
	const told = { step: 'Dedupe', failure: 'why', execution_url: 'http://127.0.0.1/1' };
	expect(run.node('What Failed').json()).toEqual([told]);
	expect(run.node('Park: A Run Failed').json()).toMatchObject([told]);
	await failed('Dedupe', 'http://127.0.0.1/2');
	await failed('Normalize', 'http://127.0.0.1/3');
	const list = oneNode('n8n-nodes-doorman.deadLetters', { operation: 'list' }, { name: 'list' });
	const letters = await engine.run(list, { items: [{}] });
	expect(letters.node('list').json()).toHaveLength(2);
});
