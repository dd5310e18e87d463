import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { useEngineWithPack } from '../support/engine/use-engine.mts';
import { oneNode, startName } from '../support/engine/workflow-builder.mts';
import { freshStore } from '../support/fresh-store';

const root = join(import.meta.dirname, '..', '..');
const docs = join(root, 'docs');
const engine = useEngineWithPack();
beforeAll(freshStore);

interface Example {
	readonly parameters: INodeParameters;
	readonly items: readonly IDataObject[];
	readonly outputs: Readonly<Record<string, readonly IDataObject[]>>;
}

const EXAMPLE = /<!-- example: ([\w-]+) -->\s*```json\n([\s\S]*?)```/g;

function examplesIn(page: string): [name: string, example: Example][] {
	const text = readFileSync(join(docs, page), 'utf8');
	return [...text.matchAll(EXAMPLE)].map(([, name = '', json = '']) => [
		name,
		JSON.parse(json) as Example,
	]);
}

/**
 * Times and the ids of new people differ from run to run; that there is one, and its form, do not.
 * Which ids are the same does not either.
 */
function withoutChance(items: readonly IDataObject[]): unknown {
	const ids: string[] = [];
	const numberOf = (id: string) => {
		if (!ids.includes(id)) ids.push(id);
		return ids.indexOf(id) + 1;
	};
	return JSON.parse(
		JSON.stringify(items)
			.replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, 'some time')
			.replaceAll(
				/("[\w]*person_id":")([0-9a-z]{16})"/g,
				(_, field: string, id: string) => `${field}person ${numberOf(id)}"`,
			),
	);
}

function inCamelCase(name: string): string {
	return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

const pages = readdirSync(docs).filter((page) => page.endsWith('.md'));

describe.each(pages)('%s', (page) => {
	const examples = examplesIn(page);

	it('shows an example', () => {
		expect(examples).not.toEqual([]);
	});

	it.each(examples)(
		'tells the truth in its example %s',
		async (_name, { parameters, items, outputs }) => {
			const type = `n8n-nodes-doorman.${inCamelCase(page.replace('.md', ''))}`;
			const run = await engine.run(oneNode(type, parameters, { name: 'step' }), {
				items,
				// The step may be a trigger itself.
				startNode: startName,
			});
			const put = run.node('step').outputs.map((items) => items.map(({ json }) => json));
			expect(withoutChance(put.flat())).toEqual(withoutChance(Object.values(outputs).flat()));
			expect(put.map(({ length }) => length)).toEqual(
				Object.values(outputs).map(({ length }) => length),
			);
		},
	);
});
