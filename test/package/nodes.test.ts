import { describe, expect, it } from 'vitest';
import { z } from 'zod/v4';
import codex from '../../nodes/Dedupe/Dedupe.node.json';
import { Dedupe } from '../../nodes/Dedupe/Dedupe.node';
import { operations } from '../../nodes/Dedupe/operations';
import normalizeCodex from '../../nodes/Normalize/Normalize.node.json';
import { Normalize } from '../../nodes/Normalize/Normalize.node';

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
];

const codexSchema = z.object({
	node: z.string().startsWith('n8n-nodes-doorman.'),
	categories: z.array(z.enum(CATEGORIES as [string, ...string[]])).min(1),
	alias: z.array(z.string()).min(1),
	// Without resources n8n drops the whole file silently.
	resources: z.object({ primaryDocumentation: z.array(z.object({ url: z.url() })).min(1) }),
});

describe('Dedupe', () => {
	it('has a codex that n8n accepts, with the words people search for', () => {
		expect(codexSchema.safeParse(codex).error).toBeUndefined();
		expect(codex.node).toBe(`n8n-nodes-doorman.${new Dedupe().description.name}`);
		expect(codex.alias).toEqual(expect.arrayContaining(['duplicate', 'idempotent', 'seen']));
	});

	it.each(operations.map((operation) => [operation.value, operation] as const))(
		'%s never closes on the output that means something good',
		(_value, { outputs, closedOutput }) => {
			expect(outputs[closedOutput]).toBeDefined();
			if (outputs.length > 1) expect(closedOutput).not.toBe(0);
		},
	);
});

describe('Normalize', () => {
	it('has a codex that n8n accepts, with the words people search for', () => {
		expect(codexSchema.safeParse(normalizeCodex).error).toBeUndefined();
		expect(normalizeCodex.node).toBe(`n8n-nodes-doorman.${new Normalize().description.name}`);
		expect(normalizeCodex.alias).toEqual(expect.arrayContaining(['clean', 'map fields', 'phone']));
	});

	it('offers only what it does', () => {
		const { properties } = new Normalize().description;
		const valuesOf = (name: string) =>
			properties
				.find((property) => property.name === name)
				?.options?.map((option) => ('value' in option ? option.value : undefined));
		expect(valuesOf('recordType')).toEqual(['lead']);
		expect(valuesOf('inputFormat')).toEqual(['fields']);
	});
});
