import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod/v4';

/** Where the workflow templates lie that are shipped with the pack. */
export const templatesFolder = join(dirname(import.meta.dirname), 'workflows');

const nodeSchema = z.looseObject({
	name: z.string(),
	type: z.string(),
	parameters: z.record(z.string(), z.unknown()),
	credentials: z.record(z.string(), z.object({ id: z.string(), name: z.string() })).optional(),
});
const templateSchema = z.looseObject({
	id: z.string(),
	name: z.string(),
	nodes: z.array(nodeSchema),
});
const settingsSchema = z.object({
	assignments: z.object({
		assignments: z.array(z.looseObject({ name: z.string(), value: z.string() })),
	}),
});

export type TemplateNode = z.infer<typeof nodeSchema>;

/** A workflow template as its file has it. */
export type Template = z.infer<typeof templateSchema>;

export function readTemplate(file: string, folder = templatesFolder): Template {
	return templateSchema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
}

/** Every template of the pack, in the order of their file names. */
export function readTemplates(): Template[] {
	return globSync('*.json', { cwd: templatesFolder })
		.sort()
		.map((file) => readTemplate(file));
}

/** A copy of a template in which one node has other parts. */
export function withNode(
	template: Template,
	name: string,
	partsOf: (node: TemplateNode) => Partial<TemplateNode>,
): Template {
	if (!template.nodes.some((node) => node.name === name)) {
		throw new Error(`${template.name} has no node "${name}".`);
	}
	const nodes = template.nodes.map((node) =>
		node.name === name ? { ...node, ...partsOf(node) } : node,
	);
	return { ...template, nodes };
}

/** The parameters of a Settings node with some of its values changed. */
export function settingsWith(parameters: unknown, values: Readonly<Record<string, string>>) {
	const { assignments } = settingsSchema.parse(parameters).assignments;
	const names = assignments.map(({ name }) => name);
	const unknown = Object.keys(values).filter((name) => !names.includes(name));
	if (unknown.length > 0) throw new Error(`Settings has no ${unknown.join(', ')}.`);
	const changed = assignments.map((assignment) => ({
		...assignment,
		value: values[assignment.name] ?? assignment.value,
	}));
	return { assignments: { assignments: changed } };
}

/** A copy of a template whose Settings node holds other values. */
export function withSettings(
	template: Template,
	values: Readonly<Record<string, string>>,
): Template {
	return withNode(template, 'Settings', ({ parameters }) => ({
		parameters: { ...parameters, ...settingsWith(parameters, values) },
	}));
}
