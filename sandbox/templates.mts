import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod/v4';

/** Where the workflow templates lie that are shipped with the pack. */
export const templatesFolder = join(dirname(import.meta.dirname), 'workflows');

const nodeSchema = z.looseObject({
	name: z.string(),
	type: z.string(),
	parameters: z.record(z.string(), z.unknown()),
});
const templateSchema = z.looseObject({
	id: z.string(),
	name: z.string(),
	nodes: z.array(nodeSchema),
});

export type TemplateNode = z.infer<typeof nodeSchema>;

/** A workflow template as its file has it. */
export type Template = z.infer<typeof templateSchema>;

/** Templates that run as they are; the others ask for addresses and credentials first. */
const READY = new Set(['doormanSkipRepeats']);

export function isReady({ id }: Template): boolean {
	return READY.has(id);
}

export function readTemplate(file: string): Template {
	return templateSchema.parse(JSON.parse(readFileSync(join(templatesFolder, file), 'utf8')));
}

/** Every template of the pack, in the order of their file names. */
export function readTemplates(): Template[] {
	return globSync('*.json', { cwd: templatesFolder }).sort().map(readTemplate);
}
