import { readFileSync } from 'node:fs';

import { Packs } from './packs.mts';
import { runWorkflow, type RunOptions } from './run-workflow.mts';
import { enterHost, leaveHost } from './n8n-host.mts';
import type { CredentialData } from './given-credentials.mts';
import type { WorkflowJson } from './workflow-builder.mts';
import type { WorkflowRun } from './workflow-run.mts';

export interface EngineOptions {
	/** Root folders of built node packs; n8n's standard nodes are always there. */
	readonly packs?: readonly string[];
	/**
	 * Decrypted data by credential type. A node without a `credentials` key of its own gets every
	 * type its description lists; a node with one (be it `{}`) is left as it is.
	 */
	readonly credentials?: CredentialData;
}

/** n8n's workflow engine in this process, with `vm` expressions. */
export interface Engine {
	/**
	 * Runs a workflow (an object or the path of its JSON file) to its end. What went wrong in the
	 * workflow is in the result; the promise rejects when n8n refuses to start it.
	 */
	run(workflow: WorkflowJson | string, options?: RunOptions): Promise<WorkflowRun>;
	/** Stops what only this engine needed; without it the process does not end. */
	close(): Promise<void>;
}

/** Loads the packs and starts the expression engine. */
export async function openEngine({ packs = [], credentials }: EngineOptions = {}): Promise<Engine> {
	const loaded = await Packs.load(packs);
	await enterHost();
	return {
		run: async (workflow, options = {}) => {
			const json = typeof workflow === 'string' ? readWorkflow(workflow) : workflow;
			const all = { ...credentials, ...options.credentials };
			return await runWorkflow(loaded, json, { ...options, credentials: all });
		},
		close: leaveHost,
	};
}

function readWorkflow(path: string): WorkflowJson {
	return JSON.parse(readFileSync(path, 'utf8')) as WorkflowJson;
}
