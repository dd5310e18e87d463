import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { describe, expect, it } from 'vitest';

import { freshFolder } from '../support/fresh-folder';
import { openEngine } from '../support/engine/engine.mts';
import { useEngine } from '../support/engine/use-engine.mts';
import { oneNode } from '../support/engine/workflow-builder.mts';

const runFile = promisify(execFile);

const engine = useEngine();

describe('a pack', () => {
	const node = `
		exports.Echo = class {
			description = {
				displayName: 'Echo', name: 'echo', group: ['transform'], version: 1, description: 'Echoes',
				defaults: { name: 'Echo' }, inputs: ['main'], outputs: ['main', 'main'],
				properties: [{ displayName: 'Word', name: 'word', type: 'string', default: 'hi' }],
			};
			async execute() {
				const word = this.getNodeParameter('word', 0);
				return [[], [{ json: { word }, pairedItem: { item: 0 } }]];
			}
		};`;

	it('loads from its root as an installed one does', async () => {
		const root = freshFolder();
		const n8n = { n8nNodesApiVersion: 1, nodes: ['dist/Echo.node.js'], credentials: [] };
		mkdirSync(join(root, 'dist'), { recursive: true });
		writeFileSync(join(root, 'package.json'), JSON.stringify({ name: 'n8n-nodes-echo', n8n }));
		writeFileSync(join(root, 'dist/Echo.node.js'), node);

		const withPack = await openEngine({ packs: [root] });
		const run = await withPack.run(oneNode('n8n-nodes-echo.echo', {}), { items: [{}] });
		await withPack.close();

		expect(run.node('echo').outputs[0]).toEqual([]);
		expect(run.node('echo').json(1)).toEqual([{ word: 'hi' }]);
		expect(run.linksOf('echo', 1)).toEqual([[{ node: 'Start', output: 0, run: 0, item: 0 }]]);
	});

	it('that is not loaded is named', async () => {
		await expect(engine.run(oneNode('n8n-nodes-absent.echo', {}))).rejects.toThrow(
			'No pack named "n8n-nodes-absent" is loaded',
		);
	});
});

describe('outside the test runner', () => {
	it('runs in a plain script that ends by itself', async () => {
		const support = join(import.meta.dirname, '../support/engine');
		const script = join(freshFolder(), 'script.mts');
		writeFileSync(
			script,
			`import { openEngine } from ${JSON.stringify(join(support, 'engine.mts'))};
			import { oneNode } from ${JSON.stringify(join(support, 'workflow-builder.mts'))};
			const engine = await openEngine();
			const run = await engine.run(oneNode('n8n-nodes-base.noOp', {}), { items: [{ a: 1 }] });
			console.log(JSON.stringify(run.node('noOp').json()), run.node('noOp').executionTimeMs > 0);
			await engine.close();`,
		);

		const { stdout } = await runFile(process.execPath, [script], { timeout: 30_000 });

		expect(stdout).toBe('[{"a":1}] true\n');
	});
});
