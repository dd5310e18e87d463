import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod/v4';
import { operations } from '../../nodes/Dedupe/operations';
import type { WorkflowJson } from '../support/engine/workflow-builder.mts';

const folder = join(import.meta.dirname, '..', '..', 'workflows');
const files = readdirSync(folder);

/** Outputs of our nodes by type and operation. */
const outputsOf: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
	operations.map(({ value, outputs }) => [`n8n-nodes-doorman.dedupe ${value}`, outputs]),
);

describe.each(files)('%s', (file) => {
	const text = readFileSync(join(folder, file), 'utf8');
	const workflow = JSON.parse(text) as WorkflowJson;

	it('has a test of its own', () => {
		expect(readdirSync(import.meta.dirname)).toContain(file.replace('.json', '.test.ts'));
	});

	it('can be imported: an id, a name, today’s execution order', () => {
		expect(workflow.id).toMatch(/^\w+$/);
		expect(workflow.name).not.toBe('');
		expect(workflow.settings?.executionOrder).toBe('v1');
	});

	it('carries nothing of the instance it was made on', () => {
		expect(text).not.toMatch(/instanceId|pinData|errorWorkflow|cachedResult/);
		expect(workflow.nodes.filter(({ credentials }) => credentials !== undefined)).toEqual([]);
	});

	it('has one Settings node and an Error Trigger that leads somewhere', () => {
		expect(workflow.nodes.filter(({ name }) => name === 'Settings')).toHaveLength(1);
		const trigger = workflow.nodes.find(({ type }) => type === 'n8n-nodes-base.errorTrigger');
		expect(workflow.connections[trigger?.name ?? '']?.['main']?.[0]).not.toEqual([]);
	});

	it('connects every output of our nodes', () => {
		for (const { name, type, parameters } of workflow.nodes) {
			const outputs = outputsOf[`${type} ${z.string().catch('').parse(parameters['operation'])}`];
			if (outputs === undefined) {
				expect(type).not.toMatch(/^n8n-nodes-doorman\./);
				continue;
			}
			const connected = workflow.connections[name]?.['main'] ?? [];
			outputs.forEach((output, index) => {
				expect(connected[index] ?? [], `${name}: ${output}`).not.toEqual([]);
			});
		}
	});
});
