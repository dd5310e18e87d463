import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import type { INodeType } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { z } from 'zod/v4';
import manifest from '../../package.json';

const require = createRequire(import.meta.url);
const root = join(import.meta.dirname, '..', '..');

/** Codex files whose categories n8n does not know are ignored by the node panel. */
const CATEGORIES = [
	'Data & Storage',
	'Finance & Accounting',
	'Marketing & Content',
	'Productivity',
	'Miscellaneous',
	'Sales',
	'Development',
	'Analytics',
	'Communication',
	'Utility',
] as const;

const codexSchema = z.object({
	node: z.string().startsWith('n8n-nodes-doorman.'),
	categories: z.array(z.enum(CATEGORIES)).min(1),
	alias: z.array(z.string()).min(1),
	// Without resources n8n drops the whole file silently.
	resources: z.object({ primaryDocumentation: z.array(z.object({ url: z.url() })).min(1) }),
});

/** Words that must find a node in the panel. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
	deadLetters: ['dead letter', 'retry', 'failed'],
	debounceConsolidate: ['debounce', 'digest', 'cooldown'],
	debounceConsolidateTrigger: ['debounce', 'digest', 'trigger'],
	dedupe: ['duplicate', 'idempotent', 'seen'],
	intakeTrigger: ['webhook', 'hmac', 'signature'],
	normalize: ['clean', 'map fields', 'phone'],
	scoreRoute: ['lead scoring', 'round robin', 'assign'],
	suppressionSync: ['bounce', 'unsubscribe', 'blocklist'],
};

/** The values an option field offers: only what is built. */
const OFFERED: Readonly<Record<string, readonly string[]>> = {
	'normalize.recordType': ['lead', 'listing', 'activity'],
	'normalize.inputFormat': ['fields', 'email'],
};

const operationsSchema = z.object({
	operations: z.array(
		z.object({
			value: z.string(),
			outputs: z.array(z.string()).min(1),
			closedOutput: z.number(),
		}),
	),
});

const nodes = manifest.n8n.nodes.map((path) => {
	const name = basename(path, '.node.js');
	const loaded = z
		.record(z.string(), z.custom<new () => INodeType>())
		.parse(require(join(root, path)));
	const Node = loaded[name];
	if (Node === undefined) throw new Error(`${path} does not export ${name}.`);
	return [name, new Node(), join(root, path)] as const;
});

describe.each(nodes)('%s', (name, { description }, path) => {
	it('has a codex that n8n accepts, with the words people search for', () => {
		const codex = codexSchema.parse(require(path.replace(/\.js$/, '.json')));
		expect(codex.node).toBe(`n8n-nodes-doorman.${description.name}`);
		const [{ url } = { url: '' }] = codex.resources.primaryDocumentation;
		expect(existsSync(join(root, 'docs', basename(url)))).toBe(true);
		expect(codex.alias).toEqual(expect.arrayContaining([...(WORDS[description.name] ?? ['?'])]));
	});

	it('offers only what is built', () => {
		for (const property of description.properties) {
			const offered = OFFERED[`${description.name}.${property.name}`];
			if (offered === undefined) continue;
			const values = z.array(z.object({ value: z.string() })).parse(property.options);
			expect(values.map(({ value }) => value)).toEqual(offered);
		}
	});

	if (!description.properties.some((property) => property.name === 'operation')) return;

	it('never closes on the output that means something good', () => {
		const { operations } = operationsSchema.parse(
			require(path.replace(`${name}.node.js`, 'operations.js')),
		);
		for (const { outputs, closedOutput } of operations) {
			expect(outputs[closedOutput]).toBeDefined();
			if (outputs.length > 1) expect(closedOutput).not.toBe(0);
		}
	});
});
