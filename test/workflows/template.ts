import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INode, INodeParameters } from 'n8n-workflow';
import { z } from 'zod/v4';
import type { WorkflowJson } from '../support/engine/workflow-builder.mts';

/** The root of the pack. */
export const root = join(import.meta.dirname, '..', '..');

const assignmentsSchema = z.looseObject({
	assignments: z.object({
		assignments: z.array(z.looseObject({ name: z.string(), value: z.string() })),
	}),
});

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
	const { assignments } = assignmentsSchema.parse(nodeOf(template, 'Settings').parameters);
	const names = assignments.assignments.map(({ name }) => name);
	const unknown = Object.keys(values).filter((name) => !names.includes(name));
	if (unknown.length > 0) throw new Error(`Settings has no ${unknown.join(', ')}.`);
	const changed = assignments.assignments.map((assignment) => ({
		...assignment,
		value: values[assignment.name] ?? assignment.value,
	}));
	return { assignments: { assignments: changed } };
}

function nodeOf({ nodes }: WorkflowJson, name: string): INode {
	const node = nodes.find((one) => one.name === name);
	if (node === undefined) throw new Error(`The template has no node "${name}".`);
	return node;
}
