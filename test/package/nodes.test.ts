import { describe, expect, it } from 'vitest';
import { z } from 'zod/v4';
import { DebounceConsolidate } from '../../nodes/DebounceConsolidate/DebounceConsolidate.node';
import debounceConsolidateCodex from '../../nodes/DebounceConsolidate/DebounceConsolidate.node.json';
import { operations as debounceConsolidateOperations } from '../../nodes/DebounceConsolidate/operations';
import { DebounceConsolidateTrigger } from '../../nodes/DebounceConsolidateTrigger/DebounceConsolidateTrigger.node';
import debounceConsolidateTriggerCodex from '../../nodes/DebounceConsolidateTrigger/DebounceConsolidateTrigger.node.json';
import { Dedupe } from '../../nodes/Dedupe/Dedupe.node';
import dedupeCodex from '../../nodes/Dedupe/Dedupe.node.json';
import { operations as dedupeOperations } from '../../nodes/Dedupe/operations';

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

const nodes = [
	{
		node: new Dedupe(),
		codex: dedupeCodex,
		operations: dedupeOperations,
		words: ['duplicate', 'idempotent', 'seen'],
	},
	{
		node: new DebounceConsolidate(),
		codex: debounceConsolidateCodex,
		operations: debounceConsolidateOperations,
		words: ['debounce', 'digest', 'cooldown'],
	},
	{
		node: new DebounceConsolidateTrigger(),
		codex: debounceConsolidateTriggerCodex,
		operations: [],
		words: ['debounce', 'digest', 'trigger'],
	},
];

describe.each(nodes)('$node.description.displayName', ({ node, codex, operations, words }) => {
	it('has a codex that n8n accepts, with the words people search for', () => {
		expect(codexSchema.safeParse(codex).error).toBeUndefined();
		expect(codex.node).toBe(`n8n-nodes-doorman.${node.description.name}`);
		expect(codex.alias).toEqual(expect.arrayContaining(words));
	});

	it.each(operations.map((operation) => [operation.value, operation] as const))(
		'%s never closes on the output that means something good',
		(_value, { outputs, closedOutput }) => {
			expect(outputs[closedOutput]).toBeDefined();
			if (outputs.length > 1) expect(closedOutput).not.toBe(0);
		},
	);
});
