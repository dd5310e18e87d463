import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INode, INodeParameters } from 'n8n-workflow';
import { settingsWith as parametersWith } from '../../sandbox/templates.mts';
import type { WorkflowJson } from '../support/engine/workflow-builder.mts';

const root = join(import.meta.dirname, '..', '..');

/** A template by its file name. */
export function readTemplate(file: string): WorkflowJson {
	return JSON.parse(readFileSync(join(root, 'workflows', file), 'utf8')) as WorkflowJson;
}

/** A template in which some nodes have other parameters, and no retry waits. */
export function variantOf(
	template: WorkflowJson,
	changes: Readonly<Record<string, INodeParameters>>,
): WorkflowJson {
	for (const name of Object.keys(changes)) nodeOf(template, name);
	const nodes = template.nodes.map((node) => ({
		...node,
		...(node.retryOnFail === true ? { waitBetweenTries: 1 } : {}),
		parameters: { ...node.parameters, ...changes[node.name] },
	}));
	return { ...template, nodes };
}

/** The parameters of the Settings node with some of its values changed. */
export function settingsWith(
	template: WorkflowJson,
	values: Readonly<Record<string, string>>,
): INodeParameters {
	return parametersWith(nodeOf(template, 'Settings').parameters, values);
}

function nodeOf({ nodes }: WorkflowJson, name: string): INode {
	const node = nodes.find((one) => one.name === name);
	if (node === undefined) throw new Error(`The template has no node "${name}".`);
	return node;
}
