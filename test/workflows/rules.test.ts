import { globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod/v4';
import { DebounceConsolidateTrigger } from '../../nodes/DebounceConsolidateTrigger/DebounceConsolidateTrigger.node';
import { IntakeTrigger } from '../../nodes/IntakeTrigger/IntakeTrigger.node';
import { Normalize } from '../../nodes/Normalize/Normalize.node';
import type { Operation } from '../../src/n8n/operation';
import type { WorkflowJson } from '../support/engine/workflow-builder.mts';

const folder = join(import.meta.dirname, '..', '..', 'workflows');
const files = readdirSync(folder);
const nodesFolder = join(import.meta.dirname, '..', '..', 'nodes');
const outputsSchema = z.array(z.object({ displayName: z.string() }));

/** Nodes with operations, by their folders. */
const withOperations = globSync('*/operations.ts', { cwd: nodesFolder }).map(dirname);
/** Nodes that do one thing. */
const withoutOperations = [DebounceConsolidateTrigger, IntakeTrigger, Normalize].map(
	(NodeClass) => new NodeClass().description,
);
/** Versions that a node gets when it is added in the editor; 1 for those not named. */
const newest = new Map(
	withoutOperations.map(({ name, defaultVersion }) => [
		`n8n-nodes-doorman.${name}`,
		defaultVersion,
	]),
);

/** Names of the outputs of our nodes, by type and operation. */
const outputsOf = new Map<string, readonly string[]>(
	withoutOperations.map(({ name, outputNames, outputs }) => [
		`n8n-nodes-doorman.${name} `,
		outputNames ?? outputsSchema.parse(outputs).map(({ displayName }) => displayName),
	]),
);

beforeAll(async () => {
	for (const node of withOperations) {
		const type = node.charAt(0).toLowerCase() + node.slice(1);
		const { operations } = (await import(join(nodesFolder, node, 'operations.ts'))) as {
			operations: readonly Operation[];
		};
		for (const { value, outputs } of operations) {
			outputsOf.set(`n8n-nodes-doorman.${type} ${value}`, outputs);
		}
	}
});

it('knows the outputs of every node of ours', () => {
	const types = new Set([...outputsOf.keys()].map((key) => key.slice(0, key.indexOf(' '))));
	expect(types).toHaveLength(readdirSync(nodesFolder).length);
});

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

	it('keeps its forms closed until somebody protects them', () => {
		const forms = workflow.nodes.filter(({ type }) => type === 'n8n-nodes-base.formTrigger');
		for (const { name, parameters } of forms) {
			expect(parameters['authentication'], name).toBe('basicAuth');
		}
	});

	it('has one Settings node and an Error Trigger that leads somewhere', () => {
		expect(workflow.nodes.filter(({ name }) => name === 'Settings')).toHaveLength(1);
		const trigger = workflow.nodes.find(({ type }) => type === 'n8n-nodes-base.errorTrigger');
		expect(workflow.connections[trigger?.name ?? '']?.['main']?.[0] ?? []).not.toEqual([]);
	});

	it('parks a failed run once for each cause', () => {
		const behind = (name: string): string[] =>
			(workflow.connections[name]?.['main'] ?? []).flatMap((list) =>
				(list ?? []).flatMap(({ node }) => [node, ...behind(node)]),
			);
		const reached = workflow.nodes.filter(({ name }) => behind('A Run Failed').includes(name));
		const park = reached.find(({ type }) => type === 'n8n-nodes-doorman.deadLetters');
		expect(park?.parameters).toMatchObject({
			operation: 'park',
			options: { sameAs: expect.stringContaining('$json.step') },
		});
	});

	it('has our nodes in the version that the editor adds', () => {
		for (const { name, type, typeVersion } of workflow.nodes) {
			if (type.startsWith('n8n-nodes-doorman.')) {
				expect(typeVersion, name).toBe(newest.get(type) ?? 1);
			}
		}
	});

	it('connects every output of our nodes where these decide something', () => {
		for (const { name, type, parameters } of workflow.nodes) {
			const operation = z.string().catch('').parse(parameters['operation']);
			const outputs = outputsOf.get(`${type} ${operation}`);
			if (outputs === undefined) {
				expect(type).not.toMatch(/^n8n-nodes-doorman\./);
				continue;
			}
			// With a single output nothing was decided, and the workflow may end there.
			if (outputs.length === 1) continue;
			const connected = workflow.connections[name]?.['main'] ?? [];
			outputs.forEach((output, index) => {
				expect(connected[index] ?? [], `${name}: ${output}`).not.toEqual([]);
			});
		}
	});

	it('leads somewhere from every error output', () => {
		const withErrorOutput = workflow.nodes.filter(
			({ onError }) => onError === 'continueErrorOutput',
		);
		for (const { name, type } of withErrorOutput) {
			// Of the standard nodes in our templates only this one fails on its own.
			expect(type).toBe('n8n-nodes-base.httpRequest');
			const [, afterError] = workflow.connections[name]?.['main'] ?? [];
			expect(afterError ?? [], name).not.toEqual([]);
		}
		const requests = workflow.nodes.filter(({ type }) => type === 'n8n-nodes-base.httpRequest');
		expect(requests).toEqual(withErrorOutput);
	});

	it('names in its connections only nodes that it has', () => {
		const names = workflow.nodes.map(({ name }) => name);
		for (const [from, outputs] of Object.entries(workflow.connections)) {
			const targets = Object.values(outputs).flatMap((lists) =>
				lists.flatMap((list) => (list ?? []).map(({ node }) => node)),
			);
			expect(names).toEqual(expect.arrayContaining([from, ...targets]));
		}
	});
});
